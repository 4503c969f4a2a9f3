package io.starmigrate.standin.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rollups being built. They are there at once, unless it was ordered that they take their time. Thread-safe. */
public final class RollupBuilds {
    private final Map<Long, Runnable> building = new LinkedHashMap<>();
    private boolean slow;

    /** From now on rollups are built until {@link #finish}. */
    public synchronized void slowDown() {
        slow = true;
    }

    /** What is being built is there now, and so is at once what comes after. */
    public synchronized void finish() {
        slow = false;
        List.copyOf(building.values()).forEach(Runnable::run);
        building.clear();
    }

    /**
     * Builds a rollup.
     *
     * @param job the id of its {@link AlterJob}
     * @param shown makes it show
     */
    public synchronized void begin(long job, Runnable shown) {
        if (slow) {
            building.put(job, shown);
        } else {
            shown.run();
        }
    }

    /** Whether a job has not ended. */
    public synchronized boolean isBuilding(long job) {
        return building.containsKey(job);
    }
}
