package io.starmigrate.sandbox.simulation;

import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.HashMap;
import java.util.Map;

/** Who has published what, over all installations: a table has one publisher, and what shows never grows older. */
final class Publications {
    private final Map<String, SimulatedJob> publishers = new HashMap<>();
    private final Map<Place, Long> versions = new HashMap<>();
    private final Damages damages;

    Publications(Damages damages) {
        this.damages = damages;
    }

    /**
     * A job has recorded that it published.
     *
     * @param version of the source's partition, when it was exported
     */
    void add(SimulatedJob job, Place place, long version) {
        SimulatedJob first = publishers.putIfAbsent(place.table(), job);
        if (first != null && first != job) {
            damages.add(job + " published " + place + ", although " + first + " publishes that table");
        }
        Long before = versions.put(place, version);
        if (before != null && first != null && first.source == job.source && before > version) {
            damages.add(job + " published version " + version + " of " + place + " over version " + before);
        }
    }

    boolean isOfAnother(SimulatedJob job, Place place) {
        SimulatedJob first = publishers.get(place.table());
        return first != null && first != job;
    }
}
