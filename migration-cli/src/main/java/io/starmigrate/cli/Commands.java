package io.starmigrate.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands; each method is one. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Moves StarRocks databases from one cluster to another through object storage.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all done and verified",
            "1:something failed",
            "2:wrong usage or configuration; nothing was started"
        })
final class Commands {
    private final JobRunner runner;

    Commands(JobRunner runner) {
        this.runner = runner;
    }

    @Command(description = "Read the source's catalog and record what is to be moved.", mixinStandardHelpOptions = true)
    int plan(@Mixin JobOptions options) {
        return runner.run(Operation.PLAN, options);
    }

    @Command(description = "Export the planned partitions, and relay the files.", mixinStandardHelpOptions = true)
    int export(@Mixin JobOptions options) {
        return runner.run(Operation.EXPORT, options);
    }

    @Command(name = "import", description = "Load, verify and publish what arrives.", mixinStandardHelpOptions = true)
    int importFiles(@Mixin JobOptions options) {
        return runner.run(Operation.IMPORT, options);
    }

    @Command(description = "One full round: plan, export, load, verify, publish.", mixinStandardHelpOptions = true)
    int sync(@Mixin JobOptions options) {
        return runner.run(Operation.SYNC, options);
    }

    @Command(description = "Show how far the job is.", mixinStandardHelpOptions = true)
    int status(@Mixin JobOptions options) {
        return runner.run(Operation.STATUS, options);
    }

    @Command(description = "Compare source and target now.", mixinStandardHelpOptions = true)
    int verify(@Mixin JobOptions options) {
        return runner.run(Operation.VERIFY, options);
    }

    @Command(description = "Make what has failed ready to be worked on again.", mixinStandardHelpOptions = true)
    int retry(@Mixin JobOptions options) {
        return runner.run(Operation.RETRY, options);
    }

    @Command(description = "Work on the job until stopped, as a service.", mixinStandardHelpOptions = true)
    int worker(@Mixin JobOptions options) {
        return runner.run(Operation.WORKER, options);
    }
}
