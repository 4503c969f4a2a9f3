package io.starmigrate.worker.observe;

import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.status.StatusReader.Picture;
import io.starmigrate.worker.status.StatusReader.Picture.Known;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every partition as it was last seen, and at which look it changed. A job may have a million: they are held in the
 * look alone. Safe for use by many threads.
 */
final class Cells {
    private static final Comparator<PartitionCell> ORDER =
            Comparator.comparing(PartitionCell::table).thenComparing(PartitionCell::partition);

    private final Map<Place, Seen> cells = new HashMap<>();
    private final Movement movement;
    private @Nullable Picture last;
    private long look;
    private long removed;

    /** @param movement is told what has moved from look to look */
    Cells(Movement movement) {
        this.movement = movement;
    }

    /** @return whether anything has changed */
    synchronized boolean look(Picture now) {
        look++;
        if (last != null && last.tasks() == now.tasks()) {
            return false;
        }
        last = now;
        boolean isNews = learn(now);
        movement.looked();
        // Each partition is in a look once.
        if (cells.size() > now.tasks().size()) {
            cells.keySet().retainAll(now.tasks().stream().map(Place::of).collect(Collectors.toSet()));
            removed = look;
            isNews = true;
        }
        return isNews;
    }

    /** Most of what changes between two looks is alike: it is held once. No task is made that has not changed. */
    private boolean learn(Picture now) {
        Map<Seen, Seen> alike = new HashMap<>();
        AtomicBoolean isNews = new AtomicBoolean();
        now.except(this::isKnown).forEach(task -> {
            Place place = Place.of(task);
            Seen before = cells.get(place);
            Movement.Seen moved = movement.moved(task, before == null ? null : before.moved);
            Seen seen = new Seen(task.id().generation(), task.version(), look, moved);
            cells.put(place, alike.computeIfAbsent(seen, known -> known));
            isNews.set(true);
        });
        return isNews.get();
    }

    private boolean isKnown(String table, String partition, int generation, long version) {
        Seen before = cells.get(new Place(table, partition));
        return before != null && before.isOf(generation, version);
    }

    /** All of them, or those of one table, by table and name. */
    synchronized List<PartitionCell> all(String table) {
        return sorted((name, partition, generation, version) -> !table.isEmpty() && !name.equals(table));
    }

    /** What is new since a look that {@link #count} has told. */
    synchronized Changes since(long seen) {
        return new Changes(look, removed > seen, sorted((table, partition, generation, version) -> {
            Seen cell = cells.get(new Place(table, partition));
            return cell == null || cell.look <= seen;
        }));
    }

    /** How many looks there were. */
    synchronized long count() {
        return look;
    }

    private List<PartitionCell> sorted(Known left) {
        return last == null
                ? List.of()
                : last.except(left).map(PartitionCell::of).sorted(ORDER).toList();
    }

    /** A partition; a job is of one database. */
    private record Place(String table, String partition) {
        static Place of(PartitionTask task) {
            return new Place(
                    task.id().partition().table(), task.id().partition().partition());
        }
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
        boolean isOf(int itsGeneration, long itsVersion) {
            return version == itsVersion && generation == itsGeneration;
        }
    }
}
