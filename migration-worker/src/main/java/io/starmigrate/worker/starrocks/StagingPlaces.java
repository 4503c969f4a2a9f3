package io.starmigrate.worker.starrocks;

import io.starmigrate.core.starrocks.TableName;
import io.starmigrate.core.starrocks.TablePart;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.PartitionStep;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.core.starrocks.statement.StagingStatements;
import io.starmigrate.core.task.PartitionTask.Staging;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Makes, finds, publishes and drops staging, in the way each kind of table takes it. */
final class StagingPlaces {
    private final FrontEnds frontEnds;
    private final TableCatalog catalog;

    StagingPlaces(FrontEnds frontEnds, TableCatalog catalog) {
        this.frontEnds = frontEnds;
        this.catalog = catalog;
    }

    Staging open(Place place, String name, String bounds) {
        return switch (choice(place)) {
            case NAMED_TEMPORARY_PARTITION -> openNamed(place, name, PartitionBounds.parse(bounds));
            case FOUND_TEMPORARY_PARTITION -> openFound(place, PartitionBounds.parse(bounds));
            case STAGING_TABLE -> openTable(place, name);
        };
    }

    private Staging openNamed(Place place, String name, PartitionBounds bounds) {
        TableName table = catalog.name(place.table());
        String staging = name + "_" + digest(place.partition());
        if (catalog.partition(place.table(), place.partition()).isEmpty()) {
            frontEnds.execute(StagingStatements.addPartition(table, place.partition(), bounds));
        }
        frontEnds.execute(StagingStatements.dropTemporaryPartition(table, staging));
        frontEnds.execute(StagingStatements.addTemporaryPartition(table, staging, bounds));
        return temporary(place, staging);
    }

    /** Keeps the temporary partitions of a table apart, within what StarRocks allows in a name. */
    private static String digest(String partition) {
        UUID digest = UUID.nameUUIDFromBytes(partition.getBytes(StandardCharsets.UTF_8));
        return digest.toString().replace("-", "").substring(0, 16);
    }

    /** StarRocks names it: what is there with these bounds is a leftover, since the task names no staging yet. */
    private Staging openFound(Place place, PartitionBounds bounds) {
        TableName table = catalog.name(place.table());
        PartitionStep step = catalog.scheme(place.table()).automaticStep().orElseThrow();
        if (!(bounds instanceof PartitionBounds.Range range)) {
            throw new ClusterException(
                    Remedy.WRONG_INPUT,
                    "Cannot stage " + place + ": the target's table makes ranges by an expression, the source's "
                            + "partition is " + bounds + "; partition both tables alike",
                    null);
        }
        if (catalog.partition(place.table(), place.partition()).isEmpty()) {
            frontEnds.execute(StagingStatements.addPartition(table, step, range));
        }
        for (CatalogPartition leftover : withBounds(place, bounds)) {
            frontEnds.execute(StagingStatements.dropTemporaryPartition(table, leftover.name()));
        }
        frontEnds.execute(StagingStatements.addTemporaryPartition(table, step, range));
        return withBounds(place, bounds).stream()
                .map(partition -> staging(partition.name(), partition))
                .findFirst()
                .orElseThrow(() -> vanished(place, bounds.toString()));
    }

    private Staging openTable(Place place, String name) {
        TableName table = catalog.name(place.table());
        TableName staging = table.sibling(place.table() + "__" + name);
        frontEnds.execute(StagingStatements.dropStagingTable(staging));
        frontEnds.execute(StagingStatements.createStagingTable(staging, table));
        return catalog.partitions(staging.table()).stream()
                .map(partition -> staging(staging.table(), partition))
                .findFirst()
                .orElseThrow(() -> vanished(place, staging.toString()));
    }

    private Staging temporary(Place place, String name) {
        return catalog.temporaryPartitions(place.table()).stream()
                .filter(partition -> partition.name().equals(name))
                .map(partition -> staging(name, partition))
                .findFirst()
                .orElseThrow(() -> vanished(place, name));
    }

    private List<CatalogPartition> withBounds(Place place, PartitionBounds bounds) {
        return catalog.temporaryPartitions(place.table()).stream()
                .filter(partition -> partition.bounds().equals(bounds))
                .toList();
    }

    private static Staging staging(String name, CatalogPartition partition) {
        return new Staging(name, partition.physical().get(0).id());
    }

    /** The rows of staging, as statements name them. */
    TablePart part(Place place, Staging staging) {
        TableName table = catalog.name(place.table());
        return isTable(place)
                ? TablePart.whole(table.sibling(staging.name()))
                : TablePart.temporary(table, staging.name());
    }

    /** The rows the table shows, as statements name them. */
    TablePart shown(Place place) {
        TableName table = catalog.name(place.table());
        return catalog.scheme(place.table()).kind() == PartitionScheme.Kind.NONE
                ? TablePart.whole(table)
                : TablePart.partition(table, place.partition());
    }

    boolean shows(Place place, Staging staging) {
        return shownPartitions(place).stream()
                .flatMap(partition -> partition.physical().stream())
                .anyMatch(physical -> physical.id() == staging.partitionId());
    }

    private List<CatalogPartition> shownPartitions(Place place) {
        return isTable(place)
                ? catalog.partitions(place.table())
                : catalog.partition(place.table(), place.partition()).stream().toList();
    }

    void publish(Place place, Staging staging) {
        if (shows(place, staging)) {
            return;
        }
        TableName table = catalog.name(place.table());
        frontEnds.execute(
                isTable(place)
                        ? StagingStatements.swap(table, table.sibling(staging.name()))
                        : StagingStatements.replacePartition(table, place.partition(), staging.name()));
        if (!shows(place, staging)) {
            throw new ClusterException(
                    Remedy.ASK_AGAIN, "The target published " + place + " but does not show it yet", null);
        }
    }

    void drop(Place place, Staging staging) {
        TableName table = catalog.name(place.table());
        frontEnds.execute(
                isTable(place)
                        ? StagingStatements.dropStagingTable(table.sibling(staging.name()))
                        : StagingStatements.dropTemporaryPartition(table, staging.name()));
    }

    private boolean isTable(Place place) {
        return choice(place) == StagingChoice.Place.STAGING_TABLE;
    }

    private StagingChoice.Place choice(Place place) {
        return StagingChoice.of(catalog.scheme(place.table())).place();
    }

    private static ClusterException vanished(Place place, String staging) {
        return new ClusterException(
                Remedy.ASK_AGAIN,
                "Staging " + staging + " of " + place + " was made but is not there; it is made again",
                null);
    }
}
