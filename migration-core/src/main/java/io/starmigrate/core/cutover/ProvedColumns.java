package io.starmigrate.core.cutover;

import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which columns the proofs of a job have not compared. StarRocks adds a column without moving the version of any
 * partition (it is a change of metadata, and older rows answer with the default of the moment), so what stands by its
 * version may differ in a column that was not there when it was proved. Pure.
 */
public final class ProvedColumns {
    private ProvedColumns() {}

    /**
     * Tables with such columns.
     *
     * @param latest the latest task of each partition
     * @param now the source's columns that files carry, by table; of tables that are not there nothing is said
     * @return by the order of the tables' names, {@code table (column, column)} each
     */
    public static List<String> added(List<PartitionTask> latest, Map<String, List<String>> now) {
        Map<String, Set<String>> added = new TreeMap<>();
        latest.stream().filter(ProvedColumns::isProved).forEach(task -> {
            String table = task.id().partition().table();
            Set<String> compared = compared(task.export());
            now.getOrDefault(table, List.of()).stream()
                    .filter(column -> !compared.contains(folded(column)))
                    .forEach(column -> added.computeIfAbsent(table, unused -> new TreeSet<>())
                            .add(column));
        });
        return added.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
                .toList();
    }

    private static boolean isProved(PartitionTask task) {
        return task.state() == PartitionState.PUBLISHED && !task.isDroppedAtSource() && task.export() != null;
    }

    private static Set<String> compared(@Nullable Export export) {
        return Objects.requireNonNull(export).columnNames().stream()
                .map(ProvedColumns::folded)
                .collect(Collectors.toSet());
    }

    private static String folded(String column) {
        return column.toLowerCase(Locale.ROOT);
    }
}
