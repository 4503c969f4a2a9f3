package io.starmigrate.worker.starrocks.staging;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.core.starrocks.catalog.PartitionStep;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.core.starrocks.statement.StagingStatements;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import org.jspecify.annotations.Nullable;

/** Makes the partitions that the target lacks and the source has. */
final class MadePartitions {
    private final FrontEnds frontEnds;
    private final TableCatalog catalog;
    private final StagingKinds kinds;

    MadePartitions(FrontEnds frontEnds, TableCatalog catalog, StagingKinds kinds) {
        this.frontEnds = frontEnds;
        this.catalog = catalog;
        this.kinds = kinds;
    }

    /**
     * Makes a place's partition unless it is there.
     *
     * @param bounds as {@link PartitionBounds#parse} takes them; empty for a whole table
     * @throws ClusterException with remedy WRONG_INPUT where the two tables are not partitioned alike
     */
    void prepare(Place place, String bounds) {
        // Swapped tables are swapped whole: rows of one partition would replace those of all others.
        if (kinds.isSwapped(place) != bounds.isEmpty()) {
            throw wrong(
                    "Cannot stage " + place + ": the source's partition holds "
                            + (bounds.isEmpty() ? "the whole table" : bounds) + ", the target's table takes "
                            + (kinds.isSwapped(place) ? "only whole tables" : "only partitions")
                            + "; partition both tables alike",
                    null);
        }
        if (!kinds.isSwapped(place) && !isThere(place)) {
            make(place, PartitionBounds.parse(bounds));
        }
    }

    private boolean isThere(Place place) {
        return catalog.partition(place.table(), place.partition()).isPresent();
    }

    private void make(Place place, PartitionBounds bounds) {
        TableName table = catalog.name(place.table());
        Sql statement = kinds.of(place) == StagingChoice.Place.FOUND_TEMPORARY_PARTITION
                ? StagingStatements.addPartition(table, step(place), range(place, bounds))
                : StagingStatements.addPartition(table, place.partition(), bounds);
        try {
            frontEnds.execute(statement);
        } catch (ClusterException refused) {
            if (refused.remedy() != Remedy.ALREADY_DONE) {
                throw refused;
            }
            if (!isThere(place)) {
                throw wrong(inTheWay(place, bounds, String.valueOf(refused.getMessage())), refused);
            }
            return;
        }
        // IF NOT EXISTS passes over a name that is there in other letters: StarRocks looks partitions up without case
        // (OlapTable), and REPLACE PARTITION would drop that one.
        if (!isThere(place)) {
            throw wrong(inTheWay(place, bounds, "StarRocks has accepted it, and made none of that name"), null);
        }
    }

    private String inTheWay(Place place, PartitionBounds bounds, String answer) {
        String refusal = "Cannot make " + place + " at the target: ";
        return catalog.partitions(place.table()).stream()
                .filter(other -> other.bounds().equals(bounds) || other.name().equalsIgnoreCase(place.partition()))
                .map(CatalogPartition::name)
                .findFirst()
                .map(other -> refusal
                        + (other.equalsIgnoreCase(place.partition())
                                ? "to StarRocks its name is that of " + other
                                        + " there; give that its name (ALTER TABLE … "
                                        + "RENAME PARTITION, to a third one and from there to " + place.partition()
                                        + ")"
                                : "its bounds are those of " + other + " there; give that its name (ALTER TABLE … "
                                        + "RENAME PARTITION " + other + " " + place.partition() + ")"))
                .orElseGet(() -> refusal + "others there are in its way; partition both tables alike (" + answer + ")");
    }

    /** By what a table makes its partitions. */
    PartitionStep step(Place place) {
        return catalog.scheme(place.table()).automaticStep().orElseThrow();
    }

    /** Bounds that such a table can have. */
    static PartitionBounds.Range range(Place place, PartitionBounds bounds) {
        if (bounds instanceof PartitionBounds.Range range) {
            return range;
        }
        throw wrong(
                "Cannot stage " + place + ": the target's table makes ranges by an expression, the source's "
                        + "partition is " + bounds + "; partition both tables alike",
                null);
    }

    private static ClusterException wrong(String why, @Nullable Throwable cause) {
        return new ClusterException(Remedy.WRONG_INPUT, why, cause);
    }
}
