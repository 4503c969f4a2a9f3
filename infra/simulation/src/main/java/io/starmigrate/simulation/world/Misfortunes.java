package io.starmigrate.simulation.world;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.rows.SimulatedDeltas;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.ArrayList;
import java.util.List;

/** What goes wrong, or only goes on, in a hostile world outside the workers. */
final class Misfortunes {
    private static final double WRITTEN = 0.15;
    private static final double ROUND = 0.05;
    private static final double LYING = 0.2;
    private static final double LEADER = 0.02;

    private final World world;
    private final Chance chance;
    private final Safeguard removed;

    /** Whether the source is written to all the time: then few snapshots have a fingerprint. */
    private final boolean hot;

    private long written;

    Misfortunes(World world, Safeguard removed) {
        this.world = world;
        this.chance = world.chance();
        this.removed = removed;
        this.hot = chance.happens(0.25);
    }

    /** What happens all the time while the world is hostile. */
    void goOn() {
        if (hot && chance.happens(WRITTEN)) {
            write();
        }
        if (world.width().isOfDeltas() && chance.happens(ROUND)) {
            world.jobs().forEach(this::round);
        }
        if (world.width() == Width.NAMED && chance.happens(LEADER)) {
            world.note("the target's leader changes, and reads the loads that wait again");
            world.target().faults().changeLeader();
        }
        removed.provoke(world);
    }

    /** Another round begins although the world is hostile: only a round after the first has anything to leave out. */
    private void round(SimulatedJob job) {
        List<Place> published = job.tasks(PartitionState.PUBLISHED)
                .map(StagingOpener::place)
                .filter(job.source().places()::contains)
                .toList();
        if (!published.isEmpty()) {
            Place place = chance.pick(published);
            job.source().fill(place, changed(job.source().rows(place)));
            var unused = new Operator(job).plan();
        }
    }

    private void write() {
        SimulatedSource source = chance.pick(world.sources().all());
        Place place = chance.pick(source.places());
        source.fill(
                place,
                world.width().isOfDeltas()
                        ? changed(source.rows(place))
                        : world.sources().someRows());
    }

    /** A row less, some others more; where a column tells what was written, another one written to. */
    private List<String> changed(List<String> rows) {
        List<String> changed = new ArrayList<>(rows);
        if (!changed.isEmpty()) {
            changed.remove(chance.below(changed.size()));
        }
        if (world.width() == Width.WRITTEN && !changed.isEmpty()) {
            int row = chance.below(changed.size());
            changed.set(row, SimulatedDeltas.written(changed.get(row), ++written, chance.happens(LYING)));
        }
        changed.addAll(world.sources().someRows().subList(0, chance.below(3)));
        return changed;
    }

    /** One thing goes wrong. */
    void happen() {
        switch (chance.below(7)) {
            case 0 -> {
                world.note("a source's leader changes");
                chance.pick(world.sources().all()).changeLeader();
            }
            case 1 -> {
                world.note("the target forgets labels");
                world.target().faults().forgetLabels();
            }
            case 2 -> write();
            case 3 -> breakTable();
            case 4 -> world.target().refusals().heal();
            case 5 -> {
                world.note("all clusters compact");
                world.target().compact();
                world.sources().all().forEach(SimulatedSource::compact);
            }
            default -> chance.pick(world.installations()).tampering().happen();
        }
    }

    /** A table of the target is dropped, or being altered, until somebody puts it right. */
    private void breakTable() {
        String table = chance.pick(world.tables());
        world.note("the target's table " + table + " takes nothing any more");
        if (chance.happens(0.5)) {
            world.target().refusals().refuse(table, Remedy.REPLAN, "Unknown table '" + table + "'");
        } else {
            world.target()
                    .refusals()
                    .refuse(table, Remedy.RETRY_LATER, "Table[" + table + "]'s state is not NORMAL: SCHEMA_CHANGE");
        }
    }
}
