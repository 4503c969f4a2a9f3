package io.starmigrate.worker.operate;

import io.starmigrate.core.starrocks.sql.WrittenName;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.PutBack.Way;
import io.starmigrate.core.task.RetryCommand;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Makes what failed or was cancelled ready to be worked on again: what was exported whole is loaded again into a new
 * staging, the first time; what was not, or was cancelled, or has failed again, is exported again. What is published is
 * moved once more as a new generation, if that is asked for. Everything else is left as it is. Safe while the job runs.
 */
public final class Retry {
    private static final String RETRIED = "retried by command";

    private final TaskRecorder recorder;
    private final Announcements announcements;
    private final WorkerIdentity self;
    private final OverwritingLeave leave;

    public Retry(TaskRecorder recorder, Announcements announcements, WorkerIdentity self) {
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
        TaskSelection selection = request.selection();
        List<Finding> findings = new ArrayList<>();
        int untold = 0;
        for (PartitionTask listed : new SelectedTasks(recorder).of(job, selection)) {
            if (isToldNow(listed, request)) {
                findings.add(tell(listed));
            } else if (isMeant(listed, request.which()) || selection.isNarrow()) {
                findings.add(unchanged(listed, request)
                        .orElseGet(() -> retry(listed, request.which(), request.overwriting())));
            }
            untold += isUntold(listed, request) ? 1 : 0;
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

    /**
     * Whether the request is about one that is under way already, for what it says of others' rows: it was put back to
     * work before that was said, or is named.
     */
    private static boolean isToldNow(PartitionTask listed, RetryRequest request) {
        return request.overwriting() == Overwriting.TOLD
                && request.which() != Which.PUBLISHED
                && !listed.state().isSettled()
                && (hasPutBack(listed) || request.selection().partition() != null);
    }

    private static boolean isUntold(PartitionTask listed, RetryRequest request) {
        return request.overwriting() == Overwriting.TOLD
                && request.which() != Which.PUBLISHED
                && !listed.state().isSettled()
                && listed.overwriting() != Overwriting.TOLD
                && !isToldNow(listed, request);
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

    private static boolean isMeant(PartitionTask task, Which which) {
        return switch (which) {
            case STOPPED -> isStopped(task);
            case FAILED -> task.state() == PartitionState.FAILED;
            case PUBLISHED -> task.state() == PartitionState.PUBLISHED;
        };
    }

    /** Why there is nothing to be done; empty when there is. */
    private Optional<Finding> unchanged(PartitionTask listed, RetryRequest request) {
        if (!isMeant(listed, request.which())) {
            return Optional.of(unchanged(
                    listed,
                    "it is " + listed.state() + ", "
                            + switch (request.which()) {
                                case STOPPED -> "neither FAILED nor CANCELLED" + untold(listed, request);
                                case FAILED -> "not FAILED";
                                case PUBLISHED -> "not PUBLISHED; retry it without --published";
                            }));
        }
        return request.which() == Which.PUBLISHED ? Optional.empty() : unfailed(listed, request.selection());
    }

    /** What was planned by nobody's retry is told only by its name: its rows of others nobody has seen yet. */
    private static String untold(PartitionTask listed, RetryRequest request) {
        return isUntold(listed, request)
                ? ", so it was not told to replace rows of others; by its name it is: "
                        + RetryCommand.overwriting(listed.id())
                : "";
    }

    private Optional<Finding> unfailed(PartitionTask listed, TaskSelection selection) {
        String name = selection.file();
        if (name == null) {
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
        Optional<PartitionTask> now = recorder.partition(listed.id()).filter(task -> isMeant(task, which));
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

    private static boolean isStopped(PartitionTask task) {
        return task.state() == PartitionState.FAILED || task.state() == PartitionState.CANCELLED;
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
        // What travelled with others cannot be loaded without them.
        boolean alone = task.group().isEmpty();
        if (manifest.isEmpty() || Passes.wereInVain(task) || !alone || task.state() == PartitionState.CANCELLED) {
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

    private void announce(Manifest manifest) {
        List<FileTask> recorded = recorder.files(manifest.task());
        recorded.stream().filter(file -> file.state() == FileState.FAILED).forEach(this::requeue);
        announcements.announceAll(manifest, recorded);
    }

    private void requeue(FileTask file) {
        recorder.advance(file.to(FileState.QUEUED, self.change(RETRIED)));
    }
}
