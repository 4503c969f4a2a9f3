package io.starmigrate.worker.status;

import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.RetryCommand;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnknownFailures;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.UnknownFailure;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads how far a job is from the recorder. Of each partition only the highest generation counts. */
public final class StatusReader {
    /** Numbers and what holds one: labels, ids, and most names of partitions. */
    private static final Pattern NUMBERED = Pattern.compile("(?<![\\w-])(?=[\\w-]*\\d)[\\w-]+");

    /** More tell nobody more, and what a worker counts is stored in one item. */
    private static final int KINDS = 50;

    private final TaskRecorder recorder;

    public StatusReader(TaskRecorder recorder) {
        this.recorder = recorder;
    }

    /** The job as it is now, a moment old. */
    public Picture read(String job) {
        return latest(job, recorder.partitions(job).toList());
    }

    /**
     * The same, and of published tasks an outline without fingerprints, columns, folders and stagings: what a report
     * tells, in little memory however many they are.
     */
    public Picture outline(String job) {
        Latest latest = new Latest();
        recorder.partitions(job).forEach(latest::learn);
        return new Picture(job, latest.all());
    }

    /** Of these tasks the latest of each partition. */
    public static Picture latest(String job, Collection<PartitionTask> tasks) {
        Map<PartitionId, PartitionTask> latest = new HashMap<>();
        tasks.forEach(task -> latest.merge(task.id().partition(), task, StatusReader::later));
        return new Picture(job, List.copyOf(latest.values()));
    }

    /** Of two tasks of one partition the later one. */
    public static PartitionTask later(PartitionTask one, PartitionTask other) {
        int difference = one.id().generation() - other.id().generation();
        return difference > 0 || (difference == 0 && one.version() > other.version()) ? one : other;
    }

    /**
     * One look at a job.
     *
     * @param job its name
     * @param tasks the latest task of each partition
     */
    public record Picture(String job, List<PartitionTask> tasks) {
        public Picture {
            // Nobody changes what was kept; a copy would hold all that is made of it.
            tasks = tasks instanceof KeptTasks ? tasks : List.copyOf(tasks);
        }

        /** The same of these partitions alone. */
        public Picture only(Set<PartitionId> partitions) {
            return new Picture(
                    job,
                    tasks.stream()
                            .filter(task -> partitions.contains(task.id().partition()))
                            .toList());
        }

        /** What somebody knows of a task. */
        @FunctionalInterface
        public interface Known {
            /** Whether this version of a partition's task is nothing new. */
            boolean isKnown(String table, String partition, int generation, long version);
        }

        /** The tasks of which somebody does not know this version; no other is made for it. */
        public Stream<PartitionTask> except(Known known) {
            return tasks instanceof KeptTasks kept
                    ? kept.except(known)
                    : tasks.stream()
                            .filter(task -> !known.isKnown(
                                    task.id().partition().table(),
                                    task.id().partition().partition(),
                                    task.id().generation(),
                                    task.version()));
        }

        /** How many tasks are in this state. */
        public long count(PartitionState state) {
            return states().filter(each -> each == state).count();
        }

        /** The state of each task. */
        private Stream<PartitionState> states() {
            return tasks instanceof KeptTasks kept
                    ? kept.states()
                    : tasks.stream().map(PartitionTask::state);
        }

        /** Whether work on every task has ended, well or not. */
        public boolean isSettled() {
            return wantedStates().allMatch(PartitionState::isSettled);
        }

        /** Whether every task is published. */
        public boolean isPublished() {
            return wantedStates().allMatch(state -> state == PartitionState.PUBLISHED);
        }

        /** How many partitions the source still has. */
        public long size() {
            return wantedStates().count();
        }

        // Looked at each second: of a million tasks none is made to be asked for its state.
        private Stream<PartitionState> wantedStates() {
            return tasks instanceof KeptTasks kept ? kept.wantedStates() : wanted().map(PartitionTask::state);
        }

        private Stream<PartitionTask> wanted(PartitionState state) {
            return tasks instanceof KeptTasks kept
                    ? kept.wanted(state)
                    : wanted().filter(task -> task.state() == state);
        }

        private Stream<PartitionTask> wanted() {
            return tasks.stream().filter(task -> !task.isDroppedAtSource());
        }

        /** The tables, by name. */
        public List<TableReport> tables() {
            Map<String, TableTally> byTable = new TreeMap<>();
            tasks.forEach(task -> byTable.computeIfAbsent(task.id().partition().table(), TableTally::new)
                    .add(task));
            return byTable.values().stream().map(TableTally::report).toList();
        }

        /** What failed, and the command that tries it again. */
        public List<Failure> failures() {
            return wanted(PartitionState.FAILED)
                    .map(task -> new Failure(
                            task.id().toString(),
                            task.change().why(),
                            task.isRefusedForRows() ? RetryCommand.of(task) : "migrate retry --job " + job))
                    .toList();
        }

        /**
         * What no rule knows, the most frequent first, as far as fifty; texts that differ in words with digits alone
         * are one.
         */
        public List<UnknownFailure> unknown() {
            Map<String, UnknownFailure> byText = new TreeMap<>();
            tasks.stream()
                    .filter(task -> task.unknown() != null)
                    .sorted(Comparator.comparing(task -> task.id().toString()))
                    .map(task -> unknown(task, Objects.requireNonNull(task.unknown())))
                    .forEach(found -> byText.merge(
                            NUMBERED.matcher(found.text()).replaceAll("0"),
                            found,
                            (first, next) ->
                                    new UnknownFailure(first.text(), first.times() + next.times(), first.subject())));
            return byText.values().stream()
                    .sorted(Comparator.comparingInt(UnknownFailure::times).reversed())
                    .limit(KINDS)
                    .toList();
        }

        private static UnknownFailure unknown(PartitionTask task, UnknownFailures met) {
            return new UnknownFailure(met.text(), met.times(), task.id().toString());
        }
    }
}
