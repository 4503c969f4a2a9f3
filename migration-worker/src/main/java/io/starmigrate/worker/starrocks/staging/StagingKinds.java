package io.starmigrate.worker.starrocks.staging;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import java.util.Collection;

/** Which staging each place of a target takes. Safe for use by many threads. */
public final class StagingKinds {
    private final TableCatalog catalog;
    private final Publication unpartitioned;

    /** @param unpartitioned how tables that are not partitioned are published */
    public StagingKinds(TableCatalog catalog, Publication unpartitioned) {
        this.catalog = catalog;
        this.unpartitioned = unpartitioned;
    }

    public StagingChoice.Place of(Place place) {
        return choice(place).place();
    }

    public boolean isSwapped(Place place) {
        return of(place) == StagingChoice.Place.STAGING_TABLE;
    }

    public boolean isOverwritten(Place place) {
        return choice(place).publication() == Publication.INSERT_OVERWRITE;
    }

    /**
     * The one table of these places, which takes temporary partitions.
     *
     * @throws ClusterException when they are not of that kind
     */
    String tableOf(Collection<Place> places) {
        Place first = places.iterator().next();
        if (isSwapped(first) || places.stream().anyMatch(place -> !place.table().equals(first.table()))) {
            throw new ClusterException(
                    Remedy.WRONG_INPUT,
                    "Not all of " + places + " are partitions of one table, to be asked alone",
                    null);
        }
        return first.table();
    }

    private StagingChoice choice(Place place) {
        return StagingChoice.of(catalog.scheme(place.table()), unpartitioned);
    }
}
