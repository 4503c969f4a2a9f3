package io.starmigrate.sandbox;

import io.starmigrate.simulation.Simulate;
import java.nio.file.FileSystemException;
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
        int exit = new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command))
                .execute(arguments);
        System.exit(exit);
    }

    /** What was asked for wrongly is said in one line; what nobody foresaw, with where it happened. */
    private static int explain(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof IllegalArgumentException || failure instanceof FileSystemException) {
            String found = failure instanceof FileSystemException refused
                    ? "Cannot write to " + refused.getFile() + " ("
                            + refused.getClass().getSimpleName() + "); name a directory of yours by --dir"
                    : String.valueOf(failure.getMessage());
            command.getErr().println(found);
            return CommandLine.ExitCode.USAGE;
        }
        throw failure;
    }
}
