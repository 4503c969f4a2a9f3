package io.starmigrate.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.simulation.history.LogSilence;
import io.starmigrate.simulation.history.SimulatedRun;
import io.starmigrate.simulation.history.Simulation;
import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.simulation.world.Width;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs many simulations and tells which seeds broke a promise. */
@Command(
        name = "migrate simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Runs whole migrations on a virtual clock, with faults at every port, one for each seed.",
            "Ends with 1 when a run broke a promise; the same seed makes the same run."
        })
public final class Simulate implements Callable<Integer> {
    @Option(names = "--seeds", paramLabel = "N", defaultValue = "1000", description = "How many seeds to run.")
    private int seeds;

    @Option(names = "--from", paramLabel = "S", defaultValue = "1", description = "The first seed.")
    private long from;

    @Option(
            names = "--width",
            paramLabel = "WIDTH",
            defaultValue = "ONE_JOB",
            description = "What a run holds: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} where none is named.")
    private Width width = Width.ONE_JOB;

    @Option(names = "--json", description = "Ends with one line of JSON: runs, diverged, seeds.")
    private boolean json;

    @Option(names = "--trace", description = "Writes every call of every run to standard error.")
    private boolean trace;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Long> diverged = LogSilence.during(this::run);
        tell(diverged);
        return diverged.isEmpty() ? 0 : 1;
    }

    private List<Long> run() {
        List<Long> diverged = new ArrayList<>();
        try (Simulation simulation = new Simulation(width, Safeguard.NOTHING, this::note)) {
            for (long seed = from; seed < from + seeds; seed++) {
                SimulatedRun run = simulation.run(seed);
                if (run.diverged()) {
                    diverged.add(seed);
                    spec.commandLine().getErr().println(run);
                }
            }
        }
        return diverged;
    }

    private void note(Supplier<String> happening) {
        if (trace) {
            spec.commandLine().getErr().println(happening.get());
        }
    }

    private void tell(List<Long> diverged) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode line =
                    JsonNodeFactory.instance.objectNode().put("runs", seeds).put("diverged", diverged.size());
            ArrayNode list = line.putArray("seeds");
            diverged.forEach(list::add);
            out.println(line);
        } else {
            out.println(seeds + " runs, " + diverged.size() + " diverged: " + diverged);
        }
        out.flush();
    }
}
