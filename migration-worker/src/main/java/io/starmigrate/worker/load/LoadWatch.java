package io.starmigrate.worker.load;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows submitted loads to their outcome: asks the target for each of them in each step, does with it what
 * {@link LoadStep} says, and lets a message go only after the outcome is recorded. To be used from one thread.
 */
public final class LoadWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LoadWatch.class);

    private static final String FORGOTTEN =
            "the target does not know it, and it may have ended and be forgotten: it keeps the newest loads only"
                    + " (label_keep_max_num); no fingerprint of its rows is there to tell whether they came twice, so they"
                    + " are never sent again into the same staging, and too many in a row had to be left for that; set"
                    + " label_keep_max_num higher on the target's front ends, or run fewer loads there, then migrate retry"
                    + " moves them again; stagings left: ";

    private final TargetCluster target;
    private final TaskQueue queue;
    private final LoadProtocol protocol;
    private final LoadHistory history;
    private final LoadSubmission submission;
    private final LoadOutcomes outcomes;
    private final SecondTries tries;
    private final TaskFailures failures;
    private final WorkerIdentity self;
    private final ImportSettings settings;
    private final ShutStorage storage;
    private final Consumer<Manifest> announced;
    private final Map<String, Watched> watched = new LinkedHashMap<>();

    /** @param announced has the files of a manifest announced once more */
    public LoadWatch(
            ImportPorts ports,
            LoadSubmission submission,
            Completion completion,
            SecondTries tries,
            ImportSettings settings,
            ShutStorage storage,
            Consumer<Manifest> announced) {
        TaskRecorder recorder = ports.recorder();
        this.target = ports.target();
        this.queue = ports.queue();
        this.self = ports.self();
        this.protocol = new LoadProtocol(recorder, self);
        this.history = new LoadHistory(recorder);
        this.submission = submission;
        this.failures = new TaskFailures(recorder);
        this.outcomes = new LoadOutcomes(queue, recorder, completion, self);
        this.tries = tries;
        this.settings = settings;
        this.storage = storage;
        this.announced = announced;
    }

    int loads() {
        return watched.size();
    }

    /** Whether no others are to be sent, as some wait for their storage. */
    boolean holdsBack() {
        return storage.holdsBack();
    }

    int held() {
        return watched.values().stream().mapToInt(load -> load.held().size()).sum();
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
            keep(known.holding(List.of(file)));
            return;
        }
        protocol.find(file.task().id(), label)
                .map(load -> Watched.of(
                                load, file.task(), file.manifest(), self.clock().instant())
                        .holding(List.of(file)))
                .ifPresentOrElse(this::follow, () -> giveBack(List.of(file.delivery())));
    }

    /** Follows a load from whatever state it was found in. */
    void follow(Watched load) {
        switch (protocol.found(load.load(), load.task())) {
            case RECORDED -> keepIfSent(load, submission.carryOn(load));
            case SUBMITTED -> keep(load);
            case FINISHED -> outcomes.finished(load);
            case STOPS -> outcomes.stopped(load);
            case OVER -> giveBack(load.deliveries());
        }
    }

    /** Asks the target for all loads, and settles those that have ended. */
    void step() {
        if (watched.isEmpty()) {
            return;
        }
        Map<String, LoadStatus> statuses = target.loads(List.copyOf(watched.keySet()));
        for (Watched load : List.copyOf(watched.values())) {
            boolean readable = failures.isolate(load.task(), self, () -> settle(load, statuses.get(load.label())));
            if (!readable) {
                unfollow(load);
                giveBack(load.deliveries());
            }
        }
    }

    private void settle(Watched load, @Nullable LoadStatus status) {
        Instant now = self.clock().instant();
        LoadStep step = storage.instead(load, status, LoadStep.of(load, status, now, settings));
        switch (step.what()) {
            case WAIT -> {}
            case HOLD -> hold(load, step.why());
            case STOP -> stop(load.stopped(now));
            case SEND_AGAIN -> unlessRecorded(load, this::sendAgain);
            case NEW_STAGING -> unlessRecorded(load, this::leaveStaging);
            case FINISH -> finish(load, step.rows());
            case CONCLUDE -> conclude(load);
            case TRY_AGAIN -> tryAgain(load, step.why());
            case ANOTHER_LABEL -> underAnotherLabel(load, step.why(), Duration.ZERO);
            case HALVE -> halve(load, step.why());
            case FAIL -> fail(load, step.why());
            case GIVE_UP -> giveUp(load, step.why());
        }
    }

    /** While it waits, an operator may cancel its task. */
    private void hold(Watched load, String error) {
        LOG.debug("Load {} waits for its storage: {}", load.label(), error);
        if (protocol.stillWanted(load.load()).isEmpty()) {
            unfollow(load);
            giveBack(load.deliveries());
        }
    }

    private void stop(Watched load) {
        LOG.warn(
                "Load {} takes longer than {}; it is asked to stop",
                load.label(),
                settings.waits().longestLoad());
        keep(load);
        target.cancel(load.label());
    }

    /** StarRocks forgets labels: what it does not know may long be FINISHED, and recorded so by somebody else. */
    private void unlessRecorded(Watched load, Consumer<Watched> step) {
        Optional<Load> recorded = protocol.find(load.load().task(), load.label());
        if (recorded.isPresent() && recorded.get().state() != LoadState.SUBMITTED) {
            unfollow(load);
            follow(load.now(recorded.get()));
            return;
        }
        step.accept(load);
    }

    private void sendAgain(Watched load) {
        LOG.info("The target does not know load {}; it is submitted again", load.label());
        keepIfSent(load, submission.resend(load));
    }

    /** Should this end half way, whoever receives the messages goes on, and the reconciler announces the rest. */
    private void leaveStaging(Watched load) {
        int left = 1 + history.passesLeft(load.load());
        if (left > settings.attempts()) {
            giveUp(load, FORGOTTEN + settings.attempts());
            return;
        }
        String why = "the target does not know load " + load.label()
                + ", which may have ended, and no fingerprint would tell its rows twice: all is loaded into a new staging";
        if (protocol.leaveStaging(load.load(), why)) {
            LOG.warn("{}: {}", load.task().id(), why);
            announced.accept(load.manifest());
        }
        unfollow(load);
        giveBack(load.deliveries());
    }

    private void finish(Watched load, long rows) {
        Optional<Load> finished = protocol.finish(load.load(), rows);
        if (finished.isEmpty()) {
            // First: should that be interrupted, nobody would see the messages until they are visible by themselves.
            giveBack(load.deliveries());
            unfollow(load);
            return;
        }
        // Kept first: what follows from its outcome may be interrupted.
        Watched ended = load.now(finished.get());
        keep(ended);
        submission.finished(rows);
        conclude(ended);
    }

    private void conclude(Watched load) {
        outcomes.finished(load);
        unfollow(load);
    }

    private void tryAgain(Watched load, String error) {
        long cancellations = history.cancellations(load.load());
        boolean unknown = LoadStep.isUnknown(load, error);
        boolean given = unknown && tries.isGivenTo(load.task(), error);
        LoadStep step = LoadStep.afterCancellation(load, error, cancellations, given, settings);
        switch (step.what()) {
            case HALVE -> halve(load, step.why());
            case FAIL -> fail(load, step.why());
            default -> underAnotherLabel(load, error, unknown ? SecondTries.PAUSE : pause(cancellations));
        }
    }

    private void underAnotherLabel(Watched load, String error, Duration pause) {
        Change why = self.change((load.isSent() ? "cancelled by StarRocks: " : "not sent: ") + error);
        LOG.info("Load {} was {}; its files are loaded under a new label", load.label(), why.why());
        if (protocol.cancel(load.load(), why)) {
            protocol.release(load.load(), why);
        }
        unfollow(load);
        queue.hold(load.deliveries(), pause);
    }

    /** What has cancelled it, a full disk or a node that is down, is not over at once. */
    private Duration pause(long cancellations) {
        return settings.waits().takeoverAfter().multipliedBy(cancellations).dividedBy(3);
    }

    private void halve(Watched load, String error) {
        Change why = self.change("its files are loaded in halves: " + error);
        LOG.warn(
                "Load {} of {} was cancelled, {}",
                load.label(),
                Units.counted(load.files().size(), "file"),
                why.why());
        if (protocol.halve(load.load(), why)) {
            protocol.release(load.load(), why);
        }
        unfollow(load);
        giveBack(load.deliveries());
    }

    private void giveUp(Watched load, String error) {
        fail(load.refused(error).afterUnsureTry(), error);
    }

    private void fail(Watched load, String error) {
        outcomes.failed(load, error);
        unfollow(load);
    }

    private void keepIfSent(Watched load, Optional<Watched> sent) {
        sent.ifPresentOrElse(this::keep, () -> {
            unfollow(load);
            giveBack(load.deliveries());
        });
    }

    private void keep(Watched load) {
        watched.put(load.label(), load);
    }

    private void unfollow(Watched load) {
        watched.remove(load.label());
        storage.forget(load.label());
    }

    private void giveBack(List<Delivery> deliveries) {
        queue.hold(deliveries, Duration.ZERO);
    }
}
