package io.starmigrate.worker.api;

import io.starmigrate.core.forecast.Assumptions;
import io.starmigrate.core.task.Binding;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a job so far, for the person who signs the cutover.
 *
 * @param about which job, and when it was asked for
 * @param totals what was moved, and how far that is proved, by table; latest generations
 * @param tables what {@code totals} does not tell of each table, by name
 * @param stages how long each stage took, in order; those without any work are absent
 * @param rounds the last rounds that have ended, oldest first
 * @param detours what was done again, and why, oldest first
 * @param taken what it took, beside what was foretold
 * @param switched how far the last cutover of each database is; none of those without one
 */
public record MigrationReport(
        About about,
        JobReport totals,
        Map<String, TableDetail> tables,
        List<StageTime> stages,
        List<FinishedRound> rounds,
        List<Detour> detours,
        Taken taken,
        List<Switched> switched) {
    public MigrationReport {
        tables = Map.copyOf(tables);
        stages = List.copyOf(stages);
        rounds = List.copyOf(rounds);
        detours = List.copyOf(detours);
        switched = List.copyOf(switched);
    }

    /** The same, what it was foretold to take told by other rates and prices. */
    public MigrationReport assuming(Assumptions others) {
        return new MigrationReport(about, totals, tables, stages, rounds, detours, taken.assuming(others), switched);
    }

    /** Whether every partition that the source still has is published, and none failed. */
    public boolean complete() {
        return totals.complete() && totals.failures().isEmpty();
    }

    /**
     * Rounds that were begun before the last of {@link #rounds}, and of which it is not recorded what they took: they
     * were only planned, have left something, or moved by export and import apart. None where so many have ended that
     * not all are kept.
     */
    public List<Integer> untold() {
        if (rounds.isEmpty() || rounds.size() >= Job.RECENT) {
            return List.of();
        }
        Set<Integer> told = rounds.stream().map(FinishedRound::number).collect(Collectors.toSet());
        return IntStream.range(1, rounds.get(rounds.size() - 1).number())
                .filter(number -> !told.contains(number))
                .boxed()
                .toList();
    }

    /**
     * Which job.
     *
     * @param source the source's database
     * @param target the target's database; empty for a job that only exports
     * @param opened when it was first planned
     * @param made when this report was
     * @param between what it moves between
     */
    public record About(String source, String target, Instant opened, Instant made, Between between) {}

    /**
     * What a job moves between, as it was bound when it was planned; empty where that was not recorded.
     *
     * @param sourceCluster addresses of the source's front ends, and its id where it has told one
     * @param targetCluster those of the target's
     * @param sourceStorage the folder that is exported to
     * @param targetStorage the folder that is loaded from
     * @param filter which rows move; empty for all
     */
    public record Between(
            String sourceCluster, String targetCluster, String sourceStorage, String targetStorage, String filter) {
        /** As a binding has it. */
        public static Between of(@Nullable Binding bound) {
            return bound == null
                    ? new Between("", "", "", "", "")
                    : new Between(
                            bound.source().cluster().description(),
                            bound.target().cluster().description(),
                            bound.source().storage(),
                            bound.target().storage(),
                            bound.filter());
        }

        /** What several jobs have in each place, each told once. */
        public static Between joined(List<Between> several) {
            return new Between(
                    joined(several, Between::sourceCluster),
                    joined(several, Between::targetCluster),
                    joined(several, Between::sourceStorage),
                    joined(several, Between::targetStorage),
                    joined(several, Between::filter));
        }

        private static String joined(List<Between> several, Function<Between, String> place) {
            return several.stream()
                    .map(place)
                    .filter(told -> !told.isEmpty())
                    .distinct()
                    .collect(Collectors.joining("; "));
        }
    }

    /**
     * How far a cutover is.
     *
     * @param database of which database of the source
     * @param progress when it was begun, who has brought it how far, and what was proved and done
     */
    public record Switched(String database, CutoverProgress progress) {}

    /**
     * More of a table.
     *
     * @param planned bytes of the latest generations as the source's catalog told them
     * @param generations how many generations were exported, over all partitions and rounds
     * @param moved bytes of all of these
     * @param proofs how many published partitions were compared with what, by the proof's name
     * @param recipes how fingerprints were made
     */
    public record TableDetail(
            long planned, int generations, long moved, Map<String, Integer> proofs, List<String> recipes) {
        public TableDetail {
            proofs = Map.copyOf(proofs);
            recipes = List.copyOf(recipes);
        }
    }

    /**
     * How long a stage took, by the clocks of those who did it.
     *
     * @param stage the stage; RELAY is from EXPORTED to the first load: brought over, announced, and waited for a load
     * @param partitions how many partition tasks went through it
     * @param first when the first began
     * @param last when the last ended
     * @param together the times of all partitions, added up
     * @param longest the longest of these
     * @param longestOf whose that was
     */
    public record StageTime(
            Stage stage,
            int partitions,
            Instant first,
            Instant last,
            Duration together,
            Duration longest,
            String longestOf) {}

    /**
     * Something that was done again.
     *
     * @param subject the partition task
     * @param at when
     * @param kind what was done
     * @param reason why
     */
    public record Detour(String subject, Instant at, Kind kind, String reason) {}

    /** What may be done again. */
    public enum Kind {
        /** An export was submitted again. */
        EXPORTED_AGAIN,
        /** A load ended without its rows, and its files went into another. */
        LOADED_AGAIN,
        /** Staging did not hold what was exported, and was filled once more. */
        STAGED_AGAIN,
        /** It was planned once more: its files were gone, or it left those it was exported with. */
        PLANNED_AGAIN,
        /** It had failed, was cancelled or was published, and an operator had it tried, or moved, again. */
        RETRIED,
        /** Whatever was done: the recorder's items that tell it cannot be read. Its times are in no stage's. */
        NOT_TOLD
    }
}
