package io.starmigrate.worker.load;

import io.starmigrate.core.starrocks.error.ErrorClassification;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.LoadProtocol.Sendable;
import io.starmigrate.worker.loop.Interruption;
import io.starmigrate.worker.pace.Steering;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Landing;
import io.starmigrate.worker.starrocks.TargetCluster.LoadOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends loads to the target, each only once the {@link LoadProtocol} has it written down as submitted. */
public final class LoadSubmission {
    private static final Logger LOG = LoggerFactory.getLogger(LoadSubmission.class);

    private final TargetCluster target;
    private final TaskRecorder recorder;
    private final LoadProtocol protocol;
    private final LoadHistory history;
    private final LoadLabels labels;
    private final SecondTries tries;
    private final Riders riders;
    private final ObjectSizes sizes;
    private final WorkerIdentity self;
    private final ImportSettings settings;
    private final Steering steering;

    public LoadSubmission(
            ImportPorts ports,
            Riders riders,
            SecondTries tries,
            ObjectSizes sizes,
            ImportSettings settings,
            Steering steering) {
        this.target = ports.target();
        this.recorder = ports.recorder();
        this.self = ports.self();
        this.protocol = new LoadProtocol(recorder, self);
        this.history = new LoadHistory(recorder);
        this.labels = ports.labels();
        this.riders = riders;
        this.sizes = sizes;
        this.tries = tries;
        this.settings = settings;
        this.steering = steering;
    }

    /** The loads of a task's pass whose files are to be loaded in halves. */
    List<Load> halved(PartitionTask task) {
        return history.halved(task);
    }

    /** Submits one load of these files; what is known of it is then followed by the watch. */
    void submit(PartitionTask task, List<Announced> files, LoadWatch watch) {
        Manifest manifest = files.get(0).manifest();
        List<ManifestFile> listed = files.stream().map(Announced::listed).toList();
        JobId job = recorder.id(task.id().partition().job());
        Load load = protocol.record(
                task,
                listed.stream().map(ManifestFile::name).toList(),
                attempt -> labels.label(job, task, manifest, listed, attempt));
        watch.follow(Watched.of(load, task, manifest, self.clock().instant()).holding(files));
    }

    /**
     * Sends a load that is only written down.
     *
     * @return empty when it was given up, or somebody else carries it on
     */
    Optional<Watched> carryOn(Watched watched) {
        return protocol.submit(watched.load(), watched.files(), watched.read())
                .map(sendable -> send(watched, sendable, Watched::heldBack, Watched::notTaken));
    }

    /**
     * Sends a load again that the target does not know. It may have been sent before, and still turn up: one whose
     * files were changed meanwhile ends its pass.
     *
     * @return empty when it was given up, because its staging is no longer loaded
     */
    Optional<Watched> resend(Watched watched) {
        return protocol.stillWanted(watched.load())
                .map(task -> send(
                        watched,
                        new Sendable(watched.load(), task),
                        Watched::refused,
                        watched.isNotTaken() ? Watched::notTaken : (sent, why) -> sent))
                .map(sent -> watched.isNotTaken() ? sent : sent.afterUnsureTry());
    }

    /** One has ended well. */
    void finished(long rows) {
        steering.finished(rows);
    }

    /**
     * @param changed what is known of it when its files were changed
     * @param notTaken what is known of it when this try has not brought it to the target
     */
    private Watched send(
            Watched watched,
            Sendable sendable,
            BiFunction<Watched, String, Watched> changed,
            BiFunction<Watched, String, Watched> notTaken) {
        Watched sent = watched.sent(sendable, self.clock().instant());
        try {
            return sizes.changed(sent.manifest(), sent.files())
                    .map(why -> changed.apply(sent, why))
                    .orElseGet(() -> send(sent, notTaken));
        } catch (ObjectStoreException unseen) {
            Interruption.unlessEnded(
                    unseen,
                    () -> LOG.warn("The files of load {} cannot be looked at: {}", sent.label(), unseen.getMessage()));
            // Who lacks the permission never will: the fingerprint proves what was loaded. All else waits.
            return unseen.reason() == Reason.DENIED
                    ? send(sent, notTaken)
                    : notTaken.apply(sent, String.valueOf(unseen.getMessage()));
        }
    }

    private Watched send(Watched sent, BiFunction<Watched, String, Watched> notTaken) {
        Optional<List<Landing>> into = riders.landings(sent.task());
        if (into.isEmpty()) {
            return sent.refused("a partition whose rows are in its files has left its group");
        }
        try {
            target.load(order(sent, into.get()));
            LOG.info(
                    "Load {} submitted: {} of {}",
                    sent.label(),
                    Units.counted(sent.files().size(), "file"),
                    sent.task().id());
            return sent;
        } catch (ClusterException refused) {
            LOG.info("Load {}: {}", sent.label(), refused.getMessage());
            if (refused.remedy() == Remedy.SLOW_DOWN) {
                steering.pushedBack();
            }
            if (isNotTaken(refused)) {
                return notTaken.apply(sent, String.valueOf(refused.getMessage()));
            }
            return refused.isTransient() ? sent : refused(sent, refused);
        }
    }

    /** Whether it is proved that this try has not brought it to the target, and another may. */
    private static boolean isNotTaken(ClusterException refused) {
        return refused.isTransient() && (refused.isUnsent() || ErrorClassification.provesNotTaken(refused.answer()));
    }

    /** What no rule knows is asked for like a lost reply, and sent once more. */
    private Watched refused(Watched sent, ClusterException refused) {
        String why = String.valueOf(refused.getMessage());
        if (refused.remedy() != Remedy.UNKNOWN) {
            return sent.refused(why);
        }
        return tries.isGivenTo(sent.task(), refused, why) ? sent : sent.refused(SecondTries.twice(why));
    }

    private LoadOrder order(Watched watched, List<Landing> into) {
        return new LoadOrder(
                watched.label(),
                watched.task().id().partition().table(),
                into,
                watched.files().stream()
                        .map(file -> file.below(settings.storage()))
                        .toList(),
                watched.manifest().columns(),
                watched.manifest().format());
    }
}
