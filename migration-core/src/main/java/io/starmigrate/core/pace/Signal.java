package io.starmigrate.core.pace;

import io.starmigrate.core.pace.PacingDecision.Cause;
import java.util.Locale;

/**
 * One thing that a cluster tells of how busy it is.
 *
 * @param cause what it is about
 * @param what it in words, with its value
 * @param value the value
 * @param calm up to this there is room for more
 * @param busy above this it is too much
 */
public record Signal(Cause cause, String what, double value, double calm, double busy) {
    private static final int QUERIES_PER_CORE = 2;

    /** The processors of the busiest node, from 0 to 100. */
    public static Signal cpu(double percent) {
        return percent(Cause.CPU, "CPU", percent, 60, 70);
    }

    /** The memory of the fullest node, from 0 to 100. */
    public static Signal memory(double percent) {
        return percent(Cause.MEMORY, "memory", percent, 70, 80);
    }

    /** What runs on the busiest node: exports run as queries, too, and a core serves two. */
    public static Signal queries(double running, double cores) {
        double most = QUERIES_PER_CORE * cores;
        return number(Cause.QUERIES, "queries run on one node", running, most / 2, most);
    }

    /** Queries that wait for their turn: each is somebody who waits for us. */
    public static Signal queuedQueries(double waiting) {
        return number(Cause.QUEUE, "queries wait", waiting, 0, 0);
    }

    /** Loads that wait for their turn: a load waits some seconds for the checker in any case. */
    public static Signal queuedLoads(double waiting) {
        return number(Cause.QUEUE, "loads wait", waiting, 10, 20);
    }

    /** Transactions that run in the database. Reference 4.10: 100 may before 3.0, or 1,000. */
    public static Signal transactions(double running) {
        return number(Cause.TRANSACTIONS, "transactions run", running, 50, 80);
    }

    /** How far compaction is behind, as front ends tell it of the tablet that is worst off: about its versions. */
    public static Signal tabletCompaction(double score) {
        return number(Cause.COMPACTION, "is the highest compaction score of a tablet", score, 250, 500);
    }

    /** The same of partitions in shared-data; StarRocks slows loads down by itself from 100 on. */
    public static Signal partitionCompaction(double score) {
        return number(Cause.COMPACTION, "is the highest compaction score of a partition", score, 50, 80);
    }

    /** Whether it is too much. */
    boolean isBusy() {
        return value > busy;
    }

    /** Whether there is room for more. */
    boolean isCalm() {
        return value <= calm;
    }

    /** How far towards too much it is. */
    double share() {
        return busy == 0 ? value : value / busy;
    }

    private static Signal percent(Cause cause, String what, double value, double calm, double busy) {
        return new Signal(cause, what + " at " + shown(value) + " %", value, calm, busy);
    }

    private static Signal number(Cause cause, String what, double value, double calm, double busy) {
        return new Signal(cause, shown(value) + " " + what, value, calm, busy);
    }

    static String shown(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
