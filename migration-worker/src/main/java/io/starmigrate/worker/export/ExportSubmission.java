package io.starmigrate.worker.export;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.CancelledExports;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.loop.Interruption;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which partitions are prepared and submitted now, and does it aside: to find separators, a partition is scanned,
 * and others go on meanwhile. To be asked from one thread.
 */
final class ExportSubmission {
    private static final Logger LOG = LoggerFactory.getLogger(ExportSubmission.class);

    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final AttemptSender sender;
    private final SlicedExports slices;
    private final Together together;
    private final Executor executor;
    /** The first of its unit, by each task that is being prepared. */
    private final Map<PartitionTaskId, PartitionTaskId> busy = new ConcurrentHashMap<>();

    ExportSubmission(
            ExportPorts ports, AttemptSender sender, SlicedExports slices, Together together, Executor executor) {
        this.recorder = ports.recorder();
        this.self = ports.self();
        this.sender = sender;
        this.slices = slices;
        this.together = together;
        this.executor = executor;
    }

    /** Whether this partition is being prepared or submitted. */
    boolean isBusy(PartitionTaskId id) {
        return busy.containsKey(id);
    }

    /** Which partitions are being prepared or submitted. */
    Stream<PartitionTaskId> busy() {
        return busy.keySet().stream();
    }

    /** How many units beside these are being prepared or submitted. */
    int without(List<PartitionTask> exporting) {
        Set<PartitionTaskId> listed = exporting.stream().map(PartitionTask::id).collect(Collectors.toSet());
        return (int) busy.values().stream()
                .distinct()
                .filter(id -> !listed.contains(id))
                .count();
    }

    /**
     * Exports PLANNED tasks: one, or several of a table together.
     *
     * @return false when that is under way already
     */
    boolean begin(List<PartitionTask> unit) {
        List<PartitionTaskId> ids = unit.stream().map(PartitionTask::id).toList();
        return aside(ids, () -> {
            try {
                together.begin(ready(ids), sender::submit).forEach(this::beginAlone);
            } catch (ClusterException refused) {
                sender.refused(unit.get(0), refused);
            }
        });
    }

    private List<PartitionTask> ready(List<PartitionTaskId> ids) {
        return recorder.partitions(ids).stream()
                .filter(now -> now.state() == PartitionState.PLANNED && !sender.isResting(now))
                .toList();
    }

    private void beginAlone(PartitionTask task) {
        sender.begin(
                after(task.to(PartitionState.EXPORTING, self.change("the exporter takes it")), CancelledExports.NONE),
                task.change().way().orElse(null));
    }

    /**
     * Exports a task once more whose export was lost or cancelled; unless somebody has written to it meanwhile.
     *
     * @param task as it was read, with what is new known of it
     * @param cancelled all of its exports that were
     */
    boolean again(PartitionTask task, CancelledExports cancelled, String why) {
        return aside(
                List.of(task.id()),
                () -> recorder.partition(task.id())
                        .filter(now -> now.version() == task.version())
                        .ifPresent(now -> anew(after(task.revised(self.change(why)), cancelled))));
    }

    private void anew(PartitionTask task) {
        if (SlicedExports.isUnderWay(task)) {
            sender.sending(task, () -> slices.again(task));
        } else {
            sender.submit(task);
        }
    }

    /**
     * Begins the next slices of exports that are under way.
     *
     * @param most how many
     * @return how many begin
     */
    int more(int most) {
        int all = 0;
        for (PartitionTask task : slices.waiting()) {
            int count = slices.next(task, most - all);
            if (count > 0 && aside(List.of(task.id()), () -> sender.sending(task, () -> slices.more(task, count)))) {
                slices.beginning(task, count);
                all += count;
            }
        }
        return all;
    }

    private static PartitionTask after(PartitionTask task, CancelledExports cancelled) {
        Export last = task.export();
        return last == null ? task : task.withExport(last.after(cancelled.count() == 0 ? null : cancelled));
    }

    private boolean aside(List<PartitionTaskId> unit, Runnable work) {
        PartitionTaskId first = unit.get(0);
        List<PartitionTaskId> taken =
                unit.stream().filter(id -> busy.putIfAbsent(id, first) == null).toList();
        if (taken.size() < unit.size()) {
            busy.keySet().removeAll(taken);
            return false;
        }
        executor.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException unknown) {
                Interruption.unlessEnded(
                        unknown, () -> LOG.warn("{} is looked at again: {}", first, unknown.getMessage()));
            } finally {
                busy.keySet().removeAll(taken);
            }
        });
        return true;
    }

    /** Ends a task whose export is lost to it. */
    void failed(PartitionTask task, String why) {
        sender.failed(task, why);
    }

    /** Ends a task whose export was cancelled: see {@link AttemptSender#cancelled}. */
    void cancelled(PartitionTask task, Remedy remedy, String why) {
        sender.cancelled(task, remedy, why);
    }
}
