package io.starmigrate.simulation.source;

import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PhysicalPartition;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;

/** A partition of a source in memory. Used by one thread at a time. */
final class HeldPartition {
    private final long id;
    long version = 1;
    long age;
    List<String> rows = List.of();
    /** What it holds beside what its name says: more bounds than one of that name had. */
    String more = "";

    HeldPartition(long id) {
        this.id = id;
    }

    /** As the catalog tells it. */
    CatalogPartition catalog(Place place, ChangeSignal signal, long rowBytes) {
        boolean whole = place.table().equals(place.partition());
        return new CatalogPartition(
                place.partition(),
                List.of(new PhysicalPartition(
                        id,
                        version,
                        signal == ChangeSignal.DATA_VERSION ? age : null,
                        null,
                        signal != ChangeSignal.VISIBLE_VERSION)),
                whole ? "" : "(('" + place.partition() + "'" + more + "))",
                rows.size(),
                rows.size() * rowBytes);
    }
}
