package io.starmigrate.worker.cutover;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables of the source as they are now: what one question tells is not asked for by table.
 *
 * @param source is asked each time
 */
record SourceTables(SourceCluster source) {
    /**
     * All of these.
     *
     * @throws ClusterException also where one of them cannot be read
     */
    List<CatalogTable> all(List<String> names) {
        Map<String, CatalogTable> told = told(names);
        return names.stream()
                .map(name -> Optional.ofNullable(told.get(name)).orElseGet(() -> source.table(name)))
                .toList();
    }

    /** Those of these that can be read; others are refused by the plan. */
    List<CatalogTable> readable(List<String> names) {
        Map<String, CatalogTable> told = told(names);
        return names.stream()
                .flatMap(name -> Stream.ofNullable(told.get(name)).findFirst().or(() -> readable(name)).stream())
                .toList();
    }

    private Optional<CatalogTable> readable(String name) {
        try {
            return Optional.of(source.table(name));
        } catch (ClusterException | IllegalArgumentException unreadable) {
            if (unreadable instanceof ClusterException refused && refused.isTransient()) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    private Map<String, CatalogTable> told(List<String> names) {
        return source.overview(names).stream()
                .collect(Collectors.toMap(table -> table.name().table(), Function.identity()));
    }
}
