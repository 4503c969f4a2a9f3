package io.starmigrate.worker.operate;

import io.starmigrate.core.starrocks.sql.WrittenName;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.PutBack.Way;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnreadableItemException;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.OverwritingLeave;
import io.starmigrate.worker.publish.Announcements;
import io.starmigrate.worker.publish.Passes;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what failed or was cancelled ready to be worked on again: what was exported whole is loaded again into a new
 * staging, the first time; what was not, or was cancelled, or has failed again, or is packed as the target cannot read
 * it, is exported again. What is published is moved once more as a new generation, if that is asked for. Everything
 * else is left as it is. Safe while the job runs.
 */
public final class Retry {
    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

    private static final String RETRIED = "retried by command";

    private final TaskRecorder recorder;
    private final Announcements announcements;
    private final WorkerIdentity self;
    private final OverwritingLeave leave;
    private final Supplier<Optional<Capabilities>> target;
    private boolean isAsked;
    private @Nullable Capabilities known;

    /** One who asks no target what it reads. */
    public Retry(TaskRecorder recorder, Announcements announcements, WorkerIdentity self) {
        this(recorder, announcements, self, Optional::empty);
    }

    /** @param target what the target can read; empty where nobody can ask it */
    public Retry(
            TaskRecorder recorder,
            Announcements announcements,
            WorkerIdentity self,
            Supplier<Optional<Capabilities>> target) {
        this.target = target;
        this.recorder = recorder;
        this.announcements = announcements;
        this.self = self;
        this.leave = new OverwritingLeave(recorder, self);
    }

    /**
     * Puts what failed or was cancelled of this selection back to work, as {@link #retry(String, RetryRequest)} does.
     */
    public OperationReport retry(String job, TaskSelection selection) {
        return retry(job, RetryRequest.stopped(selection));
    }

    /**
     * Puts what is selected back to work. Told to replace rows of others, it tells so to what was put back before, too,
     * and to whatever is under way of a partition that is named.
     *
     * @throws IllegalArgumentException when the job has no such table, partition or file
     */
    public OperationReport retry(String job, RetryRequest request) {
        RetryScope scope = new RetryScope(request);
        List<Finding> findings = new ArrayList<>();
        int untold = 0;
        for (PartitionTask listed : new SelectedTasks(recorder).of(job, request.selection())) {
            if (scope.isToldNow(listed)) {
                findings.add(tell(listed));
            } else if (RetryScope.isMeant(listed, request.which())) {
                findings.add(unfailed(listed, request)
                        .orElseGet(() -> retry(listed, request.which(), request.overwriting())));
            } else if (request.selection().isNarrow()) {
                findings.add(unchanged(listed, scope.unmeant(listed)));
            }
            untold += scope.isUntold(listed) ? 1 : 0;
        }
        OperationReport report = report(job, findings);
        return untold == 0
                ? report
                : new OperationReport(
                        job,
                        findings,
                        report.summary() + "; " + Units.counted(untold, "partition is", "partitions are")
                                + " under way and not told to replace rows of others: name it by --table and --partition");
    }

    /**
     * Puts those of these tasks that are FAILED back to work, with few requests and whatever an index knows of them;
     * rows of others are not replaced, unless that was told before.
     */
    public OperationReport retry(String job, Collection<PartitionTaskId> failed) {
        return report(
                job,
                recorder.partitions(failed).stream()
                        .map(task -> retry(task, Which.FAILED, Overwriting.REFUSED))
                        .toList());
    }

    /**
     * Whether a partition was put back to work so, and nobody has begun with it; false, too, where a version that does
     * not record that has put it back into the item of one that does.
     */
    public static boolean hasPutBack(PartitionTask task) {
        boolean isWaiting = task.state() == PartitionState.PLANNED || task.state() == PartitionState.EXPORTED;
        return isWaiting && task.change().way().filter(Way::isAskedFor).isPresent();
    }

    private static OperationReport report(String job, List<Finding> findings) {
        long retried = findings.stream()
                .filter(finding -> finding.what() == What.RETRIED)
                .count();
        return new OperationReport(
                job, findings, Units.counted(retried, "partition is", "partitions are") + " tried again");
    }

    private Finding tell(PartitionTask listed) {
        if (listed.overwriting() == Overwriting.TOLD) {
            return unchanged(listed, "it is " + listed.state() + ", and may replace rows of others already");
        }
        return leave.tell(listed.id())
                ? new Finding(
                        What.RETRIED,
                        listed.id().toString(),
                        "it was " + listed.state() + " already; from now on it may replace rows of others")
                : unchanged(
                        listed,
                        "it goes on at this moment, and nobody has told it yet that it may replace rows of"
                                + " others; say it again");
    }

    /** That the file which is named did not fail; empty where there is something to be done. */
    private Optional<Finding> unfailed(PartitionTask listed, RetryRequest request) {
        String name = request.selection().file();
        if (name == null || request.which() == Which.PUBLISHED) {
            return Optional.empty();
        }
        List<FileTask> files = recorder.files(listed.id()).stream()
                .filter(file -> file.id().name().equals(name))
                .toList();
        return files.stream().anyMatch(file -> file.state() == FileState.FAILED)
                ? Optional.empty()
                : Optional.of(unchanged(
                        listed,
                        "its file " + name + " did not fail ("
                                + files.stream().map(FileTask::state).toList()
                                + "); retry the partition by --partition "
                                + WrittenName.option(listed.id().partition().partition())));
    }

    /** Puts a partition back to work, unless it is not what it was listed as any more. */
    Finding retry(PartitionTask listed, Which which, Overwriting overwriting) {
        if (listed.isUnreadable() && listed.changeToken().isEmpty()) {
            return unchanged(
                    listed,
                    why(listed) + "; nor can what was planned of it: if no other version wrote it, move its table as"
                            + " another job (--job), after migrate clean of this one");
        }
        Optional<PartitionTask> now = recorder.partition(listed.id()).filter(task -> RetryScope.isMeant(task, which));
        return now.isPresent() && again(now.get(), overwriting)
                ? new Finding(What.RETRIED, listed.id().toString(), "was " + listed.state() + ": " + why(listed))
                : unchanged(listed, "somebody else has put it back to work, or is doing so");
    }

    private static String why(PartitionTask task) {
        return task.change().why();
    }

    private static Finding unchanged(PartitionTask task, String why) {
        return new Finding(What.UNCHANGED, task.id().toString(), why);
    }

    /** What was told before stays told: it takes no word back. */
    private boolean again(PartitionTask listed, Overwriting overwriting) {
        PartitionTask told = overwriting == Overwriting.TOLD ? listed.withOverwriting(Overwriting.TOLD) : listed;
        PartitionTask task = told.withUnknown(null);
        if (task.state() == PartitionState.PUBLISHED) {
            return renew(task, overwriting);
        }
        return isWhole(task) ? advance(task) : renew(task, overwriting) && supersede(task);
    }

    private boolean supersede(PartitionTask task) {
        boolean unused = task.isUnreadable()
                || recorder.advance(
                        task.to(PartitionState.SUPERSEDED, self.change("retried by command as the next generation")));
        return true;
    }

    /** A published generation is never changed, nor is a damaged one: the next is planned, by whoever is first. */
    private boolean renew(PartitionTask before, Overwriting overwriting) {
        PartitionTaskId next =
                new PartitionTaskId(before.id().partition(), before.id().generation() + 1);
        PartitionTask planned = PartitionTask.planned(
                next,
                before.bounds(),
                before.estimate(),
                before.changeToken(),
                self.puttingBack(
                        "generation " + before.id().generation() + " is moved once more by command", Way.MOVED_AGAIN));
        return recorder.plan(List.of(overwriting == Overwriting.TOLD ? planned.withOverwriting(overwriting) : planned))
                > 0;
    }

    /** What is damaged stays as it is: a generation has keys of its own. */
    private boolean isWhole(PartitionTask task) {
        try {
            var unusedManifest = recorder.manifest(task);
            var unusedFiles = recorder.files(task.id());
            var unusedLoads = recorder.loads(task.id());
            return !task.isUnreadable();
        } catch (UnreadableItemException damaged) {
            return false;
        }
    }

    private boolean advance(PartitionTask task) {
        Optional<Manifest> manifest = task.exported() == null ? Optional.empty() : recorder.manifest(task);
        // What travelled with others cannot be loaded without them; what the source has dropped is not brought back.
        boolean mayLoad = task.group().isEmpty()
                && !task.isDroppedAtSource()
                && manifest.map(this::isRead).orElse(false);
        if (manifest.isEmpty() || Passes.wereInVain(task) || !mayLoad || task.state() == PartitionState.CANCELLED) {
            return recorder.advance(task.to(PartitionState.PLANNED, self.puttingBack(RETRIED, Way.RETRIED))
                    .withDroppedAtSource(null)
                    .withExported(null)
                    .nextPass());
        }
        boolean moved = recorder.advance(task.to(PartitionState.EXPORTED, self.puttingBack(RETRIED, Way.RETRIED))
                .nextPass());
        if (moved) {
            announce(manifest.get());
        }
        return moved;
    }

    /** Whether the target reads its files, as far as anybody knows: the same files would fail once more. */
    private boolean isRead(Manifest manifest) {
        Packing packing = manifest.packing();
        return packing == null || known().map(packing.codec()::isReadBy).orElse(true);
    }

    /** Asked once: who does not answer would keep each of many waiting. */
    private synchronized Optional<Capabilities> known() {
        if (!isAsked) {
            isAsked = true;
            try {
                known = target.get().orElse(null);
            } catch (ClusterException unreachable) {
                LOG.debug("Nobody knows what the target reads: {}", unreachable.getMessage());
            }
        }
        return Optional.ofNullable(known);
    }

    private void announce(Manifest manifest) {
        List<FileTask> recorded = recorder.files(manifest.task());
        recorded.stream().filter(file -> file.state() == FileState.FAILED).forEach(this::requeue);
        announcements.announceAll(manifest, recorded);
    }

    private void requeue(FileTask file) {
        recorder.advance(file.to(FileState.QUEUED, self.change(RETRIED)));
    }
}
