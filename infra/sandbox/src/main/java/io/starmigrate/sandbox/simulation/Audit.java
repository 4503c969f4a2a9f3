package io.starmigrate.sandbox.simulation;

import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.OperationReport;
import io.starmigrate.worker.WorkerIdentity;
import io.starmigrate.worker.reconcile.JobFiles;
import io.starmigrate.worker.reconcile.Reconciler;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.verify.Announcements;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What has to be true when a run has ended. */
final class Audit {
    private final World world;

    Audit(World world) {
        this.world = world;
    }

    void check() {
        // Whatever still runs has ended by the time anybody looks.
        world.target.endOverwrites();
        world.source.places().forEach(this::equal);
        List<String> staging = world.target.leftovers();
        if (!staging.isEmpty()) {
            world.damages.add("staging is left: " + staging);
        }
        OperationReport report = new Reconciler(
                        World.JOB,
                        world.recorder,
                        new SimulatedTarget(world.target),
                        new JobFiles(world.targetStorage, world.targetRoot(), null),
                        new Announcements(world.queue, world.targetRoot()),
                        new WorkerIdentity("audit", world.clock),
                        Duration.ZERO)
                .reconcile();
        report.findings().stream()
                .filter(finding -> finding.what().isProblem())
                .filter(finding -> !world.tampered.contains(finding.subject()))
                .forEach(finding -> world.damages.add(finding.toString()));
    }

    private void equal(Place place) {
        PartitionId id = new PartitionId(World.JOB, "shop", place.table(), place.partition());
        Optional<PartitionTask> task = world.recorder.latest(id);
        if (task.isEmpty() || task.get().state() != PartitionState.PUBLISHED) {
            world.damages.add(id + " is not published: "
                    + task.map(now -> now.state() + ", " + now.change().why()).orElse("nobody planned it"));
            return;
        }
        List<String> wanted = world.source.rows(place).stream().sorted().toList();
        List<String> shown = world.target.rows(place).stream().sorted().toList();
        if (!wanted.equals(shown)) {
            world.damages.add(id + " differs: the source has " + wanted + ", the target " + shown);
        }
    }
}
