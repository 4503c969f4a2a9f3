package io.starmigrate.worker.publish;

import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnreadableItemException;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.LeaseHolder.Held;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.ForeignRows;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.loop.Interruption;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.Dependants;
import io.starmigrate.worker.starrocks.SnapshotFingerprints;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    private final TargetCluster target;
    private final Announcements announcements;
    private final TaskRecorder recorder;
    private final TaskFailures failures;
    private final SecondTries tries;
    private final RunningLoads running;
    private final Overwrites overwrites;
    private final ForeignRows foreign;
    private final KeptRows kept;
    private final StagingOpener opener;
    private final SnapshotProof proof;
    private final ShownRows shown;
    private final GroupPublication group;
    private final Showing showing;
    private final NamedSwitches switches;
    private final Outrun outrun;
    private final LeaseHolder leases;
    private final WorkerIdentity self;

    public Publisher(
            PublishPorts ports,
            Announcements announcements,
            StagingOpener opener,
            LoadedFiles files,
            SnapshotFingerprints snapshots) {
        this.target = ports.target();
        this.recorder = ports.recorder();
        this.leases = ports.leases();
        this.self = ports.self();
        this.announcements = announcements;
        this.failures = new TaskFailures(recorder);
        this.tries = new SecondTries(recorder, self);
        this.running = new RunningLoads(target, recorder, leases.clock());
        this.overwrites = new Overwrites(target, recorder, self, leases.clock());
        this.foreign = new ForeignRows(target, recorder);
        this.kept = new KeptRows(target, recorder, self);
        this.opener = opener;
        this.proof = new SnapshotProof(recorder, files, snapshots);
        this.shown = new ShownRows(target, recorder, running, proof, self);
        this.group = new GroupPublication(target, recorder, opener, leases, self);
        this.showing = new Showing(recorder, self);
        this.switches = new NamedSwitches(target, recorder, self);
        this.outrun = new Outrun(target, recorder, self);
    }

    /**
     * Takes one VERIFYING task as far as it goes, which is nowhere while somebody else has it, or the target asks to
     * wait: to be called again for as long as it is VERIFYING.
     */
    public void publish(PartitionTask listed) {
        if (!tries.isResting(listed.id())) {
            var unused = leases.holding(StagingOpener.lease(listed.id()), held -> {
                proceed(listed, held);
                return listed;
            });
        }
    }

    /**
     * Takes VERIFYING tasks of one travel group as far as they go together.
     *
     * @return those that are PUBLISHED by it; whoever else is VERIFYING is to be taken on by {@link #publish}
     */
    public Set<PartitionTaskId> publishTogether(List<PartitionTask> listed) {
        List<PartitionTask> ready =
                listed.stream().filter(task -> !tries.isResting(task.id())).toList();
        try {
            return group.publish(ready);
        } catch (ClusterException | UnreadableItemException refused) {
            LOG.info(
                    "{} published one by one: {}",
                    Units.counted(ready.size(), "partition is", "partitions are"),
                    refused.getMessage());
            return Set.of();
        }
    }

    private void proceed(PartitionTask listed, Held held) {
        try {
            recorder.partition(listed.id())
                    .filter(now -> now.state() == PartitionState.VERIFYING)
                    .flatMap(now -> opener.open(now, held))
                    .ifPresent(this::verify);
        } catch (ClusterException refused) {
            refused(listed, refused);
        }
    }

    private void verify(PartitionTask task) {
        Place place = StagingOpener.place(task);
        Staging staging = ShownRows.stagingOf(task);
        Manifest manifest = recorder.requireManifest(task);
        switch (target.find(place, staging)) {
            case GONE -> gone(task, manifest, "staging " + staging.name() + " is gone from the target");
            case STAGED -> stage(task, manifest);
            case SHOWN -> shown.prove(task, manifest);
        }
    }

    /** Staging that was copied into the table may be gone although its rows show. */
    private void gone(PartitionTask task, Manifest manifest, String why) {
        boolean overwritten = target.isOverwritten(StagingOpener.place(task));
        if (overwritten && !overwrites.areSettled(task)) {
            return;
        }
        if (overwritten && (overwrites.haveShown(task) || isShown(task, manifest, proof.exported(manifest)))) {
            shown.prove(task, manifest);
        } else {
            again(task, manifest, why);
        }
    }

    /** Whether a statement whose end nobody knows has shown these rows. */
    private boolean isShown(PartitionTask task, Manifest manifest, @Nullable Fingerprint wanted) {
        return wanted != null
                && overwrites.mayHaveShown(task)
                && wanted.proves(
                        target.fingerprint(StagingOpener.place(task), manifest.columnNames(), wanted.recipe()));
    }

    private void stage(PartitionTask task, Manifest manifest) {
        Place place = StagingOpener.place(task);
        Staging staging = ShownRows.stagingOf(task);
        boolean overwritten = target.isOverwritten(place);
        if (running.areThere(task) || (overwritten && overwrites.isUnderWay(task))) {
            return;
        }
        if (overwritten && overwrites.haveShown(task)) {
            shown.prove(task, manifest);
            return;
        }
        KeptRows.Standing standing = kept.bring(task, manifest, staging);
        if (standing == KeptRows.Standing.LOST) {
            again(task, manifest, "the rows that the target keeps are not in " + staging.name());
        }
        if (standing != KeptRows.Standing.THERE) {
            return;
        }
        @Nullable Fingerprint exported = proof.exported(manifest);
        Fingerprint loaded = target.fingerprint(place, staging, manifest.columnNames(), SnapshotProof.recipe(exported));
        Optional<String> difference = proof.difference(task, manifest, exported, loaded, "staging");
        if (difference.isPresent()) {
            again(task, manifest, difference.get());
            return;
        }
        Optional<Held> fresh = leases.acquire(StagingOpener.lease(task.id())).filter(Held::isFresh);
        if (fresh.isPresent()) {
            opener.requireHold(task);
            if (outrun.hasGivenWay(task)) {
                return;
            }
            if (overwritten) {
                overwrite(task, manifest, loaded, fresh.get());
                return;
            }
            foreign.refuse(task);
            if (showing.isFree(task)) {
                switches.publish(task, staging, fresh.get().token());
                shown.prove(task, manifest);
            }
        }
    }

    private void overwrite(PartitionTask task, Manifest manifest, Fingerprint loaded, Held fresh) {
        Staging staging = ShownRows.stagingOf(task);
        Optional<String> own = overwrites.take(task, staging, fresh.token());
        if (own.isEmpty()) {
            return;
        }
        // From here on only this try's statement can begin: what shows now is an earlier try's rows, or somebody
        // else's.
        if (overwrites.haveShown(task) || isShown(task, manifest, loaded)) {
            shown.prove(task, manifest);
            return;
        }
        opener.requireHold(task);
        foreign.refuse(task);
        if (!showing.isFree(task)) {
            return;
        }
        Place place = StagingOpener.place(task);
        Dependants before = target.dependants(place);
        before.unread().forEach(what -> LOG.info("{}: {}", task.id(), what));
        if (overwrites.send(task, staging, own.get())) {
            List<String> lost = before.lostIn(target.dependants(place));
            if (lost.isEmpty()) {
                shown.prove(task, manifest);
            } else {
                failures.record(task, self.change(taken(lost)));
            }
        }
    }

    private static String taken(List<String> lost) {
        return "its rows show, and the publication has taken from the table: " + lost
                + "; make it again, then retry the partition";
    }

    /** Staging goes first: should the task not move after it, staging is found gone and the task moves then. */
    private void again(PartitionTask task, Manifest manifest, String difference) {
        LOG.warn("{} differs in pass {}: {}", task.id(), task.pass(), difference);
        target.drop(StagingOpener.place(task), ShownRows.stagingOf(task));
        if (task.group().isPresent() || manifest.delta() != null) {
            boolean unused = recorder.advance(task.parted(self.change("exported once more, alone: " + difference)));
        } else if (Passes.isLast(task)) {
            failures.record(task, self.change("differs twice: " + difference));
        } else if (recorder.advance(task.to(PartitionState.LOADING, self.change("loaded once more: " + difference))
                .nextPass())) {
            announcements.announceAll(manifest, recorder.files(manifest.task()));
        }
    }

    private void refused(PartitionTask task, ClusterException refused) {
        if (refused.isTransient()) {
            Interruption.unlessEnded(refused, () -> LOG.info("{} waits: {}", task.id(), refused.getMessage()));
            return;
        }
        boolean unused = tries.refused(task, refused, "it cannot be verified or published: " + refused.getMessage());
    }
}
