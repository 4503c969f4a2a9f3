package io.starmigrate.worker.starrocks.targetcluster;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.statement.RemovalStatements;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Shown;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import io.starmigrate.worker.starrocks.staging.ShownPartitions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What places of the target show, and how that is taken away, over JDBC. Safe for use by many threads. */
final class ShownPlaces {
    private final FrontEnds frontEnds;
    private final TableCatalog catalog;
    private final ShownPartitions partitions;

    ShownPlaces(FrontEnds frontEnds, TableCatalog catalog, ShownPartitions partitions) {
        this.frontEnds = frontEnds;
        this.catalog = catalog;
        this.partitions = partitions;
    }

    /** What these show; of a table that the target does not have, nothing. */
    Map<Place, Shown> of(Collection<Place> places) {
        return shown(partitions.of(places));
    }

    /** What all places of a table show. */
    Map<Place, Shown> ofTable(String table) {
        return shown(partitions.ofTable(table));
    }

    private static Map<Place, Shown> shown(Map<Place, CatalogPartition> partitions) {
        return partitions.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Shown.of(entry.getValue())));
    }

    /** Drops what a place shows. A refusal is believed only while the partition is there. */
    void drop(Place place) {
        if (catalog.scheme(place.table()).isMovedWhole()) {
            throw new ClusterException(Remedy.WRONG_INPUT, place + " is a whole table; drop it by hand", null);
        }
        try {
            frontEnds.execute(RemovalStatements.dropPartition(catalog.name(place.table()), place.partition()));
        } catch (ClusterException refused) {
            if (!of(List.of(place)).isEmpty()) {
                throw refused;
            }
        }
    }
}
