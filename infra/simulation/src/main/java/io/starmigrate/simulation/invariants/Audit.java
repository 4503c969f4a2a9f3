package io.starmigrate.simulation.invariants;

import io.starmigrate.core.config.RelayMode;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.simulation.world.Installation;
import io.starmigrate.simulation.world.SimulatedJob;
import io.starmigrate.simulation.world.World;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.crew.Roles;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What has to be true when a run has ended. */
public final class Audit {
    private final World world;

    public Audit(World world) {
        this.world = world;
    }

    public void check() {
        // Whatever still runs has ended by the time anybody looks.
        world.target().faults().endOverwrites();
        world.tables().forEach(this::isPublished);
        // What one job has left behind is unexplained to another until its own reconciler has come by.
        world.jobs().forEach(job -> {
            var unused = reconciled(job);
        });
        world.jobs().forEach(this::check);
        world.others().check();
        List<String> staging = world.target().leftovers();
        if (!staging.isEmpty()) {
            world.damages().add("staging is left: " + staging);
        }
    }

    private void check(SimulatedJob job) {
        job.source().places().forEach(place -> equal(job, place));
        Installation installation = job.installation();
        reconciled(job).findings().stream()
                .filter(finding -> finding.what().isProblem())
                .filter(finding -> !installation.tampering().isTampered(finding.subject()))
                .filter(finding -> job.tasks(PartitionState.FAILED)
                        .filter(task -> job.isRefused(task) || !job.isAtSource(task))
                        .noneMatch(
                                task -> finding.subject().startsWith(task.id().toString())))
                .forEach(finding -> world.damages().add(finding.toString()));
    }

    private static OperationReport reconciled(SimulatedJob job) {
        return new Roles(job.faultless("audit"), job.settings(RelayMode.NONE))
                .wholeReconciler(job.name())
                .reconcile();
    }

    /** Of several jobs one gets through, unless the one that has the table has nothing left to move there. */
    private void isPublished(String table) {
        List<PartitionTask> tasks =
                world.jobs().stream().flatMap(job -> tasks(job, table)).toList();
        boolean refused = world.jobs().stream()
                .allMatch(job -> tasks(job, table).allMatch(task -> job.isRefused(task) && job.isAtSource(task)));
        if (refused && !tasks.isEmpty()) {
            world.damages().add("every job is refused to publish " + table);
        }
    }

    private static Stream<PartitionTask> tasks(SimulatedJob job, String table) {
        return Stream.of(PartitionState.values())
                .flatMap(job::tasks)
                .filter(task -> task.id().partition().table().equals(table));
    }

    private void equal(SimulatedJob job, Place place) {
        Optional<PartitionTask> task = job.latest(place);
        if (task.filter(job::isRefused).isPresent()) {
            return;
        }
        if (task.isEmpty() || task.get().state() != PartitionState.PUBLISHED) {
            world.damages()
                    .add(place + " is not published by " + job + ": "
                            + task.map(now -> now.state() + ", " + now.change().why())
                                    .orElse("nobody planned it"));
            return;
        }
        List<String> wanted = world.others().without(place, job.source().rows(place));
        List<String> shown = world.others().without(place, world.target().rows(place));
        if (!world.others().isAltered(place) && !wanted.equals(shown)) {
            world.damages().add(place + " of " + job + " differs: the source has " + wanted + ", the target " + shown);
        }
    }
}
