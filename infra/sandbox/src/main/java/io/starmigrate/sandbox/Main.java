package io.starmigrate.sandbox;

import io.starmigrate.simulation.Simulate;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The sandbox's commands: {@code demo}, {@code sandbox}, {@code simulate} and {@code kill-test}. */
@Command(
        name = "migrate",
        subcommands = {DemoCommand.class, SandboxCommand.class, Simulate.class, KillTestCommand.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "demo|sandbox|simulate|kill-test",
        description = "Tries the migration tool on a whole world in one process, on loopback.")
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        int exit = new CommandLine(new Main()).execute(arguments);
        System.exit(exit);
    }
}
