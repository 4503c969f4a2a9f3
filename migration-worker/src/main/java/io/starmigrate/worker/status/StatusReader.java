package io.starmigrate.worker.status;

import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Proof;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnknownFailures;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.UnknownFailure;
import io.starmigrate.worker.api.Verification;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;

/** Reads how far a job is from the recorder. Of each partition only the highest generation counts. */
public final class StatusReader {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** What partitions are counted as that the source has no more, whatever became of them. */
    private static final String DROPPED = "DROPPED_AT_SOURCE";

    private final TaskRecorder recorder;

    public StatusReader(TaskRecorder recorder) {
        this.recorder = recorder;
    }

    /** The job as it is now, a moment old. */
    public Snapshot read(String job) {
        return latest(job, recorder.partitions(job).toList());
    }

    /** Of these tasks the latest of each partition. */
    public static Snapshot latest(String job, Collection<PartitionTask> tasks) {
        Map<PartitionId, PartitionTask> latest = new HashMap<>();
        tasks.forEach(task -> latest.merge(task.id().partition(), task, StatusReader::later));
        return new Snapshot(job, List.copyOf(latest.values()));
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
    public record Snapshot(String job, List<PartitionTask> tasks) {
        public Snapshot {
            tasks = List.copyOf(tasks);
        }

        /** The same of these partitions alone. */
        public Snapshot only(Set<PartitionId> partitions) {
            return new Snapshot(
                    job,
                    tasks.stream()
                            .filter(task -> partitions.contains(task.id().partition()))
                            .toList());
        }

        /** How many tasks are in this state. */
        public long count(PartitionState state) {
            return tasks.stream().filter(task -> task.state() == state).count();
        }

        /** Whether work on every task has ended, well or not. */
        public boolean isSettled() {
            return wanted().allMatch(task -> task.state().isSettled());
        }

        /** Whether every task is published. */
        public boolean isPublished() {
            return wanted().allMatch(task -> task.state() == PartitionState.PUBLISHED);
        }

        /** How many partitions the source still has. */
        public long size() {
            return wanted().count();
        }

        private Stream<PartitionTask> wanted() {
            return tasks.stream().filter(task -> !task.isDroppedAtSource());
        }

        /** The tables, by name. */
        public List<TableReport> tables() {
            Map<String, List<PartitionTask>> byTable = new TreeMap<>();
            tasks.forEach(task -> byTable.computeIfAbsent(task.id().partition().table(), table -> new ArrayList<>())
                    .add(task));
            return byTable.entrySet().stream()
                    .map(entry -> table(entry.getKey(), entry.getValue()))
                    .toList();
        }

        /** What failed, and the command that tries it again. */
        public List<Failure> failures() {
            return wanted().filter(task -> task.state() == PartitionState.FAILED)
                    .map(task -> new Failure(task.id().toString(), task.change().why(), "migrate retry --job " + job))
                    .toList();
        }

        /** What no rule knows, the most frequent first; texts that differ in numbers alone are one. */
        public List<UnknownFailure> unknown() {
            Map<String, UnknownFailure> byText = new TreeMap<>();
            tasks.stream()
                    .filter(task -> task.unknown() != null)
                    .sorted(Comparator.comparing(task -> task.id().toString()))
                    .map(task -> unknown(task, Objects.requireNonNull(task.unknown())))
                    .forEach(found -> byText.merge(
                            NUMBER.matcher(found.text()).replaceAll("0"),
                            found,
                            (first, next) ->
                                    new UnknownFailure(first.text(), first.times() + next.times(), first.subject())));
            return byText.values().stream()
                    .sorted(Comparator.comparingInt(UnknownFailure::times).reversed())
                    .toList();
        }

        private static UnknownFailure unknown(PartitionTask task, UnknownFailures met) {
            return new UnknownFailure(met.text(), met.times(), task.id().toString());
        }

        private static TableReport table(String name, List<PartitionTask> all) {
            Map<String, Integer> states = new TreeMap<>();
            all.forEach(task -> states.merge(
                    task.isDroppedAtSource() ? DROPPED : task.state().name(), 1, Integer::sum));
            List<PartitionTask> tasks =
                    all.stream().filter(task -> !task.isDroppedAtSource()).toList();
            int files = tasks.stream().mapToInt(Snapshot::files).sum();
            long bytes = tasks.stream().mapToLong(Snapshot::bytes).sum();
            boolean verified = tasks.stream().allMatch(task -> isProved(task, Proof.FINGERPRINT));
            Verification rows = new Verification(
                    sum(tasks, Snapshot::sourceRows), sum(tasks, Snapshot::targetRows), verified, partly(tasks));
            return new TableReport(name, states, files, bytes, rows);
        }

        private static int files(PartitionTask task) {
            return task.exported() == null ? 0 : task.exported().files();
        }

        private static long bytes(PartitionTask task) {
            return task.exported() == null ? 0 : task.exported().bytes();
        }

        private static @Nullable Long sourceRows(PartitionTask task) {
            return task.exported() == null || task.exported().fingerprint() == null
                    ? null
                    : task.exported().fingerprint().rows();
        }

        private static @Nullable Long targetRows(PartitionTask task) {
            return task.published() == null
                    ? null
                    : task.published().fingerprint().rows();
        }

        private static List<String> partly(List<PartitionTask> tasks) {
            if (!tasks.stream().allMatch(task -> isProved(task, Proof.FINGERPRINT, Proof.PARTLY))) {
                return List.of();
            }
            return tasks.stream()
                    .flatMap(task -> Stream.ofNullable(task.published()))
                    .flatMap(published -> published.partly().stream())
                    .distinct()
                    .sorted()
                    .toList();
        }

        private static boolean isProved(PartitionTask task, Proof... proofs) {
            return task.published() != null
                    && List.of(proofs).contains(task.published().proof());
        }

        private static @Nullable Long sum(List<PartitionTask> tasks, RowsOf rows) {
            long sum = 0;
            for (PartitionTask task : tasks) {
                Long of = rows.of(task);
                if (of == null) {
                    return null;
                }
                sum += of;
            }
            return sum;
        }

        @FunctionalInterface
        private interface RowsOf {
            @Nullable
            Long of(PartitionTask task);
        }
    }
}
