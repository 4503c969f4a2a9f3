package io.starmigrate.cli;

import io.starmigrate.core.config.Nearest;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.MigratorFactory;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line, independent of the process it runs in. */
public final class Cli {
    /** What the name of a command is whose annotation has none. */
    private static final String UNNAMED = "<main class>";

    private final Surroundings surroundings;
    private final JobRunner runner;

    /** @param factory makes the migration a command works on */
    public Cli(Surroundings surroundings, MigratorFactory factory) {
        this.surroundings = surroundings;
        this.runner = new JobRunner(surroundings, factory);
    }

    /**
     * Runs one command.
     *
     * @return 0 when all is done and verified, 1 when something failed, 2 for wrong usage or configuration
     */
    public int run(String... arguments) {
        if (arguments.length == 0) {
            CommandLine all = knowing(command -> true);
            all.usage(all.getErr());
            return ExitCode.WRONG_INPUT;
        }
        CommandLine one = knowing(arguments[0]::equals);
        return (one.getSubcommands().isEmpty() ? knowing(command -> true) : one).execute(arguments);
    }

    /** A command line of some commands: to read what each of them takes would cost more than most have to do. */
    private CommandLine knowing(Predicate<String> named) {
        CommandLine commands = new CommandLine(new Commands(runner));
        for (Method command : CommandLine.getCommandMethods(Commands.class, null)) {
            String name = command.getAnnotation(Command.class).name();
            String known = name.equals(UNNAMED) ? command.getName() : name;
            if (named.test(known)) {
                commands.addSubcommand(known, new CommandLine(command));
            }
        }
        if (named.test(RelayCommand.NAME)) {
            commands.addSubcommand(new RelayCommand(runner, surroundings));
        }
        // What is set holds for the commands that are there.
        return commands.setOut(writer(surroundings.terminal().out()))
                .setErr(writer(surroundings.terminal().err()))
                .setParameterExceptionHandler((wrong, arguments) -> explain(wrong));
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
