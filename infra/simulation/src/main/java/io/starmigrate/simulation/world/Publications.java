package io.starmigrate.simulation.world;

import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.HashMap;
import java.util.Map;

/** Who has published what, over all installations: a table has one publisher, and what shows never grows older. */
public final class Publications {
    private final Map<String, SimulatedJob> publishers = new HashMap<>();
    private final Map<Place, Long> ages = new HashMap<>();
    private final Damages damages;

    Publications(Damages damages) {
        this.damages = damages;
    }

    /**
     * A job has recorded that it published.
     *
     * @param age of the rows that were exported: see {@link SimulatedSource#age}
     */
    public void add(SimulatedJob job, Place place, long age) {
        SimulatedJob first = publishers.putIfAbsent(place.table(), job);
        if (first != null && first != job) {
            damages.add(job + " published " + place + ", although " + first + " publishes that table");
        }
        Long before = ages.put(place, age);
        if (before != null && first != null && first.source() == job.source() && before > age) {
            damages.add(job + " published rows of age " + age + " of " + place + " over those of " + before);
        }
    }

    boolean isOfAnother(SimulatedJob job, Place place) {
        SimulatedJob first = publishers.get(place.table());
        return first != null && first != job;
    }
}
