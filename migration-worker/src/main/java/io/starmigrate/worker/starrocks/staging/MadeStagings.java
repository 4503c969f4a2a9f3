package io.starmigrate.worker.starrocks.staging;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.core.starrocks.catalog.PartitionStorage;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.starrocks.statement.StagedStorage;
import io.starmigrate.core.starrocks.statement.StagingStatements;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
        return add(place, name, bounds, () -> catalog.storage(place.table(), place.partition()));
    }

    /** The same of several places of a table, of which what they show is asked once. */
    StagingStore.Adding addingTo(String table) {
        Map<String, PartitionStorage> shown =
                PartitionStorage.readAll(frontEnds.query(CatalogPartition.show(catalog.name(table)))).stream()
                        .collect(Collectors.toMap(PartitionStorage::name, Function.identity(), (one, same) -> one));
        return (place, name, bounds) ->
                add(place, name, bounds, () -> Optional.ofNullable(shown.get(place.partition())));
    }

    private String add(Place place, StagingName name, String bounds, Supplier<Optional<PartitionStorage>> shown) {
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
                        table, staging, PartitionBounds.parse(bounds), storage(place, shown)));
                yield staging;
            }
            case FOUND_TEMPORARY_PARTITION -> {
                frontEnds.execute(StagingStatements.addTemporaryPartition(
                        table,
                        made.step(place),
                        MadePartitions.range(place, PartitionBounds.parse(bounds)),
                        storage(place, shown)));
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
    private StagedStorage storage(Place place, Supplier<Optional<PartitionStorage>> shown) {
        return shown.get()
                .map(known -> StagedStorage.like(catalog.ddl(place.table()), known, this::soon))
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
