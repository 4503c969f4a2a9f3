package io.starmigrate.core.cutover;

import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which columns the proofs of a job have not compared. StarRocks adds a column without moving the version of any
 * partition (it is a change of metadata, and older rows answer with the default of the moment), so what stands by its
 * version may differ in a column that was not there when it was proved; and what a column of another type prints may be
 * another text. Pure.
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

    /** Tells by which recipe columns would be compared now. */
    @FunctionalInterface
    public interface Recipes {
        /**
         * The recipe of a fingerprint that was taken of these columns of a table now, as one of the given recipe was;
         * empty where the table has not all of them, or is not there.
         */
        Optional<String> now(String table, List<String> columns, String like);
    }

    /**
     * Tables with columns whose values print otherwise than when they were proved.
     *
     * @param latest the latest task of each partition
     * @param recipes is asked once for each table, columns and recipe
     * @return their names, in order
     */
    public static List<String> otherwise(List<PartitionTask> latest, Recipes recipes) {
        return latest.stream()
                .filter(ProvedColumns::isProved)
                .flatMap(task -> Compared.of(task).stream())
                .distinct()
                .filter(compared -> recipes.now(compared.table, compared.columns, compared.recipe)
                        .filter(now -> !now.equals(compared.recipe))
                        .isPresent())
                .map(Compared::table)
                .distinct()
                .sorted()
                .toList();
    }

    /** What a proof of the source's rows was of; one of another release's form tells nothing of columns. */
    private record Compared(String table, List<String> columns, String recipe) {
        static Optional<Compared> of(PartitionTask task) {
            return Optional.ofNullable(task.exported())
                    .map(Exported::fingerprint)
                    .filter(Fingerprint::isOfThisForm)
                    .map(fingerprint -> new Compared(
                            task.id().partition().table(),
                            Objects.requireNonNull(task.export()).columnNames(),
                            fingerprint.recipe()));
        }
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
