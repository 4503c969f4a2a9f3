package io.starmigrate.worker.cutover;

import io.starmigrate.core.cutover.ProvedColumns;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells which columns of the source no proof of the job has compared as they are now; they are read anew. */
record UncomparedColumns(Supplier<SourceCluster> source) {
    /** What has them compared; within a cutover only its own round moves anything, and nothing is adopted. */
    static String compare(boolean withinCutover) {
        return "have them compared: migrate retry --published --table T, then "
                + (withinCutover
                        ? "run migrate cutover again: its round compares them"
                        : "migrate plan --adopt takes over what is equal, and migrate sync moves the rest");
    }

    /**
     * Tables with such columns, and which.
     *
     * @param latest the latest task of each partition, as it is listed
     */
    List<String> of(List<PartitionTask> latest) {
        SourceCluster cluster = source.get();
        Stream<String> added = ProvedColumns.added(latest, columns(cluster, latest)).stream();
        Stream<String> otherwise =
                ProvedColumns.otherwise(latest, (table, columns, like) -> recipe(cluster, table, columns, like))
                        .stream()
                        .map(table -> table + " (a column has got another type since)");
        return Stream.concat(added, otherwise).toList();
    }

    /** The source's columns of tables that have partitions; a table it does not show is told of by others. */
    private static Map<String, List<String>> columns(SourceCluster cluster, List<PartitionTask> latest) {
        Map<String, List<String>> columns = new TreeMap<>();
        latest.stream().map(task -> task.id().partition().table()).distinct().forEach(table -> {
            cluster.renew(table);
            told(() -> cluster.columns(table)).ifPresent(names -> columns.put(table, names));
        });
        return columns;
    }

    /** A column that is gone, too, is told of by others. */
    private static Optional<String> recipe(SourceCluster cluster, String table, List<String> columns, String like) {
        return told(() -> cluster.recipe(table, columns, like));
    }

    private static <T> Optional<T> told(Supplier<T> answer) {
        try {
            return Optional.of(answer.get());
        } catch (ClusterException refused) {
            if (refused.isTransient() || refused.isOfTheCluster()) {
                throw refused;
            }
            return Optional.empty();
        }
    }
}
