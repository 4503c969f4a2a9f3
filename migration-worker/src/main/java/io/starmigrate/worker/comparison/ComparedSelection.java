package io.starmigrate.worker.comparison;

import io.starmigrate.core.task.PartitionTask;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a selection is compared.
 *
 * @param partitions by table, as tasks have them; null for everything
 */
public record ComparedSelection(@Nullable Map<String, Set<String>> partitions) {
    /** Everything. */
    public static final ComparedSelection ALL = new ComparedSelection(null);

    /** What these tasks move. */
    public static ComparedSelection of(Collection<PartitionTask> tasks) {
        Map<String, Set<String>> partitions = new HashMap<>();
        tasks.forEach(task -> partitions
                .computeIfAbsent(task.id().partition().table(), table -> new HashSet<>())
                .add(task.id().partition().partition()));
        return new ComparedSelection(partitions);
    }

    boolean isAll() {
        return partitions == null;
    }

    boolean concerns(String table) {
        return partitions == null || partitions.containsKey(table);
    }

    boolean concerns(String table, String partition) {
        return partitions == null || partitions.getOrDefault(table, Set.of()).contains(partition);
    }
}
