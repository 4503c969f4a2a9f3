package io.starmigrate.worker.service;

import io.starmigrate.core.config.ConfigException;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.MigratorFactory;
import io.starmigrate.worker.api.ToolVersion;
import io.starmigrate.worker.several.SideBySide;
import io.starmigrate.worker.several.SideBySide.Work;
import io.starmigrate.worker.wiring.AwsSecrets;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker as a service: all roles of one job, or of several at once, until the process is asked to end. */
public final class WorkerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
    private static final int STOPPED = 0;
    private static final int FAILED = 1;
    private static final int WRONG_INPUT = 2;

    private final MigratorFactory factory;
    private final Map<String, String> environment;
    private final StopSignal stop;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param factory makes the migrator to work with
     * @param environment the environment variables, which win over the configuration file
     * @param out where what was asked for is told
     * @param err where wrong input is told
     */
    WorkerProcess(
            MigratorFactory factory,
            Map<String, String> environment,
            StopSignal stop,
            PrintStream out,
            PrintStream err) {
        this.factory = factory;
        this.environment = Map.copyOf(environment);
        this.stop = stop;
        this.out = out;
        this.err = err;
    }

    /** Runs the worker and ends the process with its exit code. */
    public static void main(String[] arguments) {
        WorkerProcess process = new WorkerProcess(
                config -> new MigratorBuilder(config).open(),
                System.getenv(),
                new ShutdownSignal(),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err));
        int exitCode = FAILED;
        try {
            exitCode = process.run(List.of(arguments));
        } finally {
            // After SIGTERM an exit would wait for the hook that waits for this, and then say 143 of a clean stop.
            Runtime.getRuntime().halt(exitCode);
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /**
     * Works until asked to stop. The caller ends the process with the answer: what hears the stop signal holds the
     * process until then.
     *
     * @return 0 after a clean stop, 1 when the work cannot go on, 2 for wrong usage or configuration
     */
    int run(List<String> arguments) {
        try {
            if (arguments.equals(List.of("--version"))) {
                out.println("migration-worker " + ToolVersion.text());
                return STOPPED;
            }
            work(WorkerArguments.parse(arguments));
            return STOPPED;
        } catch (IllegalArgumentException misused) {
            err.println(SettingName.inKeys(String.valueOf(misused.getMessage())));
            err.println(WorkerArguments.USAGE);
            return WRONG_INPUT;
        } catch (ConfigException wrong) {
            err.println(wrong.getMessage());
            return WRONG_INPUT;
        } catch (MigrationException failed) {
            LOG.error("The worker ends: {}", failed.getMessage());
            return MigrationException.endsCommand(failed) ? WRONG_INPUT : FAILED;
        } catch (RuntimeException unforeseen) {
            LOG.error("The worker ends", unforeseen);
            return FAILED;
        } catch (Error unsound) {
            // Said plainly first: what there is too little of may keep the log from saying anything.
            err.println("The worker ends, because the process is not sound any more: " + unsound);
            LOG.error("The worker ends", unsound);
            return FAILED;
        }
    }

    private void work(WorkerArguments arguments) {
        List<ServedJob> jobs = ServedJob.of(arguments, environment, new AwsSecrets());
        Map<ServedJob, Migrator> open = new LinkedHashMap<>();
        try {
            jobs.forEach(job -> open.put(job, factory.open(job.config())));
            Runnable stopAll = () -> open.values().forEach(Migrator::stop);
            var unused = stop.onStop(stopAll);
            if (open.size() == 1) {
                open.forEach(WorkerProcess::serve);
            } else {
                List<Work<ServedJob>> work = open.entrySet().stream()
                        .map(entry -> new Work<>(entry.getKey().job(), () -> serve(entry.getKey(), entry.getValue())))
                        .toList();
                var unusedToo = new SideBySide(stopAll).run(work);
            }
        } finally {
            open.values().forEach(Migrator::close);
        }
    }

    private static ServedJob serve(ServedJob job, Migrator migrator) {
        LOG.info("Working on job {}", job.job());
        JobReport report = migrator.runWorker(job.job(), new LoggedProgress());
        LOG.info("Stopped; the job's partitions: {}", Units.tally(report.partitions()));
        return job;
    }
}
