package io.starmigrate.core.pace;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** A cluster that loads, with others at work on it: each load leaves versions, which compaction takes away again. */
final class TargetModel {
    static final double LOOK_SECONDS = 15;
    private static final int NOISE = 3;

    private final IntToDoubleFunction others;
    private final double each;
    private final double compacts;
    private double versions;

    /**
     * @param others how many transactions of others run at each look
     * @param each how many versions one load leaves of its worst tablet from one look to the next
     * @param compacts how many are taken away meanwhile
     */
    TargetModel(IntToDoubleFunction others, double each, double compacts) {
        this.others = others;
        this.each = each;
        this.compacts = compacts;
    }

    /** Loads run from one look to the next, so many at once. */
    void work(int running, Random random) {
        versions = Math.max(0, versions + running * each - compacts + random.nextDouble() * NOISE);
    }

    double versions() {
        return versions;
    }

    Pressure pressure(int look, int running) {
        return new Pressure(
                List.of(
                        Signal.memory(30),
                        Signal.queuedLoads(0),
                        Signal.transactions(others.applyAsDouble(look) + running),
                        Signal.tabletCompaction(versions)),
                Double.NaN,
                List.of());
    }
}
