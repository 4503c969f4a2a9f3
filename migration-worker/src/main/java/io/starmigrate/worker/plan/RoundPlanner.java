package io.starmigrate.worker.plan;

import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.OverwritingLeave;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Writes down what a round is to move: every chosen partition that is new, or changed since it was published.
 *
 * <p>The recorder's index says of most partitions that they stand as they were, or are under way; the others are read
 * by their keys. Where versions move without a change, the source's rows decide before anything is exported.
 *
 * <p>Planning twice is the same as planning once: what is already planned, under way or failed is left as it is. Where
 * nothing but an export follows, what was exported and waits to be loaded is under way no longer once the source has
 * moved on: a later generation takes over, as a backup is to hold what the source holds.
 */
public final class RoundPlanner {
    private static final int AT_ONCE = 10_000;

    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final HeldRows held;

    /** @param held is asked about partitions whose versions may have moved without a change */
    public RoundPlanner(TaskRecorder recorder, WorkerIdentity self, HeldRows held) {
        this.recorder = recorder;
        this.self = self;
        this.held = held;
    }

    /**
     * Plans a round of a job.
     *
     * @param tables the chosen tables, in the order they were named
     * @param chosen the chosen partitions, in the order they are to be moved
     * @param recorded what was read of the recorder a moment ago
     * @param told hears of each task to be moved, and how large it is
     * @return the job as the recorder holds it now, with this round's totals: what it planned, and what was planned
     *     before and has not ended
     */
    public Job plan(
            Job job,
            List<String> tables,
            List<PlannedPartition> chosen,
            Terms terms,
            RecordedPartitions recorded,
            BiConsumer<PartitionTaskId, Estimate> told) {
        Job begun = begin(job, tables);
        int planned = 0;
        long bytes = 0;
        // What is written down is not held any longer: a job may have a million partitions.
        for (int from = 0; from < chosen.size(); from += AT_ONCE) {
            Round round = new Round(begun, terms);
            round.look(chosen.subList(from, Math.min(from + AT_ONCE, chosen.size())), recorded);
            Map<PartitionTaskId, Estimate> moving = round.moving();
            planned += moving.size();
            bytes += moving.values().stream().mapToLong(Estimate::bytes).sum();
            moving.forEach(told);
        }
        Job done = begun.planned(
                new Job.Plan(planned, chosen.size() - planned, bytes, recorded.size() + fresh(chosen, recorded)));
        return recorder.advance(done) ? done : recorder.open(done);
    }

    /** How many of them nobody knew before. */
    private static int fresh(List<PlannedPartition> chosen, RecordedPartitions recorded) {
        return Math.toIntExact(chosen.stream()
                .filter(partition -> recorded.find(partition).isEmpty())
                .count());
    }

    private Job begin(Job job, List<String> tables) {
        Job open = recorder.open(job);
        Job begun = open.nextRound(tables);
        return recorder.advance(begun) ? begun : recorder.open(job);
    }

    private static PartitionId id(Job job, PlannedPartition partition) {
        return new PartitionId(
                job.name(),
                job.source(),
                partition.tableName().table(),
                partition.partition().name());
    }

    /** One round while it is planned. */
    private final class Round {
        private final Job job;
        private final Overwriting overwriting;
        private final Purpose purpose;
        private final Map<PartitionTask, PlannedPartition> next = new LinkedHashMap<>();
        private final Map<PartitionTask, PlannedPartition> moved = new LinkedHashMap<>();
        private final Map<PartitionTask, PlannedPartition> outlived = new LinkedHashMap<>();
        private final Map<PartitionTaskId, Estimate> open = new LinkedHashMap<>();

        Round(Job job, Terms terms) {
            this.job = job;
            this.overwriting = terms.overwriting();
            this.purpose = terms.purpose();
        }

        /** Looks at partitions in their order; what the index does not decide is read before, with few requests. */
        void look(List<PlannedPartition> chosen, RecordedPartitions recorded) {
            Map<PartitionTaskId, PartitionTask> read = recorded.read(recorder, chosen, purpose);
            for (PlannedPartition partition : chosen) {
                Optional<RecordedPartition> known = recorded.find(partition);
                if (known.filter(listed -> !listed.isToBeRead(partition.token(), purpose))
                        .isPresent()) {
                    decided(known.get());
                } else {
                    look(partition, known.flatMap(listed -> Optional.ofNullable(read.get(listed.id()))));
                }
            }
        }

        /** What was planned before, and nobody has begun, is told, too. */
        private void tell(PartitionTaskId listed, PartitionState state) {
            if (overwriting == Overwriting.TOLD && state == PartitionState.PLANNED) {
                new OverwritingLeave(recorder, self).tellPlanned(listed);
            }
        }

        /** What stands or has stopped is left as it is. */
        private void decided(RecordedPartition listed) {
            if (!listed.state().isSettled()) {
                tell(listed.id(), listed.state());
                open.put(listed.id(), listed.estimate());
            }
        }

        private void look(PlannedPartition partition, Optional<PartitionTask> known) {
            if (known.isEmpty()) {
                plan(planned(new PartitionTaskId(id(job, partition), 1), partition, "new in the plan"), partition);
                return;
            }
            PartitionTask before = known.get();
            tell(before.id(), before.state());
            if (before.state() == PartitionState.PUBLISHED) {
                published(before, partition);
            } else if (before.isDroppedAtSource()) {
                again(before, partition);
            } else if (before.state() == PartitionState.SUPERSEDED) {
                // Whoever had a later generation take over has died before it was planned.
                heir(before, partition);
            } else if (purpose == Purpose.EXPORT && RecordedPartition.of(before).isOutlived(partition.token())) {
                (rowsDecide(before, partition) ? moved : outlived).put(before, partition);
            } else if (!before.state().isSettled()) {
                open.put(before.id(), before.estimate());
            }
        }

        /** Where versions move without a change. */
        private boolean rowsDecide(PartitionTask before, PlannedPartition partition) {
            return before.standingToken().isPresent()
                    && ChangeSignal.of(partition.partition()).movesWithoutChange();
        }

        private void published(PartitionTask before, PlannedPartition partition) {
            if (RecordedPartition.of(before).stands(partition.token())) {
                return;
            }
            if (before.isDroppedAtSource()) {
                // RECOVER brings back the same id and version, and the target may have dropped it meanwhile.
                again(before, partition);
            } else if (rowsDecide(before, partition)) {
                moved.put(before, partition);
            } else {
                again(before, partition);
            }
        }

        private void again(PartitionTask before, PlannedPartition partition) {
            plan(next(before, partition), partition);
        }

        private void heir(PartitionTask before, PlannedPartition partition) {
            plan(Overtaking.heir(next(before, partition), before), partition);
        }

        private PartitionTask next(PartitionTask before, PlannedPartition partition) {
            int generation = before.id().generation();
            return planned(
                    new PartitionTaskId(before.id().partition(), generation + 1),
                    partition,
                    "changed since generation " + generation);
        }

        private void plan(PartitionTask task, PlannedPartition partition) {
            next.put(overwriting == Overwriting.TOLD ? task.withOverwriting(overwriting) : task, partition);
        }

        /** What somebody else writes at the same time is looked at again in the next round. */
        private void keep(PartitionTask before, PlannedPartition partition, String why) {
            var unused = recorder.advance(before.revised(self.change(why))
                    .withSeenToken(partition.token().text())
                    .withDroppedAtSource(null));
        }

        /** Writes down what is to be moved, and what was found to stand; answers what is under way by then. */
        Map<PartitionTaskId, Estimate> moving() {
            Map<PartitionTaskId, Estimate> moving = new LinkedHashMap<>();
            written().forEach(task -> moving.put(task.id(), task.estimate()));
            moving.putAll(open);
            return moving;
        }

        private List<PartitionTask> written() {
            settle();
            List<PartitionTask> tasks = List.copyOf(next.keySet());
            if (recorder.plan(tasks) == tasks.size()) {
                return tasks;
            }
            // The index was behind, or somebody else plans: what was not written is looked at as the recorder has it.
            Map<PartitionTask, PlannedPartition> all = Map.copyOf(next);
            next.clear();
            moved.clear();
            outlived.clear();
            tasks.forEach(task -> again(task, all));
            settle();
            List<PartitionTask> more = List.copyOf(next.keySet());
            recorder.plan(more);
            return Stream.concat(tasks.stream().filter(this::isRecorded), more.stream())
                    .toList();
        }

        private void again(PartitionTask task, Map<PartitionTask, PlannedPartition> all) {
            if (!isRecorded(task)) {
                look(
                        Objects.requireNonNull(all.get(task)),
                        recorder.latest(task.id().partition()));
            }
        }

        private boolean isRecorded(PartitionTask task) {
            return recorder.partition(task.id()).filter(task::equals).isPresent();
        }

        /** Where versions move without a change, the rows decide what is moved. */
        private void compare() {
            Set<PartitionTaskId> same = moved.isEmpty() ? Set.of() : held.among(moved.keySet());
            moved.forEach((before, partition) -> {
                if (same.contains(before.id())) {
                    keep(before, partition, "the source holds the same rows, now as version " + partition.token());
                    if (before.state() == PartitionState.EXPORTED) {
                        open.put(before.id(), before.estimate());
                    }
                } else if (before.state() == PartitionState.EXPORTED) {
                    outlived.put(before, partition);
                } else {
                    again(before, partition);
                }
            });
        }

        private void settle() {
            compare();
            overtake();
        }

        private void overtake() {
            Map<PartitionTaskId, PartitionTask> gone = new Overtaking(recorder, self).of(outlived.keySet());
            outlived.forEach((before, partition) -> {
                if (gone.containsKey(before.id())) {
                    heir(Objects.requireNonNull(gone.get(before.id())), partition);
                } else {
                    open.put(before.id(), before.estimate());
                }
            });
        }
    }

    private PartitionTask planned(PartitionTaskId id, PlannedPartition planned, String why) {
        CatalogPartition partition = planned.partition();
        return PartitionTask.planned(
                id,
                partition.boundsText(),
                new Estimate(partition.rows(), partition.bytes()),
                planned.token().text(),
                self.change(why));
    }
}
