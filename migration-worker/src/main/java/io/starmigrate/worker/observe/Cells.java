package io.starmigrate.worker.observe;

import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.status.StatusReader.Snapshot;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every partition as it was last seen, and at which look it changed. Safe for use by many threads. */
final class Cells {
    private static final Comparator<PartitionCell> ORDER =
            Comparator.comparing(PartitionCell::table).thenComparing(PartitionCell::partition);

    private final Map<PartitionId, Seen> cells = new HashMap<>();
    private long look;
    private long removed;

    /** @return whether anything has changed */
    synchronized boolean look(Snapshot now) {
        look++;
        boolean isNews = false;
        Set<PartitionId> there = new HashSet<>();
        for (PartitionTask task : now.tasks()) {
            there.add(task.id().partition());
            Seen before = cells.get(task.id().partition());
            if (before == null || !before.isOf(task)) {
                cells.put(task.id().partition(), new Seen(PartitionCell.of(task), look));
                isNews = true;
            }
        }
        if (cells.keySet().retainAll(there)) {
            removed = look;
            isNews = true;
        }
        return isNews;
    }

    /** All of them, or those of one table, by table and name. */
    synchronized List<PartitionCell> all(String table) {
        return sorted(cells.values().stream()
                .filter(seen -> table.isEmpty() || seen.cell.table().equals(table)));
    }

    /** What is new since a look that {@link #count} has told. */
    synchronized Changes since(long seen) {
        return new Changes(look, removed > seen, sorted(cells.values().stream().filter(cell -> cell.look > seen)));
    }

    /** How many looks there were. */
    synchronized long count() {
        return look;
    }

    private static List<PartitionCell> sorted(Stream<Seen> seen) {
        return seen.map(Seen::cell).sorted(ORDER).toList();
    }

    /**
     * What is new.
     *
     * @param look up to which look
     * @param isAnew whether partitions are gone that were there: what was known of others is to be forgotten
     * @param cells the partitions that have changed
     */
    record Changes(long look, boolean isAnew, List<PartitionCell> cells) {}

    private record Seen(PartitionCell cell, long look) {
        boolean isOf(PartitionTask task) {
            return cell.version() == task.version()
                    && cell.generation() == task.id().generation();
        }
    }
}
