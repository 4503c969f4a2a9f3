package io.starmigrate.worker.load;

import io.starmigrate.core.starrocks.error.ErrorClassification;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows submitted loads to their outcome, all in one question to the target, and records it before any message goes.
 * To be used from one thread.
 */
public final class LoadWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LoadWatch.class);

    private final TargetCluster target;
    private final TaskQueue queue;
    private final TaskRecorder recorder;
    private final LoadSubmission submission;
    private final LoadOutcomes outcomes;
    private final WorkerIdentity self;
    private final ImportSettings settings;
    private final Map<String, Watched> watched = new LinkedHashMap<>();

    public LoadWatch(
            TargetCluster target,
            TaskQueue queue,
            TaskRecorder recorder,
            LoadSubmission submission,
            Completion completion,
            WorkerIdentity self,
            ImportSettings settings) {
        this.target = target;
        this.queue = queue;
        this.recorder = recorder;
        this.submission = submission;
        this.outcomes = new LoadOutcomes(queue, recorder, completion, self);
        this.self = self;
        this.settings = settings;
    }

    int loads() {
        return watched.size();
    }

    int held() {
        return watched.values().stream()
                .mapToInt(load -> load.deliveries().size())
                .sum();
    }

    List<Delivery> deliveries() {
        return watched.values().stream()
                .flatMap(load -> load.deliveries().stream())
                .toList();
    }

    /** Holds a message for the load that holds its file. */
    void join(Announced file, String label) {
        Watched known = watched.get(label);
        if (known != null) {
            known.hold(file);
            return;
        }
        recorded(file.task().id(), label)
                .ifPresentOrElse(load -> adopt(load, file), () -> giveBack(List.of(file.delivery())));
    }

    private void adopt(Load load, Announced file) {
        Watched adopted =
                new Watched(load, file.task(), file.manifest(), self.clock().instant());
        adopted.hold(file);
        follow(adopted);
    }

    /** Follows a load from whatever state it was found in. */
    void follow(Watched load) {
        if (load.load().pass() != load.task().pass()) {
            outrun(load);
            return;
        }
        switch (load.load().state()) {
            case FINISHED -> outcomes.finished(load);
            case CANCELLED, ABANDONED -> {
                submission.letGo(
                        load.load(), self.change("its load is " + load.load().state()));
                giveBack(load.deliveries());
            }
            case SUBMITTED -> watched.put(load.load().label(), load);
            case RECORDED -> {
                if (submission.carryOn(load)) {
                    watched.put(load.load().label(), load);
                } else {
                    giveBack(load.deliveries());
                }
            }
        }
    }

    /** Whatever a load of an earlier pass still does, it does to a staging that nobody publishes. */
    private void outrun(Watched load) {
        if (load.load().pass() < load.task().pass()) {
            if (!load.load().state().isSettled()) {
                submission.giveUp(load.load(), "its pass is over");
            } else {
                submission.letGo(load.load(), self.change("its load is of an earlier pass"));
            }
        }
        giveBack(load.deliveries());
    }

    /** Asks the target once for all loads, and settles those that have ended. */
    void step() {
        if (watched.isEmpty()) {
            return;
        }
        Map<String, LoadStatus> statuses = target.loads(List.copyOf(watched.keySet()));
        for (Watched load : List.copyOf(watched.values())) {
            settle(load, statuses.get(load.load().label()));
        }
    }

    private void settle(Watched load, @Nullable LoadStatus status) {
        if (load.load().state() == LoadState.FINISHED) {
            // Its outcome was written, what follows from it was interrupted.
            settled(load);
            return;
        }
        if (status == null) {
            unheardOf(load);
            return;
        }
        switch (status.progress()) {
            case FINISHED -> ended(load, status);
            case CANCELLED -> cancelled(load, status.error());
            case RUNNING, UNKNOWN -> underWay(load);
        }
    }

    /** A load is asked to leave nothing out; one that did is not what was exported, whatever its state says. */
    private void ended(Watched load, LoadStatus status) {
        if (status.filtered() > 0) {
            hopeless(load, "it is FINISHED, but StarRocks left out " + status.filtered() + " rows");
        } else {
            finished(load, status.rows());
        }
    }

    /** It is only asked to stop: what became of it the next looks tell. */
    private void underWay(Watched load) {
        Instant now = self.clock().instant();
        if (load.isOverdue(now.minus(settings.longest()), now.minus(settings.patience()))) {
            LOG.warn(
                    "Load {} takes longer than {}; it is asked to stop",
                    load.load().label(),
                    settings.longest());
            load.stopped(now);
            target.cancel(load.load().label());
        }
    }

    private void unheardOf(Watched load) {
        if (load.refusal().isPresent()) {
            hopeless(load, load.refusal().get());
        } else if (!load.sent().plus(settings.patience()).isAfter(self.clock().instant())) {
            sendAgain(load);
        }
    }

    /** StarRocks forgets labels: what it does not know may long be FINISHED, and recorded so by somebody else. */
    private void sendAgain(Watched load) {
        Optional<Load> recorded = recorded(load.load().task(), load.load().label());
        if (recorded.isPresent() && recorded.get().state() != LoadState.SUBMITTED) {
            load.now(recorded.get());
            unfollow(load);
            follow(load);
            return;
        }
        LOG.info(
                "The target does not know load {}; it is submitted again",
                load.load().label());
        if (!submission.resend(load)) {
            unfollow(load);
            giveBack(load.deliveries());
        }
    }

    private Optional<Load> recorded(PartitionTaskId task, String label) {
        return recorder.loads(task).stream()
                .filter(load -> load.label().equals(label))
                .findFirst();
    }

    private void finished(Watched load, long rows) {
        Load next = load.load().finished(rows, self.change("StarRocks loaded " + rows + " rows"));
        if (!recorder.advance(next)) {
            unfollow(load);
            giveBack(load.deliveries());
            return;
        }
        load.now(next);
        settled(load);
    }

    private void settled(Watched load) {
        outcomes.finished(load);
        unfollow(load);
    }

    private void cancelled(Watched load, String error) {
        long cancellations = outcomes.cancellations(load.load());
        boolean mayPass =
                load.isStopped() || ErrorClassification.remedy(0, error).isTransient();
        if (!mayPass || cancellations >= settings.attempts()) {
            hopeless(load, error);
            return;
        }
        Change why = self.change("cancelled by StarRocks: " + error);
        LOG.info(
                "Load {} was {}; its files are loaded under a new label",
                load.load().label(),
                why.why());
        if (recorder.advance(load.load().to(LoadState.CANCELLED, why))) {
            submission.letGo(load.load(), why);
        }
        unfollow(load);
        // What has cancelled it, a full disk or a node that is down, is not over at once.
        queue.hold(
                load.deliveries(),
                settings.patience().multipliedBy(cancellations).dividedBy(3));
    }

    private void hopeless(Watched load, String error) {
        outcomes.failed(load, error);
        unfollow(load);
    }

    private void unfollow(Watched load) {
        watched.remove(load.load().label());
    }

    private void giveBack(List<Delivery> deliveries) {
        queue.hold(deliveries, Duration.ZERO);
    }
}
