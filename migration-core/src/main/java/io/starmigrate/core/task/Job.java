package io.starmigrate.core.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One named migration: a set of tables from one database to another. Immutable; see {@link PartitionTask} for how
 * changes are written.
 *
 * @param name letters, digits, {@code _} and {@code -}, at most 40
 * @param id never changes
 * @param source the source's database
 * @param target the target's database; empty for a job that only exports
 * @param tables the source's tables, in the order they were chosen
 * @param opened when it was first planned
 * @param version how often it was written, from 1
 * @param round the rounds begun so far; 0 before the first
 * @param plan what the last round planned; null while that round is still being planned
 * @param binding what it is about, for good; null for a job that was last planned before jobs were bound
 * @param recent the last rounds that have ended, oldest first; null before the first
 * @param dated whether all its tasks are found by the date of their change; null for a job of before that was recorded
 * @param cutover how far its last cutover is; null before the first
 */
public record Job(
        String name,
        JobId id,
        String source,
        String target,
        List<String> tables,
        Instant opened,
        long version,
        int round,
        @Nullable Plan plan,
        @Nullable Binding binding,
        @Nullable List<FinishedRound> recent,
        @Nullable Boolean dated,
        @Nullable CutoverProgress cutover) {
    /** Of how many rounds that have ended it is kept what they took, those that moved nothing going first. */
    public static final int RECENT = 20;

    public Job {
        tables = List.copyOf(tables);
        recent = recent == null ? null : List.copyOf(recent);
    }

    /** The last rounds that have ended, oldest first. */
    public List<FinishedRound> recentRounds() {
        return recent == null ? List.of() : recent;
    }

    /** Whether {@link TaskRecorder#changed} tells of all its tasks. */
    public boolean isDated() {
        return Boolean.TRUE.equals(dated);
    }

    /** This job after a round has ended. */
    public Job finished(FinishedRound ended) {
        List<FinishedRound> all = new ArrayList<>(recentRounds());
        all.add(ended);
        if (all.size() > RECENT) {
            all.remove(tellsLeast(all.subList(0, RECENT)));
        }
        return new Job(
                name, id, source, target, tables, opened, version + 1, round, plan, binding, all, dated, cutover);
    }

    /** Which of these rounds tells least: the oldest that only looked, as most rounds of a standby do at night. */
    private static int tellsLeast(List<FinishedRound> rounds) {
        return IntStream.range(0, rounds.size())
                .filter(round -> rounds.get(round).partitions() == 0)
                .findFirst()
                .orElse(0);
    }

    /** A job nothing was planned for yet. */
    public static Job opened(String name, JobId id, String source, String target, List<String> tables, Instant now) {
        return new Job(name, id, source, target, tables, now, 1, 0, null, null, null, true, null);
    }

    /** This job, not yet written down, bound to what it is about. */
    public Job about(Binding bound) {
        return new Job(name, id, source, target, tables, opened, version, round, plan, bound, recent, dated, cutover);
    }

    /** This job bound, or bound to more; its target's database is filled in where it had none. */
    public Job bound(Binding bound) {
        String database = target.isEmpty() ? bound.target().database() : target;
        return new Job(
                name, id, source, database, tables, opened, version + 1, round, plan, bound, recent, dated, cutover);
    }

    /** This job with its next round begun, over these tables. */
    public Job nextRound(List<String> chosen) {
        return new Job(
                name,
                id,
                source,
                target,
                chosen,
                opened,
                version + 1,
                round + 1,
                null,
                binding,
                recent,
                dated,
                cutover);
    }

    /** This job with its round planned. */
    public Job planned(Plan planned) {
        return new Job(
                name, id, source, target, tables, opened, version + 1, round, planned, binding, recent, dated, cutover);
    }

    /** How far its last cutover is; empty before the first. */
    public Optional<CutoverProgress> lastCutover() {
        return Optional.ofNullable(cutover);
    }

    /** This job with its cutover as far as that. */
    public Job cutover(CutoverProgress next) {
        return new Job(
                name, id, source, target, tables, opened, version + 1, round, plan, binding, recent, dated, next);
    }

    /**
     * The totals of a round's plan.
     *
     * @param partitions the partition tasks it has to move: those it planned, and those that were planned before and
     *     had not ended
     * @param unchanged the other chosen partitions: what is published is what the source holds, or they have stopped
     * @param bytes what the source's catalog says of the chosen ones: a hint, never a proof
     * @param known of how many partitions the job has had a task by then, those that the source has no more or nobody
     *     chooses any more among them; null for a plan of before that was counted
     */
    public record Plan(
            int partitions,
            int unchanged,
            long bytes,
            @Nullable Integer known) {
        /** A plan that does not tell how many partitions are known. */
        public Plan(int partitions, int unchanged, long bytes) {
            this(partitions, unchanged, bytes, null);
        }

        /** How many partitions there are to be moved, or to be left as they are. */
        public int chosen() {
            return partitions + unchanged;
        }
    }
}
