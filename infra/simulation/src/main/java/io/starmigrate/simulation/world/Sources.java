package io.starmigrate.simulation.world;

import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.ArrayList;
import java.util.List;

/** The source clusters of a world, and the rows in them. */
final class Sources {
    private final World world;
    private final List<SimulatedSource> all = new ArrayList<>();
    private int rowsMade;

    Sources(World world) {
        this.world = world;
    }

    /** Another one: like those before it, with rows of its own. */
    SimulatedSource another() {
        SimulatedSource source = new SimulatedSource(
                all.size() + 1,
                world.isRelayed() ? RunMode.SHARED_DATA : RunMode.SHARED_NOTHING,
                world::sourceStorage,
                world.chance());
        all.add(source);
        int partitions = world.width().partitions() + world.chance().below(3);
        for (int i = 1; i <= partitions; i++) {
            source.fill(new Place("orders", "p" + i), someRows());
        }
        if (world.chance().happens(0.7)) {
            Place whole = new Place("config", "config");
            source.fill(whole, someRows());
            world.target().fill(whole, List.of());
        }
        return source;
    }

    List<SimulatedSource> all() {
        return all;
    }

    /** Every place that some source has rows for. */
    List<Place> places() {
        return all.stream()
                .flatMap(source -> source.places().stream())
                .distinct()
                .toList();
    }

    /** Rows that nobody has had yet, and some that others have. */
    List<String> someRows() {
        int count = world.width().rows(world.chance());
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add("r" + (world.chance().happens(0.8) ? ++rowsMade : 1));
        }
        return rows;
    }
}
