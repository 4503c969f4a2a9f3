package io.starmigrate.worker.load;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTask.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadOrder;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits loads so that no file is ever in two of them: a load is written down, takes hold of each of its files, is
 * written down as submitted, and only then reaches StarRocks. Whoever finds it half way carries it on or, while it is
 * not yet written down as submitted, gives it up.
 */
public final class LoadSubmission {
    private static final Logger LOG = LoggerFactory.getLogger(LoadSubmission.class);

    private final TargetCluster target;
    private final TaskRecorder recorder;
    private final LoadLabels labels;
    private final WorkerIdentity self;
    private final ImportSettings settings;

    public LoadSubmission(
            TargetCluster target,
            TaskRecorder recorder,
            LoadLabels labels,
            WorkerIdentity self,
            ImportSettings settings) {
        this.target = target;
        this.recorder = recorder;
        this.labels = labels;
        this.self = self;
        this.settings = settings;
    }

    /** Submits one load of these files; what is known of it is then followed by the watch. */
    void submit(PartitionTask task, List<Announced> files, LoadWatch watch) {
        Load load = firstOpen(task, files);
        Watched watched =
                new Watched(load, task, files.get(0).manifest(), self.clock().instant());
        files.forEach(watched::hold);
        watch.follow(watched);
    }

    /** The load of the lowest attempt that StarRocks has not said CANCELLED of. */
    private Load firstOpen(PartitionTask task, List<Announced> files) {
        List<ManifestFile> listed = files.stream().map(Announced::listed).toList();
        List<String> names = listed.stream().map(ManifestFile::name).toList();
        JobId job = recorder.id(task.id().partition().job());
        for (int attempt = 1; ; attempt++) {
            String label = labels.label(job, task, files.get(0).manifest(), listed, attempt);
            Change why = self.change(names.size() + " files");
            Load stored = recorder.record(Load.recorded(task.id(), label, task.pass(), attempt, names, why));
            if (stored.state() != LoadState.CANCELLED && stored.state() != LoadState.ABANDONED) {
                return stored;
            }
        }
    }

    /**
     * Submits a load that is only written down.
     *
     * @return false when it was given up, or somebody else carries it on
     */
    boolean carryOn(Watched watched) {
        Load load = watched.load();
        if (!takeHold(watched)) {
            giveUp(load, "another load holds one of its files");
            return false;
        }
        Optional<PartitionTask> now = current(load);
        if (now.isEmpty()) {
            giveUp(load, "its pass is over");
            return false;
        }
        watched.of(now.get());
        Load submitted = load.to(
                LoadState.SUBMITTED,
                self.change("submitted to " + staging(now.get()).name()));
        if (!recorder.advance(submitted)) {
            return false;
        }
        watched.now(submitted);
        send(watched);
        return true;
    }

    /** The partition task, while it takes what this load brings. */
    private Optional<PartitionTask> current(Load load) {
        return recorder.partition(load.task())
                .filter(task ->
                        task.state() == PartitionState.LOADING && task.pass() == load.pass() && task.staging() != null);
    }

    private boolean takeHold(Watched watched) {
        return watched.files().stream().allMatch(file -> takeHold(file, watched.load()));
    }

    private boolean takeHold(FileTaskId id, Load load) {
        Optional<FileTask> stored = recorder.file(id);
        if (stored.isEmpty()) {
            return false;
        }
        FileTask file = stored.get();
        return switch (file.state()) {
            case LOADING -> load.label().equals(file.load());
            case LOADED -> isOfEarlierPass(file, load) && hold(file, load);
            case EXPORTED, RELAYED, ARRIVED, QUEUED, FAILED -> hold(file, load);
        };
    }

    /** What this pass has loaded is never loaded into its staging again, whoever asks for it. */
    private boolean isOfEarlierPass(FileTask file, Load load) {
        return recorder.loads(load.task()).stream()
                .filter(held -> held.label().equals(file.load()))
                .anyMatch(held -> held.pass() < load.pass());
    }

    private boolean hold(FileTask file, Load load) {
        return recorder.advance(file.heldBy(load.label(), self.change("load " + load.label())))
                || recorder.file(file.id())
                        .filter(now ->
                                now.state() == FileState.LOADING && load.label().equals(now.load()))
                        .isPresent();
    }

    /**
     * Submits a load again that the target does not know.
     *
     * @return false when it was given up, because its staging is no longer loaded
     */
    boolean resend(Watched watched) {
        Optional<PartitionTask> now = current(watched.load());
        if (now.isEmpty()) {
            giveUp(watched.load(), "its pass is over");
            return false;
        }
        watched.of(now.get());
        send(watched);
        return true;
    }

    /** The load is given up before its files are let go: in this order no file is in two loads. */
    void giveUp(Load load, String reason) {
        Change why = self.change(reason);
        if (!recorder.advance(load.to(LoadState.ABANDONED, why))) {
            return;
        }
        LOG.info("Load {} is given up: {}", load.label(), why.why());
        letGo(load, why);
    }

    /** Lets the files of a load go that StarRocks has none of. */
    void letGo(Load load, Change why) {
        recorder.files(load.task()).stream()
                .filter(file ->
                        file.state() == FileState.LOADING && load.label().equals(file.load()))
                .forEach(file -> recorder.advance(file.to(FileState.QUEUED, why)));
    }

    private void send(Watched watched) {
        watched.sent(self.clock().instant());
        try {
            target.load(order(watched));
            LOG.info(
                    "Load {} submitted: {} files of {}",
                    watched.load().label(),
                    watched.files().size(),
                    watched.task().id());
        } catch (ClusterException refused) {
            if (!refused.isTransient()) {
                watched.refused(String.valueOf(refused.getMessage()));
            }
            LOG.info("Load {}: {}", watched.load().label(), refused.getMessage());
        }
    }

    private LoadOrder order(Watched watched) {
        return new LoadOrder(
                watched.load().label(),
                StagingOpener.place(watched.task()),
                staging(watched.task()),
                watched.files().stream()
                        .map(file -> file.below(settings.storage()))
                        .toList(),
                watched.manifest().columns(),
                watched.manifest().format());
    }

    private static Staging staging(PartitionTask task) {
        Staging staging = task.staging();
        if (staging == null) {
            throw new IllegalStateException(task.id() + " is loaded without staging");
        }
        return staging;
    }
}
