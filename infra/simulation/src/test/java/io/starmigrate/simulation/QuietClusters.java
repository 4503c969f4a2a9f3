package io.starmigrate.simulation;

import io.starmigrate.core.cutover.Writers;
import io.starmigrate.worker.starrocks.Switchover;
import java.util.List;
import java.util.Map;

/** Clusters where nothing writes by itself, and one routine load is paused. */
final class QuietClusters implements Switchover {
    private static final Listing NONE = new Listing(List.of(), List.of());

    @Override
    public Map<Writers, Listing> writers() {
        return Map.of();
    }

    @Override
    public Listing paused() {
        return new Listing(List.of("RESUME ROUTINE LOAD FOR `shop`.`clicks`"), List.of());
    }

    @Override
    public Listing transactions() {
        return NONE;
    }

    @Override
    public Listing grants() {
        return NONE;
    }

    @Override
    public Listing counters(List<String> tables) {
        return NONE;
    }

    @Override
    public void close() {}
}
