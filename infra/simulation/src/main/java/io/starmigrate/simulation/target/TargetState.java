package io.starmigrate.simulation.target;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.rows.SimulatedDeltas;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster.LoadOrder;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a target cluster holds. A place that is named like its table is staged in a table beside it, and overwritten or
 * swapped; any other takes temporary partitions, of which no two may overlap. Used by one thread at a time.
 */
public final class TargetState implements TargetStatements {
    private final TargetTables tables = new TargetTables();
    private final TargetClaims claims = new TargetClaims();
    private final TargetLoads loads;
    private final TargetOverwrites overwrites;
    private final boolean overwritten;
    private boolean naming;
    private final TableRefusals refusals = new TableRefusals();
    private final TargetFaults faults;

    /** A target whose whole tables are swapped. */
    public TargetState(TargetLoads loads) {
        this(loads, new TargetOverwrites(new Chance(1)), false);
    }

    /** @param overwritten whether whole tables are overwritten; else they are swapped */
    public TargetState(TargetLoads loads, TargetOverwrites overwrites, boolean overwritten) {
        this.loads = loads;
        this.overwrites = overwrites;
        this.overwritten = overwritten;
        this.faults = new TargetFaults(tables, loads, overwrites);
    }

    /** From now on it names temporary partitions itself, the same for each staging of a place. */
    public void chooseNames() {
        naming = true;
    }

    /** The loads themselves. */
    public TargetLoads loads() {
        return loads;
    }

    /** What goes wrong with its loads and overwrites. */
    public TargetFaults faults() {
        return faults;
    }

    /** Which tables take nothing, and why. */
    public TableRefusals refusals() {
        return refusals;
    }

    /** Puts rows into a place, as if they had been there before. */
    public void fill(Place place, List<String> held) {
        tables.fill(place, held);
    }

    /** Somebody else writes a row into what a place shows; false when there is nothing to write into. */
    public boolean insert(Place place, String row) {
        return refusals.of(place).isEmpty() && tables.insert(place, row);
    }

    /** Somebody else takes every row of a place away. */
    public void truncate(Place place) {
        tables.truncate(place);
    }

    /** Somebody else drops a partition, or a table without partitions and makes it again. */
    public void remove(Place place) {
        tables.remove(place);
    }

    /** Somebody else drops a table; temporary partitions go with it. Answers what it showed. */
    public List<Place> removeTable(String table) {
        return tables.removeTable(table);
    }

    /** Moves every token, although no row changes. */
    public void compact() {
        tables.compact();
    }

    /** Puts a row into a staging, as a load does. */
    public void write(long staging, String row) {
        tables.write(staging, row);
    }

    /** Whether the place shows this staging's partition, or its rows. */
    public boolean shows(Place place, long staging) {
        return tables.shows(place, staging);
    }

    /** The rows a place shows; none when it is not there. */
    public List<String> rows(Place place) {
        return tables.rows(place);
    }

    /** Every staging there is. */
    public List<String> leftovers() {
        return tables.leftovers();
    }

    @Override
    public List<Long> shown(Place place) {
        return tables.shown(place).stream().toList();
    }

    @Override
    public Map<String, Long> staged(Place place) {
        return tables.staged(place);
    }

    @Override
    public List<String> leftovers(Place place, String bounds) {
        return List.copyOf(tables.staged(place).keySet());
    }

    @Override
    public Optional<StagingName> rank(Place place, String name) {
        return choosesNames(place) ? Optional.empty() : StagingName.parse(name);
    }

    @Override
    public boolean choosesNames(Place place) {
        return naming && !isSwapped(place);
    }

    @Override
    public long rows(Place place, String name) {
        return tables.held(tables.staged(place, name)).size();
    }

    @Override
    public void prepare(Place place, String bounds) {
        refusals.require(place);
        tables.prepare(place);
    }

    @Override
    public String add(Place place, StagingName name, String bounds) {
        refusals.require(place);
        String made = choosesNames(place) ? "t" + place.partition() : name.toString();
        tables.add(place, made);
        return made;
    }

    @Override
    public void drop(Place place, String name) {
        tables.drop(place, name);
    }

    @Override
    public boolean isSwapped(Place place) {
        return TargetTables.isSwapped(place);
    }

    @Override
    public String rename(Place place, String name, StagingName next) {
        refusals.require(place);
        tables.rename(place, name, next.toString());
        return next.toString();
    }

    @Override
    public void switchIn(Place place, String name) {
        requireSwitchable(place, name);
        tables.switchIn(place, name);
    }

    private void requireSwitchable(Place place, String name) {
        refusals.require(place);
        tables.requireSwitchable(place, name);
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
        overwrites.execute(label, place, tables.staged(place, name), tables, faults.lostOverwrites());
    }

    @Override
    public BucketDigests buckets(Place place, Bucketing how) {
        return SimulatedDeltas.digests(rows(place), how);
    }

    @Override
    public void keep(Place place, String name, String label, BucketChoice travelled) {
        refusals.require(place);
        List<String> kept = SimulatedDeltas.kept(rows(place), travelled);
        overwrites.add(label, tables.staged(place, name), kept, tables, faults.lostOverwrites());
    }

    @Override
    public Optional<Set<String>> executing(Collection<String> labels) {
        return Optional.of(overwrites.executing(labels));
    }

    @Override
    public void load(LoadOrder order) {
        order.into().forEach(landing -> refusals.require(landing.place()));
        loads.submit(order, tables.loaded(order.into()));
    }

    @Override
    public List<String> stagings(String table) {
        return tables.stagings(table);
    }

    @Override
    public Map<String, LoadStatus> loads(Collection<String> labels) {
        return overwrites.with(loads.statuses(labels), labels);
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
        return SimulatedRows.fingerprint(tables.held(tables.staged(place, name)));
    }

    @Override
    public Optional<ChangeToken> token(Place place) {
        return tables.token(place);
    }

    @Override
    public Fingerprint shownRows(Place place) {
        return SimulatedRows.fingerprint(rows(place));
    }

    @Override
    public Optional<Claim> claim(String table) {
        return claims.of(table);
    }

    @Override
    public void createClaim(String table, Claim claim) {
        claims.create(table, claim);
    }

    @Override
    public void dropClaim(String table) {
        claims.drop(table);
    }

    @Override
    public List<Place> places(String table) {
        return tables.places(table);
    }

    /** Lets loads go on. */
    public void progress(double failures) {
        loads.progress(tables.all(), failures);
        overwrites.progress(tables);
    }
}
