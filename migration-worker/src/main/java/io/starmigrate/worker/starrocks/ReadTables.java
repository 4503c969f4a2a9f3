package io.starmigrate.worker.starrocks;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.sql.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The selected tables of a catalog, and those of them that cannot be read, each refused by its name: the others are
 * planned all the same.
 *
 * @param read what can be read
 * @param refused why the others cannot
 */
public record ReadTables(List<CatalogTable> read, List<TablePlan> refused) {
    public ReadTables {
        read = List.copyOf(read);
        refused = List.copyOf(refused);
    }

    /**
     * Reads tables.
     *
     * @param known of which tables something is known that could stand: an overview is asked for these alone
     * @param stands whether nothing of a table has moved as an overview tells it: then it is not asked for by name
     * @throws ClusterException when the cluster does not answer at all
     */
    public static ReadTables of(
            SourceCluster cluster,
            String database,
            List<String> names,
            Predicate<String> known,
            Predicate<CatalogTable> stands) {
        Map<String, CatalogTable> still =
                standing(cluster, names.stream().filter(known).toList(), stands);
        cluster.readAhead(
                names.stream().filter(name -> !still.containsKey(name)).toList());
        List<CatalogTable> read = new ArrayList<>();
        List<TablePlan> refused = new ArrayList<>();
        for (String name : names) {
            try {
                CatalogTable standing = still.get(name);
                read.add(standing == null ? cluster.table(name) : standing);
            } catch (ClusterException | IllegalArgumentException unreadable) {
                refused.add(TablePlan.refused(new TableName(database, name), reason(unreadable)));
            }
        }
        return new ReadTables(read, refused);
    }

    private static Map<String, CatalogTable> standing(
            SourceCluster cluster, List<String> known, Predicate<CatalogTable> stands) {
        // In a first round that would be a million rows for nothing.
        return known.isEmpty()
                ? Map.of()
                : cluster.overview(known).stream()
                        .filter(stands)
                        .collect(Collectors.toMap(table -> table.name().table(), Function.identity()));
    }

    /** The plans of those that can be read, and the refusals of the others, by name. */
    public List<TablePlan> with(List<TablePlan> planned) {
        return Stream.concat(planned.stream(), refused.stream())
                .sorted(Comparator.comparing(plan -> plan.table().table()))
                .toList();
    }

    /** Why a table is refused; what is not the table's own is thrown on. */
    public static String reason(RuntimeException unreadable) {
        String found = String.valueOf(unreadable.getMessage());
        if (!(unreadable instanceof ClusterException refused)) {
            return found;
        }
        if (refused.isOfTheCluster()) {
            throw refused;
        }
        return refused.isTransient() ? found + "; this may pass: plan again" : found;
    }
}
