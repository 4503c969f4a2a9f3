package io.starmigrate.worker.publish;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.ForeignRows;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Shown;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What shows after a switch: it is compared, recorded as PUBLISHED, and tidied up after. Safe for use by many threads.
 */
final class ShownRows {
    private static final Logger LOG = LoggerFactory.getLogger(ShownRows.class);

    private final TargetCluster target;
    private final TaskRecorder recorder;
    private final TaskFailures failures;
    private final RunningLoads running;
    private final SnapshotProof proof;
    private final WorkerIdentity self;

    ShownRows(
            TargetCluster target,
            TaskRecorder recorder,
            RunningLoads running,
            SnapshotProof proof,
            WorkerIdentity self) {
        this.target = target;
        this.recorder = recorder;
        this.failures = new TaskFailures(recorder);
        this.running = running;
        this.proof = proof;
        this.self = self;
    }

    /**
     * It shows, whoever has brought that about; it is recorded only if what shows is what it should be. Nothing that is
     * sent to staging can show any more: what does not run now never comes.
     */
    void prove(PartitionTask task, Manifest manifest) {
        if (running.areThere(task)) {
            return;
        }
        Place place = StagingOpener.place(task);
        // Read before the rows: what is written after it moves it.
        Optional<ChangeToken> token = target.shown(place).map(Shown::token);
        @Nullable Fingerprint exported = proof.exported(manifest);
        Fingerprint shown = target.fingerprint(place, manifest.columnNames(), SnapshotProof.recipe(exported));
        Optional<String> difference = proof.difference(task, manifest, exported, shown, "the target");
        if (difference.isPresent()) {
            failures.refuseForRows(task, self.change(wrong(task, difference.get()) + clear(task)));
        } else if (token.isPresent() && !running.areThere(task)) {
            record(task, exported, shown, token.get());
        }
    }

    /** Whose the rows are nobody can tell: they stay until somebody says so. */
    private static String wrong(PartitionTask task, String difference) {
        return ForeignRows.refusal(
                task.id(),
                "shows wrong rows NOW: after the switch they are not what was exported, or others have written to it: "
                        + difference);
    }

    private void record(PartitionTask task, @Nullable Fingerprint exported, Fingerprint shown, ChangeToken token) {
        Published proved = SnapshotProof.published(exported, shown, token.text());
        PartitionTask published = task.to(
                        PartitionState.PUBLISHED, self.change(SnapshotProof.described(proved) + clear(task)))
                .withPublished(proved);
        if (recorder.advance(published)) {
            LOG.info("{} PUBLISHED: {}", task.id(), published.change().why());
        }
    }

    /**
     * Drops staging, after what hung on the table that was swapped out is made again.
     *
     * @return what is left to be done by hand, to be said with the outcome; empty when nothing is
     */
    private String clear(PartitionTask task) {
        List<String> left = target.bringBack(StagingOpener.place(task), stagingOf(task));
        left.forEach(what -> LOG.warn("{} was swapped in; by hand: {}", task.id(), what));
        target.drop(StagingOpener.place(task), stagingOf(task));
        return left.isEmpty() ? "" : "; by hand: " + String.join("; ", left);
    }

    /** The staging that a task has while it is VERIFYING. */
    static Staging stagingOf(PartitionTask task) {
        Staging staging = task.staging();
        if (staging == null) {
            throw new IllegalStateException(task.id() + " is VERIFYING without staging");
        }
        return staging;
    }
}
