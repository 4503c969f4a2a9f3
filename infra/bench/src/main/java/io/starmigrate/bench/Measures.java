package io.starmigrate.bench;

import java.lang.ref.Reference;

/** What something takes of this process: as numbers of two decimals, and megabytes. */
final class Measures {
    private static final double NANOS = 1e9;
    private static final double HUNDRED = 100;

    private Measures() {}

    /** How long ago that was, by {@link System#nanoTime}. */
    static double seconds(long begun) {
        return rounded((System.nanoTime() - begun) / NANOS);
    }

    static double rounded(double value) {
        return Math.round(value * HUNDRED) / HUNDRED;
    }

    /** What is still held while this is. */
    static long heap(Object held) {
        try {
            System.gc();
            return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
        } finally {
            Reference.reachabilityFence(held);
        }
    }
}
