package io.starmigrate.cli;

import io.starmigrate.cli.options.AdoptOptions;
import io.starmigrate.cli.options.CancelOptions;
import io.starmigrate.cli.options.ClaimOptions;
import io.starmigrate.cli.options.CleanOptions;
import io.starmigrate.cli.options.CutoverOptions;
import io.starmigrate.cli.options.ExplainOptions;
import io.starmigrate.cli.options.ForecastOptions;
import io.starmigrate.cli.options.ImportOptions;
import io.starmigrate.cli.options.JobOptions;
import io.starmigrate.cli.options.OverwriteOptions;
import io.starmigrate.cli.options.PartitionOptions;
import io.starmigrate.cli.options.ReportOptions;
import io.starmigrate.cli.options.RetryOptions;
import io.starmigrate.cli.options.RoundsOptions;
import io.starmigrate.cli.options.SchemaOptions;
import io.starmigrate.cli.options.StatusOptions;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.RepairRequest;
import io.starmigrate.worker.api.TaskSelection;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands; each method is one, which {@link Cli} adds when it is asked for. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        addMethodSubcommands = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "Moves StarRocks databases from one cluster to another through object storage.",
        footer = {
            "",
            "From a clone, ./migrate also has: demo (a whole migration without any account), sandbox, sql,"
                    + " simulate, kill-test; each explains itself with --help."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all done and verified",
            "1:something failed",
            "2:wrong usage or configuration; nothing was started",
            "130:stopped by Ctrl-C, 143: by SIGTERM; run the same command again to go on"
        })
final class Commands {
    private final JobRunner runner;

    Commands(JobRunner runner) {
        this.runner = runner;
    }

    @Command(
            description = {
                "Look at everything the job needs, before anything moves: clusters, tables, storages, trigger.",
                "What is made to see whether it can be made is removed again."
            },
            mixinStandardHelpOptions = true)
    int check(@Mixin JobOptions options) {
        return runner.run(Operation.CHECK, options);
    }

    @Command(description = "Read the source's catalog and record what is to be moved.", mixinStandardHelpOptions = true)
    int plan(
            @Mixin JobOptions options,
            @Mixin OverwriteOptions rows,
            @Mixin ClaimOptions tables,
            @Mixin AdoptOptions equal,
            @Mixin ForecastOptions forecast) {
        return runner.guarded("plan", options, output -> {
            if (equal.adopt) {
                forecast.requireNone();
            }
            Operation plan =
                    equal.adopt ? Operation.adopt(rows.overwriting()) : Operation.plan(rows.overwriting(), forecast);
            return runner.run(plan.with(tables), options);
        });
    }

    @Command(
            description = "Make the source's tables and views at the target, or set back what was paused for loading.",
            mixinStandardHelpOptions = true)
    int schema(@Mixin JobOptions options, @Mixin SchemaOptions chosen) {
        return runner.run(Operation.schema(chosen.request()), options);
    }

    @Command(description = "Export the planned partitions, and relay the files.", mixinStandardHelpOptions = true)
    int export(@Mixin JobOptions options, @Mixin ClaimOptions chosen) {
        return runner.run(Operation.EXPORT.with(chosen), options);
    }

    @Command(
            name = "import",
            description = "Load, verify and publish what arrives, or a backup, or files of others.",
            mixinStandardHelpOptions = true)
    int importFiles(
            @Mixin JobOptions options,
            @Mixin ClaimOptions chosen,
            @Mixin ImportOptions files,
            @Mixin OverwriteOptions rows) {
        return runner.guarded(
                "import",
                options,
                output -> runner.run(
                        files.request(rows.overwriting())
                                .map(Operation::restore)
                                .orElse(Operation.IMPORT)
                                .with(chosen),
                        options));
    }

    @Command(description = "List the backups that the storages hold.", mixinStandardHelpOptions = true)
    int backups(@Mixin JobOptions options) {
        return runner.run(Operation.BACKUPS, options);
    }

    @Command(
            description = "One full round, or several: plan, export, load, verify, publish.",
            mixinStandardHelpOptions = true)
    int sync(
            @Mixin JobOptions options,
            @Mixin OverwriteOptions rows,
            @Mixin ClaimOptions tables,
            @Mixin RoundsOptions repeated) {
        return runner.run(Operation.sync(rows.overwriting(), repeated).with(tables), options);
    }

    @Command(
            description = {
                "Look whether all is ready, prove that writes have stopped, move and prove what changed last.",
                "In the end what was paused is set back; then switch the applications."
            },
            mixinStandardHelpOptions = true)
    int cutover(@Mixin JobOptions options, @Mixin CutoverOptions chosen) {
        return runner.guarded(
                "cutover",
                options,
                output -> runner.run(
                        Operation.cutover(new CutoverRequest(
                                chosen.kind(),
                                runner.begins(chosen),
                                chosen.begins(ZonedDateTime.now(ZoneId.systemDefault()))
                                        .orElse(null),
                                chosen.unlisted,
                                chosen.onlyAtTarget,
                                chosen.leftOut)),
                        options));
    }

    @Command(description = "Show how far the job is.", mixinStandardHelpOptions = true)
    int status(@Mixin JobOptions options, @Mixin StatusOptions chosen) {
        return runner.run(Operation.status(chosen.request()), options);
    }

    @Command(
            description = {
                "Tell what was moved, how long it took, what was done again and why, and how it was verified.",
                "That is all that is recorded, for the person who signs."
            },
            mixinStandardHelpOptions = true)
    int report(@Mixin JobOptions options, @Mixin ReportOptions chosen, @Mixin ForecastOptions forecast) {
        return runner.run(Operation.report(chosen.html, forecast), options);
    }

    @Command(description = "Compare source and target now.", mixinStandardHelpOptions = true)
    int verify(@Mixin JobOptions options, @Mixin ExplainOptions chosen) {
        return runner.run(Operation.verify(chosen.request()), options);
    }

    @Command(
            description = {
                "Compare partitions now, and move those once more that are not equal: them alone, without a round.",
                "Rows that others have put into the target are replaced only when that is said."
            },
            mixinStandardHelpOptions = true)
    int repair(@Mixin JobOptions options, @Mixin PartitionOptions chosen, @Mixin OverwriteOptions rows) {
        return runner.run(Operation.repair(new RepairRequest(chosen.selection(), rows.overwriting())), options);
    }

    @Command(
            description = "Make what has failed, was cancelled or is published ready to be worked on again.",
            mixinStandardHelpOptions = true)
    int retry(@Mixin JobOptions options, @Mixin RetryOptions chosen) {
        return runner.run(Operation.retry(chosen.request()), options);
    }

    @Command(
            description = {
                "Compare the target storage and the target's staging with the records, repair what can be repaired.",
                "The last line names every object nothing accounts for."
            },
            mixinStandardHelpOptions = true)
    int reconcile(@Mixin JobOptions options) {
        return runner.run(Operation.RECONCILE, options);
    }

    @Command(description = "Stop what is not published; retry brings it back.", mixinStandardHelpOptions = true)
    int cancel(@Mixin JobOptions options, @Mixin PartitionOptions chosen, @Mixin CancelOptions how) {
        TaskSelection selection = chosen.selection();
        return runner.run(Operation.cancel(selection, runner.confirmation(how, selection.isNarrow())), options);
    }

    @Command(
            description = "Put dead letters back on the queue that can be processed now; name the others.",
            mixinStandardHelpOptions = true)
    int redrive(
            @Mixin JobOptions options,
            @Option(names = "--dry-run", description = "Only tell what would be done.") boolean dryRun) {
        return runner.run(Operation.redrive(dryRun ? Effect.ONLY_TELL : Effect.APPLY), options);
    }

    @Command(
            description = "Remove a finished job's files, messages, staging and records, or files of old generations.",
            mixinStandardHelpOptions = true)
    int clean(@Mixin JobOptions options, @Mixin CleanOptions chosen) {
        return runner.run(
                chosen.keep == 0
                        ? Operation.clean(chosen.scope(), runner.confirmation(chosen))
                        : Operation.prune(chosen.keep, chosen.scope(), runner.confirmation(chosen)),
                options);
    }

    @Command(description = "Work on the job until stopped, as a service.", mixinStandardHelpOptions = true)
    int worker(@Mixin JobOptions options) {
        return runner.run(Operation.WORKER, options);
    }
}
