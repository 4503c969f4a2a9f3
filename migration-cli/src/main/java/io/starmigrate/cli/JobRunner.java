package io.starmigrate.cli;

import io.starmigrate.cli.options.CancelOptions;
import io.starmigrate.cli.options.CleanOptions;
import io.starmigrate.cli.options.CommandOptions;
import io.starmigrate.cli.options.CutoverOptions;
import io.starmigrate.cli.options.JobOptions;
import io.starmigrate.cli.terminal.ProgressDisplay;
import io.starmigrate.cli.text.CutoverText;
import io.starmigrate.cli.text.OperationText;
import io.starmigrate.core.config.ConfigException;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.LoadedConfig;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.MigratorFactory;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.service.StopSignal;
import io.starmigrate.worker.wiring.AwsSecrets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs one operation from its options to its exit code. */
final class JobRunner {
    /** The commands that look and leave nothing behind from where another could go on. */
    private static final Set<String> AFRESH = Set.of("check", "verify", "status", "report", "backups");

    private final Surroundings surroundings;
    private final MigratorFactory factory;
    private volatile @Nullable ProgressDisplay shown;

    JobRunner(Surroundings surroundings, MigratorFactory factory) {
        this.surroundings = surroundings;
        this.factory = factory;
    }

    int run(Operation operation, JobOptions options) {
        return guarded(operation.name(), options, output -> perform(operation, options, output));
    }

    /** Says of whatever goes wrong what it was, and gives back the exit code. */
    int guarded(String command, CommandOptions options, ToIntFunction<Output> work) {
        Output output = new Output(surroundings.terminal(), options);
        try {
            Logs.adjust(options, surroundings.terminal());
            return work.applyAsInt(output);
        } catch (ConfigException wrong) {
            return output.failure(wrong.getMessage(), wrong, ExitCode.WRONG_INPUT);
        } catch (MigrationException failed) {
            return output.failure(failed.getMessage(), failed, exitCode(failed.fault()));
        } catch (RuntimeException unforeseen) {
            return output.failure(unforeseen(command, options, unforeseen), unforeseen, ExitCode.FAILED);
        } catch (Error unsound) {
            return output.failure(unforeseen(command, options, unsound), unsound, ExitCode.FAILED);
        }
    }

    /** Whether what is to be stopped may be; a narrow selection names it, and programs have nobody to ask. */
    Predicate<OperationReport> confirmation(CancelOptions options, boolean narrow) {
        return confirmation(
                options.dryRun,
                options.yes || narrow,
                job -> "all of job \"" + job + "\" is to be stopped: this is no terminal; look with --dry-run, then say"
                        + " --yes, or name what is meant with --table and --partition",
                "Stop the whole job? Type its name");
    }

    /** Asks whoever looks on, unless the options say it already. */
    Predicate<OperationReport> confirmation(CleanOptions options) {
        return confirmation(
                options.dryRun,
                options.yes,
                job -> "job \"" + job + "\" may be removed: this is no terminal; look with --dry-run, then say --yes",
                "Remove all of this for good? Type the job's name");
    }

    /** @param unasked what cannot be asked where nobody looks on, by the job's name */
    private Predicate<OperationReport> confirmation(
            boolean dryRun, boolean yes, UnaryOperator<String> unasked, String question) {
        return report -> {
            if (dryRun || yes) {
                return !dryRun;
            }
            if (!surroundings.terminal().interactive()) {
                throw new MigrationException(
                        MigrationException.Fault.WRONG_INPUT,
                        "Cannot ask whether " + unasked.apply(report.job()),
                        null);
            }
            settle();
            surroundings.terminal().err().println(SettingName.inKeys(OperationText.of(report)));
            return surroundings.terminal().confirms(question, report.job());
        };
    }

    /**
     * Shows what was found before a cutover and asks, unless the options say it already.
     *
     * @throws MigrationException where there is nobody to ask: before anything is looked at. What is given back throws
     *     one where anything but the word is typed
     */
    Predicate<List<Check>> begins(CutoverOptions options) {
        if (options.isToldToBegin()) {
            return checks -> true;
        }
        if (options.kind() == Kind.PERFORM && !surroundings.terminal().interactive()) {
            throw new MigrationException(
                    MigrationException.Fault.WRONG_INPUT,
                    "Cannot ask whether the cutover may begin: this is no terminal; look with --ready, then say"
                            + " --yes",
                    null);
        }
        return checks -> {
            settle();
            CutoverText.checks(checks).lines().forEach(surroundings.terminal().err()::println);
            if (!surroundings
                    .terminal()
                    .confirms("Writes to the source have to have stopped. Type cutover to begin", "cutover")) {
                // A report would tell once more what was shown above.
                throw new MigrationException(
                        MigrationException.Fault.STOPPED,
                        "Not confirmed: nothing was begun; to begin, run migrate cutover again and type the word"
                                + " cutover",
                        null);
            }
            return true;
        };
    }

    private int perform(Operation operation, JobOptions options, Output output) {
        MigrationConfig config = config(operation, options);
        String job = options.job == null ? config.job() : options.job;
        Migrator migrator = factory.open(config);
        AtomicBoolean stopped = new AtomicBoolean();
        StopSignal.Registration running = surroundings.stop().onStop(() -> {
            stopped.set(true);
            settle();
            surroundings.terminal().err().println(stopping(operation));
            migrator.stop();
        });
        try (migrator) {
            CommandResult answer = watched(operation, migrator, job);
            output.report(answer);
            if (stopped.get()) {
                surroundings
                        .terminal()
                        .err()
                        .println(answer.success() ? "Stopped, as asked; nothing was left to do" : "Stopped, as asked");
            }
            return answer.success() ? ExitCode.DONE : ExitCode.FAILED;
        } finally {
            running.close();
        }
    }

    private static String stopping(Operation operation) {
        String again = " Run migrate " + operation.name() + " again";
        return "Stopping: what is under way is brought to a safe point, mostly within seconds; a look at a large job or"
                + " catalog is finished first."
                + (AFRESH.contains(operation.name())
                        ? again + " for an answer: it begins anew"
                        : " Nothing is lost." + again + " to go on");
    }

    // The progress is closed before the report is printed, so that the two do not run into each other.
    private CommandResult watched(Operation operation, Migrator migrator, String job) {
        try (ProgressDisplay progress = ProgressDisplay.on(surroundings.terminal())) {
            shown = progress;
            return operation.action().perform(migrator, job, progress);
        } finally {
            shown = null;
        }
    }

    /** Questions stand on lines of their own. */
    private void settle() {
        ProgressDisplay progress = shown;
        if (progress != null) {
            progress.settle();
        }
    }

    private MigrationConfig config(Operation operation, JobOptions options) {
        Optional.ofNullable(options.job).flatMap(MigrationConfig::jobNameFault).ifPresent(fault -> {
            throw new MigrationException(MigrationException.Fault.WRONG_INPUT, fault, null);
        });
        LoadedConfig loaded =
                ConfigLoader.load(options.env, surroundings.environment(), operation.needs(), new AwsSecrets());
        loaded.warnings().forEach(warning -> surroundings.terminal().err().println("Warning: " + warning));
        return loaded.config();
    }

    private static int exitCode(MigrationException.Fault fault) {
        return switch (fault) {
            case WRONG_INPUT, REFUSED -> ExitCode.WRONG_INPUT;
            case FAILED, STOPPED -> ExitCode.FAILED;
        };
    }

    private static String unforeseen(String command, CommandOptions options, Throwable cause) {
        String found = cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
        String advice = options.debug ? "" : "; --debug shows where it happened";
        return "Cannot run " + command + ": " + found + advice;
    }
}
