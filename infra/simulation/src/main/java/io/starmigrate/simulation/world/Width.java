package io.starmigrate.simulation.world;

import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.rows.SimulatedDeltas;
import java.util.Map;

/** How much of the world beside one job a run holds. */
public enum Width {
    /** One job of one installation, to which everything at the target belongs. */
    ONE_JOB,

    /** The same with more partitions, which travel together. */
    TOGETHER,

    /** One job, of whose changed partitions only what differs travels. */
    DELTAS,

    /** The same, where a column tells what was written, of which some writers lie. */
    WRITTEN,

    /** One job, whose larger partitions are exported in slices. */
    SLICES,

    /** One job, whose target names the stagings of partitions itself: the same for each pass and generation. */
    NAMED,

    /** One job, and others that write to the target beside it. */
    OTHER_WRITERS,

    /**
     * Several jobs that move tables of the same names to the same target, some of them in installations of their own.
     */
    SEVERAL_JOBS;

    /** Up to how many bytes partitions travel together: a row counts ten. */
    long groupSize() {
        return this == TOGETHER ? 1000 : 0;
    }

    /** Whether only what differs travels. */
    boolean isOfDeltas() {
        return this == DELTAS || this == WRITTEN;
    }

    /** Which column tells what was written, by the table. */
    Map<String, String> syncColumns() {
        return this == WRITTEN ? Map.of("orders", SimulatedDeltas.TIME, "config", SimulatedDeltas.TIME) : Map.of();
    }

    /** From how many bytes on only what differs of a partition travels; 0: never. */
    long deltaSize() {
        return isOfDeltas() ? 1 : 0;
    }

    /** So little that exports wait for publications again and again; none where slices are to be many. */
    long exportAhead() {
        return splitSize() > 0 ? 0 : 150;
    }

    /** Above how many bytes a partition is exported in slices: a row counts ten. */
    long splitSize() {
        return this == SLICES ? 30 : 0;
    }

    /** How many rows a partition has. */
    int rows(Chance chance) {
        return chance.below(10) + (isOfDeltas() ? 20 : 0);
    }

    /** How many steps of a hostile world a job has: what differs shows only in the rounds after the first. */
    public int hostile() {
        return isOfDeltas() ? 1500 : 500;
    }

    /** The fewest partitions of a source's table. */
    int partitions() {
        return this == TOGETHER ? 3 : 1;
    }
}
