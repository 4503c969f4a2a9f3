package io.starmigrate.simulation.repeatable;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Everything that is left to chance in one run, from one seed. Used by one thread at a time. */
public final class Chance {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Random random;

    public Chance(long seed) {
        this.random = new Random(seed);
    }

    /** Of seeds that are counted up from one: small ones alone begin alike. */
    public static Chance ofSmall(long seed) {
        return new Chance(seed * SPREAD);
    }

    /** True as often as {@code rate} says, from 0 to 1. */
    public boolean happens(double rate) {
        return random.nextDouble() < rate;
    }

    /** From 0 to {@code bound - 1}. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** From {@code least} to {@code most}, in milliseconds. */
    public Duration between(Duration least, Duration most) {
        long span = most.minus(least).toMillis();
        return least.plusMillis((long) (random.nextDouble() * (span + 1)));
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
