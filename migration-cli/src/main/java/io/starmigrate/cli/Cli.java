package io.starmigrate.cli;

import io.starmigrate.core.config.Nearest;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.MigratorFactory;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line, independent of the process it runs in. */
public final class Cli {
    private final CommandLine commands;

    /** @param factory makes the migration a command works on */
    public Cli(Surroundings surroundings, MigratorFactory factory) {
        JobRunner runner = new JobRunner(surroundings, factory);
        this.commands = new CommandLine(new Commands(runner))
                .addSubcommand(new RelayCommand(runner, surroundings))
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
        err.println(SettingName.inKeys(told(wrong)));
        meant(wrong).ifPresent(word -> err.println("Did you mean " + word + "?"));
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.WRONG_INPUT;
    }

    /** What an option refuses by itself is told in its own words, without how it came to be asked. */
    private static String told(ParameterException wrong) {
        for (Throwable cause = wrong.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException refused && !(cause instanceof NumberFormatException)) {
                return String.valueOf(refused.getMessage());
            }
        }
        if (wrong instanceof OverwrittenOptionException twice) {
            return wrong.getMessage()
                    + "; where several are meant, run the command once for each"
                    + (twice.getOverwritten() instanceof OptionSpec option
                                    && option.longestName().equals("--table")
                            ? ", or name a --table with * and ? for other characters"
                            : "");
        }
        if (wrong instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String word = unmatched.getUnmatched().get(0);
            CommandSpec command = wrong.getCommandLine().getCommandSpec();
            return command.subcommands().isEmpty()
                    ? "\"" + word + "\" is a word too many: " + command.qualifiedName() + " takes no such argument"
                    : "There is no command \"" + word + "\"";
        }
        return String.valueOf(wrong.getMessage())
                .replaceFirst(" is not an? (int|long)$", " is no whole number")
                .replaceFirst(" is not a boolean$", " is neither true nor false; it needs no value");
    }

    private static Optional<String> meant(ParameterException wrong) {
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        Stream<String> known =
                Stream.concat(command.optionsMap().keySet().stream(), command.subcommands().keySet().stream());
        return wrong instanceof UnmatchedArgumentException unmatched
                ? Nearest.among(known, unmatched.getUnmatched().get(0).replaceFirst("^(--[^=]*)=.*", "$1"))
                : Optional.empty();
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
