package io.starmigrate.worker.starrocks.staging;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.starrocks.statement.StagedStorage;
import io.starmigrate.core.starrocks.statement.StagingStatements;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.util.List;

/** Makes stagings, each stored as what the place shows. */
final class MadeStagings {
    private final FrontEnds frontEnds;
    private final TableCatalog catalog;
    private final StagingKinds kinds;
    private final MadePartitions made;

    MadeStagings(FrontEnds frontEnds, TableCatalog catalog, StagingKinds kinds, MadePartitions made) {
        this.frontEnds = frontEnds;
        this.catalog = catalog;
        this.kinds = kinds;
        this.made = made;
    }

    /**
     * Makes an empty staging.
     *
     * @return the name it has, which is StarRocks' own choice for some kinds of tables
     */
    String add(Place place, StagingName name, String bounds) {
        TableName table = catalog.name(place.table());
        return switch (kinds.of(place)) {
            case STAGING_TABLE -> {
                TableName staging = table.sibling(name.table(place.table()));
                frontEnds.execute(StagingStatements.createStagingTable(staging, table));
                yield staging.table();
            }
            case NAMED_TEMPORARY_PARTITION -> {
                String staging = name.temporaryPartition(place.partition());
                frontEnds.execute(StagingStatements.addTemporaryPartition(
                        table, staging, PartitionBounds.parse(bounds), storage(place)));
                yield staging;
            }
            case FOUND_TEMPORARY_PARTITION -> {
                frontEnds.execute(StagingStatements.addTemporaryPartition(
                        table,
                        made.step(place),
                        MadePartitions.range(place, PartitionBounds.parse(bounds)),
                        storage(place)));
                yield withBounds(place, bounds).stream()
                        .map(CatalogPartition::name)
                        .findFirst()
                        .orElse("with bounds " + bounds);
            }
        };
    }

    /**
     * What an operator has altered at the partition that shows, or at its buckets, is there after the switch as before.
     */
    private StagedStorage storage(Place place) {
        return catalog.storage(place.table(), place.partition())
                .map(shown -> StagedStorage.like(catalog.ddl(place.table()), shown, this::soon))
                .orElse(StagedStorage.AS_THE_TABLE);
    }

    /** A day from now: more than a statement takes to be executed, and than the zones of clocks differ. */
    private String soon() {
        return frontEnds.query(ClusterQueries.tomorrow()).stream()
                .map(row -> row.text("soon"))
                .findFirst()
                .orElse("");
    }

    /** The temporary partitions of these bounds. */
    List<CatalogPartition> withBounds(Place place, String bounds) {
        PartitionBounds wanted = PartitionBounds.parse(bounds);
        return catalog.temporaryPartitions(place.table()).stream()
                .filter(partition -> partition.bounds().equals(wanted))
                .toList();
    }
}
