package io.starmigrate.simulation.world;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;

/** What people change in the catalogs of both sides while rounds run. */
final class CatalogChanges {
    private static final List<Double> RATES = List.of(0.0, 0.0, 0.03);
    private static final int PARTITIONS_AT_MOST = 5;

    private final World world;
    private final Chance chance;
    private final double rate;

    CatalogChanges(World world) {
        this.world = world;
        this.chance = world.chance();
        this.rate = chance.pick(RATES);
    }

    /** Something may change now. */
    void mayHappen() {
        if (chance.happens(rate)) {
            happen(chance.pick(world.sources().all()));
        }
    }

    private void happen(SimulatedSource source) {
        Place place = chance.pick(source.places());
        switch (chance.below(5)) {
            case 0 -> {
                Place born = new Place("orders", "p" + (1 + chance.below(PARTITIONS_AT_MOST)));
                world.note("the source has " + born + " anew");
                source.fill(born, world.sources().someRows());
            }
            case 1 -> drop(source, place);
            case 2 -> {
                world.note("the source's " + place + " is replaced");
                source.drop(place);
                source.fill(place, world.sources().someRows());
            }
            case 3 -> {
                world.note("somebody drops the target's " + place);
                world.target().remove(place);
                world.others().altered(place);
            }
            default -> dropTable(place.table());
        }
    }

    /** A source keeps at least one partition: nobody migrates nothing. */
    private void drop(SimulatedSource source, Place place) {
        if (source.places().size() > 1) {
            world.note("the source's " + place + " is dropped");
            source.drop(place);
        }
    }

    /** A table of the target is dropped, and made again when somebody puts it right. */
    private void dropTable(String table) {
        world.note("somebody drops the target's table " + table);
        world.target().removeTable(table).forEach(world.others()::altered);
        world.target().refusals().refuse(table, Remedy.REPLAN, "Unknown table '" + table + "'");
    }
}
