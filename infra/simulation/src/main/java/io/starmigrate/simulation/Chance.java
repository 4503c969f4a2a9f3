package io.starmigrate.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Everything that is left to chance in one run, from one seed. Used by one thread at a time. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    /** True as often as {@code rate} says, from 0 to 1. */
    boolean happens(double rate) {
        return random.nextDouble() < rate;
    }

    /** From 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From {@code least} to {@code most}, in milliseconds. */
    Duration between(Duration least, Duration most) {
        long span = most.minus(least).toMillis();
        return least.plusMillis((long) (random.nextDouble() * (span + 1)));
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
