package io.starmigrate.worker.observe;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A job as {@code /api/v1/job} shows it: an interface other programs read, so fields may be added, never renamed. Times
 * are in ISO 8601, in UTC; what is not known is null.
 *
 * @param job its name
 * @param source the source's database
 * @param target the target's database
 * @param round the rounds begun so far
 * @param worker who answers, in which version, and since when it runs
 * @param at now
 * @param lookedAt when the worker last learned how far the job is
 * @param movedAt when it last saw anything change
 * @param partitions how many partitions are in which state
 * @param stages how far each stage is, in order
 * @param failures how many partitions failed, and the first of them
 * @param pacing how many exports may run at once, and why
 * @param outOfReach what the worker cannot reach now
 * @param requests what became of its requests to what it depends on
 * @param queue how full the queue is
 * @param rounds the last rounds that have ended, oldest first
 * @param throughput bytes over time
 */
public record JobView(
        String job,
        @Nullable String source,
        @Nullable String target,
        int round,
        Worker worker,
        String at,
        @Nullable String lookedAt,
        @Nullable String movedAt,
        SortedMap<String, Integer> partitions,
        List<StageView> stages,
        Failures failures,
        Pacing pacing,
        List<OutOfReach> outOfReach,
        List<Requests> requests,
        @Nullable Queue queue,
        List<Round> rounds,
        Series throughput) {

    /** Who answers. */
    public record Worker(String name, String version, String startedAt) {}

    /**
     * How far a stage is. Of RELAY only what this worker has sent is known.
     *
     * @param stage its name
     * @param partitions partitions behind it, and those still to come
     * @param bytes their bytes
     * @param bytesPerSecond over the last ten minutes
     * @param secondsLeft what is left at that rate; null where nothing moves, or the bytes that are left are too few to
     *     tell
     * @param oldestSeconds for how long the partition that has stood in it longest has not changed
     */
    public record StageView(
            String stage,
            Share partitions,
            Share bytes,
            @Nullable Long bytesPerSecond,
            @Nullable Long secondsLeft,
            @Nullable Long oldestSeconds) {}

    /** How much is done and how much is left. */
    public record Share(long done, @Nullable Long left) {}

    /** How many failed; of many only the first are named here, {@code /api/v1/failures} has all. */
    public record Failures(int total, List<FailedPartition> first) {}

    /**
     * A partition that failed.
     *
     * @param table its table
     * @param partition its name
     * @param at when
     * @param reason what was found
     * @param command what makes it ready to be tried again
     */
    public record FailedPartition(String table, String partition, String at, String reason, String command) {}

    /** How many exports may run at once, and what was decided of it lately, oldest first. */
    public record Pacing(int exportsAtOnce, List<Decision> decisions, int loadsAtOnce, List<Decision> loadDecisions) {}

    /** What was decided of how many exports, or loads, may run at once. */
    public record Decision(String at, int from, int to, String cause, String reason) {}

    /** What cannot be reached, since when, and what the last request met. */
    public record OutOfReach(String name, String since, String why) {}

    /** What became of all requests to one thing. */
    public record Requests(String name, long answered, long failed) {}

    /** How many messages wait, are worked on, and were put aside; about. */
    public record Queue(long waiting, long held, long dead) {}

    /** A round that has ended. */
    public record Round(int number, int partitions, long bytes, long seconds) {}

    /**
     * Bytes over time, as counters since this worker began to look.
     *
     * @param at when each was taken
     * @param bytes the counters by stage, as many as there are times
     */
    public record Series(List<String> at, Map<String, List<Long>> bytes) {}
}
