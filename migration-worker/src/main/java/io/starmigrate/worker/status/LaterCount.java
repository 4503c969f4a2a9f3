package io.starmigrate.worker.status;

import io.starmigrate.core.forecast.Remaining;
import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobSummary;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.Verification;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was counted of a job before a round was planned, with what that round has planned since: only if nothing else
 * has changed meanwhile, as the recorder's index tells it with few requests.
 *
 * @param recorder is asked for what has changed, and for what stood before
 * @param planned each task that the round has written, and how large it is
 */
record LaterCount(TaskRecorder recorder, Map<PartitionTaskId, Estimate> planned) {
    private static final Verification NOT_YET = new Verification(null, null, false, List.of());

    /**
     * The counts as of now.
     *
     * @param held what was counted before
     * @return empty where that cannot be told without reading everything
     */
    Optional<JobCounts> of(Job job, JobSummary held, Instant at) {
        return planned.isEmpty() || planned.size() > Recent.MOST
                ? Optional.empty()
                : CountsText.read(held.counts())
                        .filter(before -> before.id().equals(job.id()) && before.unreadable() == 0)
                        .flatMap(before -> of(job.name(), before, at));
    }

    private Optional<JobCounts> of(String job, JobCounts before, Instant at) {
        Map<PartitionId, PartitionTask> changed = before.recent().changed(recorder, job, Recent.MOST);
        if (changed.size() > Recent.MOST || !isThere(changed)) {
            return Optional.empty();
        }
        List<PartitionTaskId> earlier = planned.keySet().stream()
                .filter(id -> id.generation() > 1)
                .map(id -> new PartitionTaskId(id.partition(), id.generation() - 1))
                .toList();
        Map<PartitionId, PartitionTask> stood = recorder.partitions(earlier).stream()
                .filter(task -> task.state().isSettled() && task.unknown() == null)
                .collect(Collectors.toMap(task -> task.id().partition(), Function.identity()));
        return stood.size() < earlier.size() || !isOnlyThis(before.recent(), changed, stood)
                ? Optional.empty()
                : Optional.of(new JobCounts(
                        before.id(),
                        Recent.of(changed.values(), at),
                        0,
                        tables(before.tables(), stood),
                        before.unknown(),
                        remaining(before)));
    }

    /** Whether what the round has written is listed by now. */
    private boolean isThere(Map<PartitionId, PartitionTask> changed) {
        return planned.keySet().stream().allMatch(id -> {
            PartitionTask task = changed.get(id.partition());
            return task != null && task.id().equals(id) && task.state() == PartitionState.PLANNED;
        });
    }

    /** Whether nothing else has changed since it was counted. */
    private boolean isOnlyThis(
            Recent recent, Map<PartitionId, PartitionTask> changed, Map<PartitionId, PartitionTask> stood) {
        return recent.isOf(Stream.concat(
                        changed.values().stream().filter(task -> !planned.containsKey(task.id())),
                        stood.values().stream()
                                .filter(task -> !task.change().at().isBefore(recent.since())))
                .toList());
    }

    private List<TableReport> tables(List<TableReport> before, Map<PartitionId, PartitionTask> stood) {
        Map<String, TableReport> tables = new TreeMap<>();
        before.forEach(table -> tables.put(table.table(), table));
        Map<String, List<PartitionId>> byTable = planned.keySet().stream()
                .map(PartitionTaskId::partition)
                .collect(Collectors.groupingBy(PartitionId::table));
        byTable.forEach((name, ids) -> tables.merge(
                name,
                new TableReport(name, Map.of(PartitionState.PLANNED.name(), ids.size()), 0, 0, NOT_YET),
                (known, more) -> together(
                        known,
                        more,
                        ids.stream()
                                .map(stood::get)
                                .filter(task -> task != null)
                                .toList())));
        return List.copyOf(tables.values());
    }

    private static TableReport together(TableReport known, TableReport planned, Collection<PartitionTask> stood) {
        Map<String, Integer> states = new HashMap<>(known.partitions());
        planned.partitions().forEach((state, count) -> states.merge(state, count, Integer::sum));
        stood.forEach(task -> states.merge(ShownState.of(task), -1, Integer::sum));
        states.values().removeIf(count -> count == 0);
        List<Exported> gone = stood.stream()
                .filter(task -> !task.isDroppedAtSource())
                .flatMap(task -> Optional.ofNullable(task.exported()).stream())
                .toList();
        return new TableReport(
                known.table(),
                states,
                known.files() - gone.stream().mapToInt(Exported::files).sum(),
                known.bytes() - gone.stream().mapToLong(Exported::bytes).sum(),
                NOT_YET);
    }

    private Remaining remaining(JobCounts before) {
        Remaining left = before.remaining();
        Workload open = left == null ? new Workload(0, 0) : left.workload();
        return new Remaining(
                new Workload(
                        open.partitions() + planned.size(),
                        open.bytes()
                                + planned.values().stream()
                                        .mapToLong(Estimate::bytes)
                                        .sum()),
                null);
    }
}
