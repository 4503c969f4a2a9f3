package io.starmigrate.simulation;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster.Landing;
import io.starmigrate.worker.starrocks.TargetCluster.LoadOrder;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a target cluster holds. A place whose partition is named like its table is staged in a table beside it, and
 * overwritten or swapped; every other one takes temporary partitions, of which no two may overlap. Used by one thread
 * at a time.
 */
final class TargetState implements TargetStatements {
    private final Map<Place, Long> shown = new LinkedHashMap<>();
    private final Map<Place, Map<String, Long>> staged = new LinkedHashMap<>();
    private final Map<Long, List<String>> rows = new HashMap<>();
    private final Map<String, Claim> claims = new HashMap<>();
    /** The staging whose rows what shows was copied from. */
    private final Map<Long, Long> copied = new HashMap<>();

    final TargetLoads loads;
    private final TargetOverwrites overwrites;
    private final boolean overwritten;
    final TableRefusals refusals = new TableRefusals();
    private long lastId = 500;
    private double lostOverwrites;
    private long compactions;

    /** A target whose whole tables are swapped. */
    TargetState(TargetLoads loads) {
        this(loads, new TargetOverwrites(new Chance(1)), false);
    }

    /** @param overwritten whether whole tables are overwritten; else they are swapped */
    TargetState(TargetLoads loads, TargetOverwrites overwrites, boolean overwritten) {
        this.loads = loads;
        this.overwrites = overwrites;
        this.overwritten = overwritten;
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
        return id != null
                && refusals.of(place).isEmpty()
                && Objects.requireNonNull(rows.get(id)).add(row);
    }

    /** Somebody else takes every row of a place away. */
    void truncate(Place place) {
        if (shown.containsKey(place)) {
            rows.remove(shown.get(place));
            fill(place, List.of());
        }
    }

    /** Somebody else drops a partition, or a table without partitions and makes it again. */
    void remove(Place place) {
        if (isSwapped(place)) {
            truncate(place);
        } else if (shown.containsKey(place)) {
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

    private Map<String, Long> stagedOf(Place place) {
        return staged.computeIfAbsent(place, key -> new LinkedHashMap<>());
    }

    private long staged(Place place, String name) {
        Long id = stagedOf(place).get(name);
        if (id == null) {
            throw new ClusterException(
                    isSwapped(place) ? Remedy.REPLAN : Remedy.ALREADY_DONE,
                    "Temp partition[" + name + "] does not exist",
                    null);
        }
        return id;
    }

    /** Puts a row into a staging, as a load does. */
    void write(long staging, String row) {
        rows.computeIfAbsent(staging, id -> new ArrayList<>()).add(row);
    }

    /** Whether the place shows this staging's partition, or its rows. */
    boolean shows(Place place, long staging) {
        return shown(place).stream().anyMatch(id -> id == staging || copied.getOrDefault(id, -1L) == staging);
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

    @Override
    public List<Long> shown(Place place) {
        Long id = shown.get(place);
        return id == null ? List.of() : List.of(id);
    }

    @Override
    public Map<String, Long> staged(Place place) {
        return new LinkedHashMap<>(stagedOf(place));
    }

    @Override
    public List<String> leftovers(Place place, String bounds) {
        return List.copyOf(stagedOf(place).keySet());
    }

    @Override
    public Optional<StagingName> rank(Place place, String name) {
        return StagingName.parse(name);
    }

    @Override
    public boolean choosesNames(Place place) {
        return false;
    }

    @Override
    public long rows(Place place, String name) {
        return rows.getOrDefault(staged(place, name), List.of()).size();
    }

    @Override
    public void prepare(Place place, String bounds) {
        refusals.require(place);
        shown.computeIfAbsent(place, key -> make());
    }

    @Override
    public String add(Place place, StagingName name, String bounds) {
        refusals.require(place);
        Map<String, Long> of = stagedOf(place);
        boolean overlaps = !isSwapped(place) && !of.isEmpty();
        if (overlaps || of.containsKey(name.toString())) {
            throw new ClusterException(
                    Remedy.ALREADY_DONE, "Range of " + name + " is intersected with range of " + of.keySet(), null);
        }
        of.put(name.toString(), make());
        return name.toString();
    }

    @Override
    public void drop(Place place, String name) {
        Long id = stagedOf(place).remove(name);
        if (id != null) {
            rows.remove(id);
        }
    }

    @Override
    public boolean isSwapped(Place place) {
        return place.table().equals(place.partition());
    }

    @Override
    public String rename(Place place, String name, StagingName next) {
        refusals.require(place);
        long id = staged(place, name);
        if (stagedOf(place).containsKey(next.toString())) {
            throw new ClusterException(Remedy.ALREADY_DONE, "Table '" + next + "' already exists", null);
        }
        stagedOf(place).remove(name);
        stagedOf(place).put(next.toString(), id);
        return next.toString();
    }

    @Override
    public void switchIn(Place place, String name) {
        requireSwitchable(place, name);
        long id = staged(place, name);
        Long before = shown.put(place, id);
        stagedOf(place).remove(name);
        if (before != null && isSwapped(place)) {
            stagedOf(place).put(name, before);
        } else if (before != null) {
            rows.remove(before);
        }
    }

    private void requireSwitchable(Place place, String name) {
        refusals.require(place);
        var unused = staged(place, name);
        if (!shown.containsKey(place)) {
            throw new ClusterException(Remedy.REPLAN, "Partition[" + place.partition() + "] does not exist", null);
        }
    }

    @Override
    public void switchInAll(Map<Place, String> names) {
        names.forEach(this::requireSwitchable);
        names.forEach(this::switchIn);
    }

    @Override
    public boolean isOverwritten(Place place) {
        return overwritten && isSwapped(place);
    }

    @Override
    public void overwrite(Place place, String name, String label) {
        refusals.require(place);
        overwrites.execute(label, place, staged(place, name), access, lostOverwrites);
    }

    @Override
    public BucketDigests buckets(Place place, int buckets) {
        return SimulatedDeltas.digests(rows(place), buckets);
    }

    @Override
    public void keep(Place place, String name, String label, BucketChoice travelled) {
        refusals.require(place);
        long id = staged(place, name);
        overwrites.add(label, id, SimulatedDeltas.kept(rows(place), travelled), access, lostOverwrites);
    }

    @Override
    public Optional<Set<String>> executing(Collection<String> labels) {
        return Optional.of(overwrites.executing(labels));
    }

    private final TargetOverwrites.Rows access = new TargetOverwrites.Rows() {
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
    };

    @Override
    public void load(LoadOrder order) {
        Map<String, Long> into = new LinkedHashMap<>();
        for (Landing landing : order.into()) {
            refusals.require(landing.place());
            Long id = stagedOf(landing.place()).get(landing.staging().name());
            if (id == null) {
                throw new ClusterException(
                        Remedy.REPLAN, "Unknown partition '" + landing.staging().name() + "'", null);
            }
            into.put(landing.place().partition(), id);
        }
        loads.submit(order, into);
    }

    @Override
    public List<String> stagings(String table) {
        return staged.entrySet().stream()
                .filter(entry -> entry.getKey().table().equals(table))
                .flatMap(entry -> entry.getValue().keySet().stream())
                .distinct()
                .toList();
    }

    @Override
    public Map<String, LoadStatus> loads(Collection<String> labels) {
        Map<String, LoadStatus> statuses = new LinkedHashMap<>(loads.statuses(labels));
        labels.forEach(label -> overwrites.status(label).ifPresent(status -> statuses.put(label, status)));
        return statuses;
    }

    @Override
    public void cancel(String label) {
        if (!overwrites.cancel(label)) {
            loads.cancel(label);
        }
    }

    @Override
    public Fingerprint staging(Place place, String name) {
        refusals.require(place);
        return SimulatedRows.fingerprint(rows.getOrDefault(staged(place, name), List.of()));
    }

    @Override
    public Optional<ChangeToken> token(Place place) {
        return Optional.ofNullable(shown.get(place)).map(id -> {
            long version = 1L + compactions + (rows.getOrDefault(id, List.of()).hashCode() & Integer.MAX_VALUE);
            return new ChangeToken(id + ":" + version);
        });
    }

    /** Moves every token, although no row changes. */
    void compact() {
        compactions++;
    }

    @Override
    public Fingerprint shownRows(Place place) {
        return SimulatedRows.fingerprint(rows(place));
    }

    @Override
    public Optional<Claim> claim(String table) {
        return Optional.ofNullable(claims.get(table));
    }

    @Override
    public void createClaim(String table, Claim claim) {
        if (claims.putIfAbsent(table, claim) != null) {
            throw new ClusterException(Remedy.ALREADY_DONE, "Table '" + table + "__mig_owner' already exists", null);
        }
    }

    @Override
    public void dropClaim(String table) {
        claims.remove(table);
    }

    /** Lets loads go on. */
    void progress(double failures) {
        loads.progress(rows, failures);
        overwrites.progress(access);
    }

    /** How likely a client is to lose an overwrite at each of its steps. */
    void loseOverwrites(double share) {
        lostOverwrites = share;
    }

    /** No statement runs longer than its timeout. */
    void endOverwrites() {
        overwrites.endAll(access);
    }

    /** Ends every running load, each a row short. */
    void halveLoads() {
        loads.halve(rows);
    }

    /** Forgets the labels of loads that have ended. */
    void forgetLabels() {
        loads.forget();
        overwrites.forget();
    }
}
