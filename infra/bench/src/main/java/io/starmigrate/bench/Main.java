package io.starmigrate.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks, each one command: {@code ./migrate bench relay-small}. */
@Command(
        name = "bench",
        subcommands = {
            RelayBenches.Small.class,
            RelayBenches.Large.class,
            CompressBench.class,
            TinyBench.class,
            MakespanBench.class,
            TriggerBench.class,
            LookBench.class,
            ScaleBench.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "relay-small|relay-large|compress|tiny|makespan|trigger|look|scale",
        description = "Measures the tool beside other tools; with --json the last line is one JSON object.")
public final class Main {
    private Main() {}

    /** Runs one benchmark and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(command().execute(arguments));
    }

    /** All of them, by their names. */
    static CommandLine command() {
        return new CommandLine(new Main());
    }
}
