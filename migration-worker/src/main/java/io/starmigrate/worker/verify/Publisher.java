package io.starmigrate.worker.verify;

import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTask.Proof;
import io.starmigrate.core.task.PartitionTask.Published;
import io.starmigrate.core.task.PartitionTask.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.LeaseHolder;
import io.starmigrate.worker.LeaseHolder.Held;
import io.starmigrate.worker.WorkerIdentity;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves a partition task's staging equal to what was exported, and switches it into the table.
 *
 * <p>Safe for use by many threads. A task that was published but not recorded is recognised by the id its partition
 * carries, and recorded.
 */
public final class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final int PASSES = 2;

    private final TargetCluster target;
    private final Announcements announcements;
    private final TaskRecorder recorder;
    private final StagingOpener opener;
    private final LeaseHolder leases;
    private final WorkerIdentity self;

    public Publisher(
            TargetCluster target,
            Announcements announcements,
            TaskRecorder recorder,
            StagingOpener opener,
            LeaseHolder leases,
            WorkerIdentity self) {
        this.target = target;
        this.announcements = announcements;
        this.recorder = recorder;
        this.opener = opener;
        this.leases = leases;
        this.self = self;
    }

    /**
     * Takes one VERIFYING task as far as it goes.
     *
     * @return false when another worker has it, or the target asks to wait: try again later
     */
    public boolean publish(PartitionTask listed) {
        return leases.holding("publish/" + listed.id(), () -> proceed(listed)).orElse(false);
    }

    private boolean proceed(PartitionTask listed) {
        try {
            Optional<PartitionTask> task = recorder.partition(listed.id())
                    .filter(now -> now.state() == PartitionState.VERIFYING)
                    .flatMap(opener::open);
            task.ifPresent(this::verify);
            return task.isPresent();
        } catch (ClusterException refused) {
            return refused(listed, refused);
        }
    }

    private void verify(PartitionTask task) {
        Place place = StagingOpener.place(task);
        Staging staging = stagingOf(task);
        Manifest manifest = manifestOf(task);
        if (target.shows(place, staging)) {
            record(task, manifest, target.fingerprint(place, manifest.columnNames(), recipe(manifest)));
            return;
        }
        Fingerprint loaded = target.fingerprint(place, staging, manifest.columnNames(), recipe(manifest));
        Optional<String> difference = difference(task, manifest, loaded);
        if (difference.isPresent()) {
            differs(task, manifest, difference.get());
        } else if (leases.acquire("publish/" + task.id()).filter(Held::isFresh).isPresent()) {
            target.publish(place, staging);
            record(task, manifest, loaded);
        }
    }

    private static String recipe(Manifest manifest) {
        return manifest.fingerprint() == null ? "" : manifest.fingerprint().recipe();
    }

    /** What is wrong with staging, in words; empty when nothing is. */
    private Optional<String> difference(PartitionTask task, Manifest manifest, Fingerprint loaded) {
        Fingerprint exported = manifest.fingerprint();
        if (exported != null) {
            return exported.proves(loaded)
                    ? Optional.empty()
                    : Optional.of("the source has " + exported + "; staging has " + loaded);
        }
        long rows = recorder.loads(task.id()).stream()
                .filter(load -> load.pass() == task.pass() && load.state() == LoadState.FINISHED)
                .mapToLong(Publisher::rows)
                .sum();
        return rows == loaded.rows()
                ? Optional.empty()
                : Optional.of("the loads report " + rows + " rows; staging has " + loaded.rows());
    }

    private static long rows(Load load) {
        Long rows = load.rows();
        return rows == null ? 0 : rows;
    }

    private void record(PartitionTask task, Manifest manifest, Fingerprint shown) {
        Proof proof = manifest.fingerprint() == null ? Proof.LOADED_ROWS : Proof.FINGERPRINT;
        target.drop(StagingOpener.place(task), stagingOf(task));
        PartitionTask published = task.to(PartitionState.PUBLISHED, self.change(shown.rows() + " rows, by " + proof))
                .withPublished(new Published(shown, proof));
        if (recorder.advance(published)) {
            LOG.info("{} PUBLISHED: {}", task.id(), published.change().why());
        }
    }

    /** The task moves first and staging goes after: what is dropped is never the staging of a later pass. */
    private void differs(PartitionTask task, Manifest manifest, String difference) {
        LOG.warn("{} differs in pass {}: {}", task.id(), task.pass(), difference);
        PartitionTask next = task.pass() % PASSES != 0
                ? task.to(PartitionState.LOADING, self.change("loaded once more: " + difference))
                        .nextPass()
                : task.to(PartitionState.FAILED, self.change("differs twice: " + difference));
        if (!recorder.advance(next)) {
            return;
        }
        target.drop(StagingOpener.place(task), stagingOf(task));
        if (next.state() == PartitionState.LOADING) {
            announcements.announce(
                    manifest,
                    manifest.files().stream().map(Manifest.ManifestFile::name).collect(Collectors.toSet()));
        }
    }

    private boolean refused(PartitionTask task, ClusterException refused) {
        if (refused.remedy().isTransient()) {
            LOG.info("{} waits: {}", task.id(), refused.getMessage());
            return false;
        }
        String why = "it cannot be verified or published: " + refused.getMessage();
        recorder.partition(task.id())
                .filter(now -> !now.state().isSettled())
                .ifPresent(now -> recorder.advance(now.to(PartitionState.FAILED, self.change(why))));
        LOG.error("{} FAILED: {}", task.id(), why);
        return true;
    }

    private Manifest manifestOf(PartitionTask task) {
        return Optional.ofNullable(task.export())
                .flatMap(export -> recorder.manifest(task.id(), export.attempt()))
                .orElseThrow(() -> new IllegalStateException(task.id() + " is VERIFYING without a manifest"));
    }

    private static Staging stagingOf(PartitionTask task) {
        Staging staging = task.staging();
        if (staging == null) {
            throw new IllegalStateException(task.id() + " is VERIFYING without staging");
        }
        return staging;
    }
}
