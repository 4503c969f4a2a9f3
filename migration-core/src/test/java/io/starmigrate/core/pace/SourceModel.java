package io.starmigrate.core.pace;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/**
 * A cluster that exports, with others at work on it.
 *
 * @param others what others take of its processors at each look, in percent
 * @param each what one export takes of its busiest node's processors, in percent
 * @param saturation how many exports make it as fast as it gets
 * @param room how many it runs at once, as it says; 0: it does not say
 */
record SourceModel(IntToDoubleFunction others, double each, int saturation, int room) {
    SourceModel(IntToDoubleFunction others, double each, int saturation) {
        this(others, each, saturation, 0);
    }

    static final double LOOK_SECONDS = 15;
    private static final double BYTES_PER_LOOK = 1e9;
    private static final int NOISE = 3;

    Pressure pressure(int look, int running, Random random) {
        double cpu = others.applyAsDouble(look) + running * each + random.nextDouble() * NOISE;
        return new Pressure(List.of(Signal.cpu(Math.min(100, cpu)), Signal.memory(30)), Double.NaN, List.of(), room);
    }

    /** Lets exports end: two of each that runs, and none gets faster for more than it can take. */
    void work(Pacer pacer) {
        int ended = 2 * pacer.limit();
        double bytes = BYTES_PER_LOOK * Math.min(pacer.limit(), saturation);
        for (int i = 0; i < ended; i++) {
            pacer.finished((long) (bytes / ended));
        }
    }
}
