package io.starmigrate.worker.export;

import io.starmigrate.core.pace.ExportAhead;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnreadableItemException;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.outage.Reopening;
import io.starmigrate.worker.pace.Steering;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.status.JobWatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Moves partition tasks of one job from PLANNED to EXPORTED.
 *
 * <p>An EXPORT is written down with a folder of its own before it is submitted; after a crash, a lost reply or a
 * takeover the folder tells whether it reached the cluster. To be driven by one thread. Several workers share a job: by
 * its tables, each of which one has at a time. Partitions are prepared and finished aside, several at once.
 */
public final class Exporter {
    private final JobWatch watch;
    private final SourceCluster source;
    private final TaskRecorder recorder;
    private final TaskFailures failures;
    private final Finishing finishing;
    private final ExportSubmission submission;
    private final RidingExports riders;
    private final UnfinishedExports unfinished;
    private final Steering steering;
    private final WorkerIdentity self;
    private final TableShare share;
    private final ExportQueue planned;
    private final SlicedExports slices;
    private final SentExports sent;
    private final ExportedAhead ahead;
    private SentExports.Beside beside = SentExports.Beside.NONE;

    public Exporter(
            JobWatch watch,
            ExportPorts ports,
            ExportFinisher finisher,
            Steering steering,
            ExportSettings settings,
            Aside aside,
            TableShare share) {
        this.watch = watch;
        this.share = share;
        this.source = ports.source();
        this.recorder = ports.recorder();
        this.self = ports.self();
        this.failures = new TaskFailures(recorder);
        this.finishing = new Finishing(finisher, failures, self, aside.finishing);
        this.sent = new SentExports(source, recorder, self.clock());
        this.slices = new SlicedExports(source, recorder, self, sent, settings.splitSize());
        AttemptSender sender = new AttemptSender(
                ports,
                new Attempts(source, self, settings.storage(), finisher.files()),
                new AttemptSender.Division(finisher.deltas(), slices),
                sent,
                finisher.tries(),
                steering);
        this.submission = new ExportSubmission(
                ports, sender, slices, new Together(source, recorder, self, sender.attempts()), aside.preparing);
        this.riders = new RidingExports(recorder, submission, self);
        Reopening reopening = Reopening.ofRefusing(self.clock(), self.draws());
        ShutStorage storage = new ShutStorage(finisher::canList, sent::isSent, reopening);
        this.unfinished = new UnfinishedExports(source, submission, sent, storage, steering, self, settings);
        this.steering = steering;
        this.ahead = new ExportedAhead(watch, new ExportAhead(settings.exportAhead()), steering);
        this.planned = new ExportQueue(watch, new TravelUnits(settings.groupSize()));
    }

    /**
     * Does what can be done now and returns without waiting.
     *
     * @return how many exports are under way after it, and one more if any are planned; 0 when all of the job's tasks
     *     have left the source, or are others'
     */
    public int step() {
        List<PartitionTask> all = watch.tasks(PartitionState.EXPORTING);
        List<PartitionTask> exporting = all.stream().filter(this::isMine).toList();
        // What others export counts, too: the source is one.
        int running = submission.without(all) + SlicedExports.others(all, exporting) + watch(all, exporting);
        running += beside.wanted();
        planned.look();
        if (unfinished.holdBack()) {
            steering.stands();
        } else if (running > 0 || !planned.isEmpty() || !slices.waiting().isEmpty() || finishing.size() > 0) {
            int paced = steering.limit(source::pressure);
            finishing.allow(paced);
            int limit = paced - beside.unwanted();
            // What is begun already has the longest way before it.
            running += submission.more(limit - running);
            while (running < limit && !planned.isEmpty() && ahead.mayBegin()) {
                running += begin(planned.next(limit)) ? 1 : 0;
            }
        }
        share.used(Stream.of(exporting.stream().map(PartitionTask::id), submission.busy(), finishing.busy())
                .flatMap(ids -> ids)
                .map(id -> id.partition().table())
                .collect(Collectors.toSet()));
        return Math.max(running, exporting.size()) + (planned.isEmpty() ? 0 : 1) + finishing.size();
    }

    /** Lets the others have all of its tables. To be called once, after the last step. */
    public void release() {
        share.release();
    }

    private boolean isMine(PartitionTask task) {
        return share.isMine(task.id().partition().table());
    }

    private boolean begin(ExportQueue.Choice next) {
        if (!isMine(next.unit().get(0))) {
            next.leave();
            return false;
        }
        return submission.begin(next.take());
    }

    /** How many of those of this worker still run. */
    private int watch(List<PartitionTask> all, List<PartitionTask> exporting) {
        Map<StorageUri, PartitionTaskId> before = sent.underWay(submission::isBusy);
        ExportLook look = ExportLook.at(source, watched(exporting), before.keySet());
        Set<StorageUri> folders = exporting.stream()
                .flatMap(task -> Stream.ofNullable(task.export()))
                .map(Export::folder)
                .collect(Collectors.toSet());
        int running = 0;
        slices.look(exporting);
        unfinished.look(folders);
        for (PartitionTask task : exporting) {
            if (task.riding().isPresent()) {
                riders.lookAfter(task, task.riding().get(), folders);
            } else {
                running += watchAlone(task, look) ? slices.running(task) : slices.beside(task);
            }
        }
        beside = sent.beside(before, look.statuses(), SentExports.folders(all), submission::isBusy);
        return running;
    }

    /** Those that the source can tell something of: not those of another's export, nor those being sent. */
    private List<PartitionTask> watched(List<PartitionTask> exporting) {
        return exporting.stream()
                .filter(task -> task.riding().isEmpty() && !submission.isBusy(task.id()))
                .toList();
    }

    private boolean watchAlone(PartitionTask task, ExportLook look) {
        boolean[] runs = new boolean[1];
        return failures.isolate(task, self, () -> runs[0] = watch(task, look)) && runs[0];
    }

    /** Whether the task still counts as running. */
    private boolean watch(PartitionTask stored, ExportLook look) {
        if (submission.isBusy(stored.id())) {
            return true;
        }
        Optional<PartitionTask> current = recorder.partition(stored.id());
        if (current.isEmpty() || current.get().state() != PartitionState.EXPORTING) {
            return false;
        }
        if (!look.tellsOf(current.get())) {
            return true;
        }
        PartitionTask task = slices.seen(current.get(), look.statuses());
        ExportStatus status = slices.status(task, look.statuses());
        if (status == null) {
            return unfinished.unheardOf(task);
        }
        unfinished.heardOf(task);
        return switch (status.state()) {
            case RUNNING, UNKNOWN -> true;
            case FINISHED -> {
                if (finishing.begin(task, status.id())) {
                    steering.finished(task.estimate().bytes());
                }
                yield false;
            }
            case CANCELLED -> unfinished.cancelled(task, status);
        };
    }

    static Export exportOf(PartitionTask task) {
        Export export = task.export();
        if (export == null) {
            throw new UnreadableItemException(task.id() + " is " + task.state() + ", and its item has no export", null);
        }
        return export;
    }

    /**
     * How exports are run.
     *
     * @param storage where the source exports to
     * @param attempts how often the cluster may cancel an export of a generation before it FAILS, from 1
     * @param takeoverAfter how long an export the cluster does not list may still turn up
     * @param groupSize up to how many bytes partitions of a table are exported together; 0: each alone
     * @param splitSize above how many bytes one is exported in slices; 0: none is
     * @param exportAhead from how many bytes on that are exported and not yet published no more begin; 0: whatever is
     */
    public record ExportSettings(
            StorageUri storage,
            int attempts,
            Duration takeoverAfter,
            long groupSize,
            long splitSize,
            long exportAhead) {}

    /**
     * Where work is done that takes as long as a scan.
     *
     * @param preparing looks for separators and submits; several at once, never more than may be exported at once
     * @param finishing takes fingerprints and makes manifests
     */
    public record Aside(Executor preparing, Executor finishing) {}
}
