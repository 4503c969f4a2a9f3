package io.starmigrate.simulation;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** The command {@code simulate}. */
public final class Main {
    private Main() {}

    /** Simulates and ends the process with the command's exit code. */
    public static void main(String[] arguments) {
        System.exit(command().execute(arguments));
    }

    /** The command; a wrong option is one sentence. */
    static CommandLine command() {
        return new CommandLine(new Simulate()).setParameterExceptionHandler((wrong, arguments) -> {
            wrong.getCommandLine().getErr().println(wrong.getMessage());
            wrong.getCommandLine().getErr().println("Try 'migrate simulate --help'.");
            return ExitCode.USAGE;
        });
    }
}
