package io.starmigrate.worker.observe;

import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every partition as it was last seen, and at which look it changed. A job may have a million: they are held in the
 * look alone. Safe for use by many threads.
 */
final class Cells {
    private static final Comparator<PartitionCell> ORDER =
            Comparator.comparing(PartitionCell::table).thenComparing(PartitionCell::partition);

    private final Map<PartitionId, Seen> cells = new HashMap<>();
    private final Movement movement;
    private @Nullable List<PartitionTask> tasks;
    private long look;
    private long removed;

    /** @param movement is told what has moved from look to look */
    Cells(Movement movement) {
        this.movement = movement;
    }

    /** @return whether anything has changed */
    synchronized boolean look(Picture now) {
        look++;
        if (tasks == now.tasks()) {
            return false;
        }
        tasks = now.tasks();
        boolean isNews = learn(now.tasks());
        movement.looked();
        // Each partition is in a look once.
        if (cells.size() > now.tasks().size()) {
            cells.keySet()
                    .retainAll(now.tasks().stream()
                            .map(task -> task.id().partition())
                            .collect(Collectors.toSet()));
            removed = look;
            isNews = true;
        }
        return isNews;
    }

    /** Most of what changes between two looks is alike: it is held once. */
    private boolean learn(List<PartitionTask> all) {
        boolean isNews = false;
        Map<Seen, Seen> alike = new HashMap<>();
        for (PartitionTask task : all) {
            PartitionId partition = task.id().partition();
            Seen before = cells.get(partition);
            if (before == null || !before.isOf(task)) {
                Movement.Seen moved = movement.moved(task, before == null ? null : before.moved);
                Seen seen = new Seen(task.id().generation(), task.version(), look, moved);
                cells.put(partition, alike.computeIfAbsent(seen, known -> known));
                isNews = true;
            }
        }
        return isNews;
    }

    /** All of them, or those of one table, by table and name. */
    synchronized List<PartitionCell> all(String table) {
        return sorted(task -> table.isEmpty() || task.id().partition().table().equals(table));
    }

    /** What is new since a look that {@link #count} has told. */
    synchronized Changes since(long seen) {
        return new Changes(look, removed > seen, sorted(task -> {
            Seen cell = cells.get(task.id().partition());
            return cell != null && cell.look > seen;
        }));
    }

    /** How many looks there were. */
    synchronized long count() {
        return look;
    }

    private List<PartitionCell> sorted(Predicate<PartitionTask> wanted) {
        List<PartitionTask> all = tasks == null ? List.of() : tasks;
        return all.stream().filter(wanted).map(PartitionCell::of).sorted(ORDER).toList();
    }

    /**
     * What is new.
     *
     * @param look up to which look
     * @param isAnew whether partitions are gone that were there: what was known of others is to be forgotten
     * @param cells the partitions that have changed
     */
    record Changes(long look, boolean isAnew, List<PartitionCell> cells) {}

    private record Seen(int generation, long version, long look, Movement.Seen moved) {
        boolean isOf(PartitionTask task) {
            return version == task.version() && generation == task.id().generation();
        }
    }
}
