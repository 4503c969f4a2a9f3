package io.starmigrate.simulation.target;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster.Landing;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the places of a target show, what is staged for them, and the rows of both. Used by one thread at a time. */
final class TargetTables implements TargetOverwrites.Rows {
    private final Map<Place, Long> shown = new LinkedHashMap<>();
    private final Map<Place, Map<String, Long>> staged = new LinkedHashMap<>();
    private final Map<Long, List<String>> rows = new HashMap<>();
    /** The staging whose rows what shows was copied from. */
    private final Map<Long, Long> copied = new HashMap<>();

    private long lastId = 500;
    private long compactions;

    /** Whether it is staged in a table beside it. */
    static boolean isSwapped(Place place) {
        return place.table().equals(place.partition());
    }

    boolean isThere(Place place) {
        return shown.containsKey(place);
    }

    /** The id of what a place shows. */
    Optional<Long> shown(Place place) {
        return Optional.ofNullable(shown.get(place));
    }

    /** All places of a table. */
    List<Place> places(String table) {
        return shown.keySet().stream()
                .filter(place -> place.table().equals(table))
                .toList();
    }

    /** Makes a place where there is none. */
    void prepare(Place place) {
        shown.computeIfAbsent(place, key -> make());
    }

    /** Adds a staging without rows; refuses a name twice, and temporary partitions that overlap. */
    void add(Place place, String name) {
        Map<String, Long> of = stagedOf(place);
        boolean overlaps = !isSwapped(place) && !of.isEmpty();
        if (overlaps || of.containsKey(name)) {
            throw new ClusterException(
                    Remedy.ALREADY_DONE, "Range of " + name + " is intersected with range of " + of.keySet(), null);
        }
        of.put(name, make());
    }

    /** Drops a staging, if it is there. */
    void drop(Place place, String name) {
        Long id = stagedOf(place).remove(name);
        if (id != null) {
            rows.remove(id);
        }
    }

    /** Gives a staging another name. */
    void rename(Place place, String name, String next) {
        long id = staged(place, name);
        if (stagedOf(place).containsKey(next)) {
            throw new ClusterException(Remedy.ALREADY_DONE, "Table '" + next + "' already exists", null);
        }
        stagedOf(place).remove(name);
        stagedOf(place).put(next, id);
    }

    /** Refuses what cannot be shown. */
    void requireSwitchable(Place place, String name) {
        var unused = staged(place, name);
        if (!isThere(place)) {
            throw new ClusterException(Remedy.REPLAN, "Partition[" + place.partition() + "] does not exist", null);
        }
    }

    /** Shows a staging; a table that showed before is staged under its name then. */
    void switchIn(Place place, String name) {
        Long before = shown.put(place, staged(place, name));
        stagedOf(place).remove(name);
        if (before != null && isSwapped(place)) {
            stagedOf(place).put(name, before);
        } else if (before != null) {
            rows.remove(before);
        }
    }

    /** Puts rows into a place, as if they had been there before. */
    void fill(Place place, List<String> held) {
        long id = make();
        rows.put(id, new ArrayList<>(held));
        shown.put(place, id);
    }

    /** Somebody else writes a row into what a place shows; false when there is nothing to write into. */
    boolean insert(Place place, String row) {
        Long id = shown.get(place);
        return id != null && Objects.requireNonNull(rows.get(id)).add(row);
    }

    /** Somebody else takes every row of a place away. */
    void truncate(Place place) {
        if (isThere(place)) {
            rows.remove(shown.get(place));
            fill(place, List.of());
        }
    }

    /** Somebody else drops a partition, or a table without partitions and makes it again. */
    void remove(Place place) {
        if (isSwapped(place)) {
            truncate(place);
        } else if (isThere(place)) {
            rows.remove(shown.remove(place));
        }
    }

    /** Somebody else drops a table; temporary partitions go with it. Answers what it showed. */
    List<Place> removeTable(String table) {
        List<Place> all = shown.keySet().stream()
                .filter(place -> place.table().equals(table))
                .toList();
        all.forEach(this::remove);
        all.stream().filter(place -> !isSwapped(place)).forEach(place -> {
            rows.keySet().removeAll(stagedOf(place).values());
            stagedOf(place).clear();
        });
        return all;
    }

    private long make() {
        rows.put(++lastId, new ArrayList<>());
        return lastId;
    }

    /** The ids of what is staged for a place, by name. */
    Map<String, Long> staged(Place place) {
        return new LinkedHashMap<>(stagedOf(place));
    }

    private Map<String, Long> stagedOf(Place place) {
        return staged.computeIfAbsent(place, key -> new LinkedHashMap<>());
    }

    /** The id of a staging, as a statement that names it finds it. */
    long staged(Place place, String name) {
        Long id = stagedOf(place).get(name);
        if (id == null) {
            throw new ClusterException(
                    isSwapped(place) ? Remedy.REPLAN : Remedy.ALREADY_DONE,
                    "Temp partition[" + name + "] does not exist",
                    null);
        }
        return id;
    }

    /** The ids of the stagings that a load goes into, by the names of the partitions they will be. */
    Map<String, Long> loaded(List<Landing> landings) {
        Map<String, Long> into = new LinkedHashMap<>();
        for (Landing landing : landings) {
            String name = landing.staging().name();
            Long id = stagedOf(landing.place()).get(name);
            if (id == null) {
                throw new ClusterException(Remedy.REPLAN, "Unknown partition '" + name + "'", null);
            }
            into.put(landing.place().partition(), id);
        }
        return into;
    }

    /** Puts a row into a staging, as a load does. */
    void write(long staging, String row) {
        rows.computeIfAbsent(staging, id -> new ArrayList<>()).add(row);
    }

    /** Whether the place shows this staging's partition, or its rows. */
    boolean shows(Place place, long staging) {
        Long id = shown.get(place);
        return id != null && (id == staging || copied.getOrDefault(id, -1L) == staging);
    }

    /** The rows a place shows; none when it is not there. */
    List<String> rows(Place place) {
        Long id = shown.get(place);
        return id == null ? List.of() : rows.getOrDefault(id, List.of());
    }

    /** Every staging there is. */
    List<String> leftovers() {
        return staged.entrySet().stream()
                .flatMap(entry -> entry.getValue().keySet().stream().map(name -> entry.getKey() + " " + name))
                .toList();
    }

    /** The rows of a staging, or of what shows. */
    List<String> held(long id) {
        return rows.getOrDefault(id, List.of());
    }

    /** All rows, by what holds them; to be changed. */
    Map<Long, List<String>> all() {
        return rows;
    }

    /** The names of all stagings of a table's places. */
    List<String> stagings(String table) {
        return staged.entrySet().stream()
                .filter(entry -> entry.getKey().table().equals(table))
                .flatMap(entry -> entry.getValue().keySet().stream())
                .distinct()
                .toList();
    }

    /** The change token of what a place shows. */
    Optional<ChangeToken> token(Place place) {
        return shown(place).map(id -> {
            long version = 1L + compactions + (held(id).hashCode() & Integer.MAX_VALUE);
            return new ChangeToken(id + ":" + version);
        });
    }

    /** Moves every token, although no row changes. */
    void compact() {
        compactions++;
    }

    @Override
    public Optional<List<String>> of(long staging) {
        return Optional.ofNullable(rows.get(staging));
    }

    @Override
    public void add(long staging, List<String> read) {
        Optional.ofNullable(rows.get(staging)).ifPresent(held -> held.addAll(read));
    }

    @Override
    public void show(Place place, long from, List<String> read) {
        long id = make();
        rows.put(id, new ArrayList<>(read));
        copied.put(id, from);
        Long before = shown.put(place, id);
        if (before != null) {
            rows.remove(before);
        }
    }
}
