package io.starmigrate.core.plan;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Partitions to move, each made of what its table keeps of it when it is asked for: a plan may hold a million.
 * Immutable.
 */
final class KeptPlan extends AbstractList<PlannedPartition> implements RandomAccess {
    private final Place[] places;

    KeptPlan(Stream<Place> places) {
        this.places = places.toArray(Place[]::new);
    }

    /** A partition of a table. */
    record Place(CatalogTable table, KeptPartition kept) {
        String tableName() {
            return table.name().table();
        }

        // Fresh partitions have rows before they have a size: both lag, so either tells that there is work.
        long size() {
            return Math.max(kept.bytes(), kept.rows());
        }
    }

    @Override
    public PlannedPartition get(int index) {
        Place place = places[index];
        var partition = place.kept.partition();
        return new PlannedPartition(place.table, partition, ChangeToken.of(partition));
    }

    @Override
    public int size() {
        return places.length;
    }

    /** The same without the partitions of these tables. */
    KeptPlan without(Set<String> tables) {
        return new KeptPlan(Stream.of(places).filter(place -> !tables.contains(place.tableName())));
    }
}
