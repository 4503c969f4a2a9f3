package io.starmigrate.cli;

import io.starmigrate.worker.MigrationFactory;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line, independent of the process it runs in. */
public final class Cli {
    private final CommandLine commands;

    /** @param factory makes the migration a command works on */
    public Cli(Surroundings surroundings, MigrationFactory factory) {
        this.commands = new CommandLine(new Commands(new JobRunner(surroundings, factory)))
                .setOut(writer(surroundings.terminal().out()))
                .setErr(writer(surroundings.terminal().err()))
                .setParameterExceptionHandler((wrong, arguments) -> explain(wrong));
    }

    /**
     * Runs one command.
     *
     * @return 0 when all is done and verified, 1 when something failed, 2 for wrong usage or configuration
     */
    public int run(String... arguments) {
        return arguments.length == 0 ? usage() : commands.execute(arguments);
    }

    private int usage() {
        commands.usage(commands.getErr());
        return ExitCode.WRONG_INPUT;
    }

    private static int explain(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.WRONG_INPUT;
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
