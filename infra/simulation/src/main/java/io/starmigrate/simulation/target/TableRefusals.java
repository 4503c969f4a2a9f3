package io.starmigrate.simulation.target;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tables of a target that refuse what is to be done to them. Used by one thread at a time. */
public final class TableRefusals {
    private final Map<String, ClusterException> refused = new HashMap<>();

    /** From now on a table refuses what is to be done to it, as when it was dropped or is being altered. */
    public void refuse(String table, Remedy remedy, String message) {
        refused.put(table, ClusterException.answered(remedy, message, message, null));
    }

    /** Somebody has put every table right. */
    public void heal() {
        refused.clear();
    }

    /** Why a place's table refuses everything; empty when it does not. */
    Optional<ClusterException> of(Place place) {
        return Optional.ofNullable(refused.get(place.table()));
    }

    void require(Place place) {
        of(place).ifPresent(refusal -> {
            throw refusal;
        });
    }
}
