package io.starmigrate.worker.verify;

import io.starmigrate.core.plan.ChangeToken;
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
import io.starmigrate.worker.TaskFailures;
import io.starmigrate.worker.WorkerIdentity;
import io.starmigrate.worker.load.ForeignRows;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Shown;
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
    private final TaskFailures failures;
    private final StrayLoads strays;
    private final ForeignRows foreign;
    private final StagingOpener opener;
    private final LoadedFiles files;
    private final LeaseHolder leases;
    private final WorkerIdentity self;

    public Publisher(
            TargetCluster target,
            Announcements announcements,
            TaskRecorder recorder,
            StagingOpener opener,
            LoadedFiles files,
            LeaseHolder leases,
            WorkerIdentity self) {
        this.target = target;
        this.announcements = announcements;
        this.recorder = recorder;
        this.failures = new TaskFailures(recorder);
        this.strays = new StrayLoads(target, recorder);
        this.foreign = new ForeignRows(target, recorder);
        this.opener = opener;
        this.files = files;
        this.leases = leases;
        this.self = self;
    }

    /**
     * Takes one VERIFYING task as far as it goes.
     *
     * @return false when another worker has it, or the target asks to wait: try again later
     */
    public boolean publish(PartitionTask listed) {
        return leases.holding(StagingOpener.lease(listed.id()), held -> proceed(listed, held))
                .orElse(false);
    }

    private boolean proceed(PartitionTask listed, Held held) {
        try {
            Optional<PartitionTask> task = recorder.partition(listed.id())
                    .filter(now -> now.state() == PartitionState.VERIFYING)
                    .flatMap(now -> opener.open(now, held));
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
        switch (target.find(place, staging)) {
            case GONE -> again(task, manifest, "staging " + staging.name() + " is gone from the target");
            case STAGED -> stage(task, manifest);
            case SHOWN -> prove(task, manifest);
        }
    }

    private void stage(PartitionTask task, Manifest manifest) {
        Place place = StagingOpener.place(task);
        Staging staging = stagingOf(task);
        if (strays.run(task)) {
            return;
        }
        Fingerprint loaded = target.fingerprint(place, staging, manifest.columnNames(), recipe(manifest));
        Optional<String> difference = difference(task, manifest, loaded, "staging");
        if (difference.isPresent()) {
            again(task, manifest, difference.get());
            return;
        }
        Optional<Held> fresh = leases.acquire(StagingOpener.lease(task.id())).filter(Held::isFresh);
        if (fresh.isPresent()) {
            foreign.refuse(task);
            target.publish(place, staging, fresh.get().token());
            prove(task, manifest);
        }
    }

    /**
     * It was switched in, by whoever; it is recorded only if what shows is what it should be. Nothing can be sent to
     * staging any more: what does not run now never comes.
     */
    private void prove(PartitionTask task, Manifest manifest) {
        if (strays.run(task)) {
            return;
        }
        Place place = StagingOpener.place(task);
        // Read before the rows: what is written after it moves it.
        Optional<ChangeToken> token = target.shown(place).map(Shown::token);
        Fingerprint shown = target.fingerprint(place, manifest.columnNames(), recipe(manifest));
        Optional<String> difference = difference(task, manifest, shown, "the target");
        if (difference.isPresent()) {
            target.drop(place, stagingOf(task));
            failures.record(task, self.change(wrong(task, difference.get())));
        } else if (token.isPresent() && !strays.run(task)) {
            record(task, manifest, shown, token.get());
        }
    }

    /** Whose the rows are nobody can tell: they stay until somebody says so. */
    private static String wrong(PartitionTask task, String difference) {
        return ForeignRows.refusal(
                task.id(),
                "shows wrong rows NOW: after the switch they are not what was exported, or others have written to it: "
                        + difference);
    }

    private static String recipe(Manifest manifest) {
        return manifest.fingerprint() == null ? "" : manifest.fingerprint().recipe();
    }

    /** What is wrong with what was loaded, in words; empty when nothing is. */
    private Optional<String> difference(PartitionTask task, Manifest manifest, Fingerprint loaded, String where) {
        Fingerprint exported = manifest.fingerprint();
        if (exported != null) {
            return exported.proves(loaded)
                    ? Optional.empty()
                    : Optional.of("the source has " + exported + "; " + where + " has " + loaded);
        }
        long rows = recorder.loads(task.id()).stream()
                .filter(load -> load.pass() == task.pass() && load.state() == LoadState.FINISHED)
                .mapToLong(Publisher::rows)
                .sum();
        return rows == loaded.rows()
                ? files.altered(manifest)
                : Optional.of("the loads report " + rows + " rows; " + where + " has " + loaded.rows());
    }

    private static long rows(Load load) {
        Long rows = load.rows();
        return rows == null ? 0 : rows;
    }

    private void record(PartitionTask task, Manifest manifest, Fingerprint shown, ChangeToken token) {
        Proof proof = manifest.fingerprint() == null ? Proof.LOADED_ROWS : Proof.FINGERPRINT;
        target.drop(StagingOpener.place(task), stagingOf(task));
        PartitionTask published = task.to(PartitionState.PUBLISHED, self.change(shown.rows() + " rows, by " + proof))
                .withPublished(new Published(shown, proof, token.text()));
        if (recorder.advance(published)) {
            LOG.info("{} PUBLISHED: {}", task.id(), published.change().why());
        }
    }

    /** Staging goes first: should the task not move after it, staging is found gone and the task moves then. */
    private void again(PartitionTask task, Manifest manifest, String difference) {
        LOG.warn("{} differs in pass {}: {}", task.id(), task.pass(), difference);
        target.drop(StagingOpener.place(task), stagingOf(task));
        if (task.pass() % PASSES == 0) {
            failures.record(task, self.change("differs twice: " + difference));
        } else if (recorder.advance(task.to(PartitionState.LOADING, self.change("loaded once more: " + difference))
                .nextPass())) {
            announcements.announce(
                    manifest,
                    manifest.files().stream().map(Manifest.ManifestFile::name).collect(Collectors.toSet()));
        }
    }

    private boolean refused(PartitionTask task, ClusterException refused) {
        if (refused.isTransient()) {
            LOG.info("{} waits: {}", task.id(), refused.getMessage());
            return false;
        }
        failures.record(task, self.change("it cannot be verified or published: " + refused.getMessage()));
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
