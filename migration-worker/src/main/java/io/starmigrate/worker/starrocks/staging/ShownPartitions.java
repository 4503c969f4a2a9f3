package io.starmigrate.worker.starrocks.staging;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What places of a target show, as its catalog tells it. Safe for use by many threads. */
public final class ShownPartitions {
    private final TableCatalog catalog;
    private final StagingKinds kinds;

    public ShownPartitions(TableCatalog catalog, StagingKinds kinds) {
        this.catalog = catalog;
        this.kinds = kinds;
    }

    /**
     * The partitions these places show; one question for each table. A table that the cluster says it does not have
     * shows none.
     */
    public Map<Place, CatalogPartition> of(Collection<Place> places) {
        Map<Place, CatalogPartition> told = new LinkedHashMap<>();
        places.stream()
                .collect(Collectors.groupingBy(Place::table))
                .forEach((table, all) -> told.putAll(unlessDropped(table, () -> of(table, all))));
        return told;
    }

    private Map<Place, CatalogPartition> of(String table, List<Place> places) {
        Map<Place, CatalogPartition> told = new LinkedHashMap<>();
        // As StarRocks looks names up: what is there in other letters is what would be replaced.
        Map<String, CatalogPartition> partitions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        partitions(table, places).forEach(partition -> partitions.put(partition.name(), partition));
        for (Place place : places) {
            Optional.ofNullable(partitions.get(kinds.isSwapped(place) ? table : place.partition()))
                    .ifPresent(partition -> told.put(place, partition));
        }
        return told;
    }

    /** The partitions that all places of a table show; none where the cluster says that it has no such table. */
    public Map<Place, CatalogPartition> ofTable(String table) {
        return unlessDropped(table, () -> all(table));
    }

    private Map<Place, CatalogPartition> all(String table) {
        if (kinds.isSwapped(new Place(table, table))) {
            return of(table, List.of(new Place(table, table)));
        }
        return catalog.partitions(table).stream()
                .collect(Collectors.toMap(partition -> new Place(table, partition.name()), Function.identity()));
    }

    /** An answer that does not say of the table itself that it is not there is no answer. */
    private Map<Place, CatalogPartition> unlessDropped(String table, Supplier<Map<Place, CatalogPartition>> read) {
        try {
            return read.get();
        } catch (ClusterException refused) {
            if (refused.isTransient() || refused.isOfTheCluster() || !catalog.lacks(table)) {
                throw refused;
            }
            catalog.forget(table);
            return Map.of();
        }
    }

    private List<CatalogPartition> partitions(String table, List<Place> places) {
        Place first = places.get(0);
        if (kinds.isSwapped(first)) {
            return CatalogPartition.whole(catalog.name(table), catalog.partitions(table)).stream()
                    .toList();
        }
        return places.size() == 1
                ? catalog.partition(table, first.partition()).stream().toList()
                : catalog.partitions(
                        table, places.stream().map(Place::partition).collect(Collectors.toSet()));
    }
}
