package io.starmigrate.simulation.source;

import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.pace.Signal;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.simulation.source.SimulatedExport.Snapshot;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceDeltas;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A source cluster in memory: a snapshot per export, taken when it is submitted; files under final names before the
 * export is FINISHED; cancelled exports that leave files behind. Used by one thread at a time.
 */
public final class SimulatedSource implements SourceCluster {
    private static final String DATABASE = "shop";
    private static final FileFormat CSV = FileFormat.csv(new Separators('\1', '\n'));

    private final HeldPartitions partitions = new HeldPartitions();
    private final SimulatedExports exports;
    private int scans;
    private long rowBytes = 10;
    private final ChangeSignal signal;
    private final Supplier<ObjectStore> storage;
    private final Chance chance;

    /**
     * A source without partitions.
     *
     * @param number tells clusters apart
     * @param mode whether compaction moves versions: it is before 3.3
     * @param storage where it exports to
     */
    public SimulatedSource(int number, RunMode mode, Supplier<ObjectStore> storage, Chance chance) {
        this(
                number,
                mode == RunMode.SHARED_DATA ? ChangeSignal.COMPACTED_VERSION : ChangeSignal.VISIBLE_VERSION,
                storage,
                chance);
    }

    /** The same, of a version that tells of changes so. */
    public SimulatedSource(int number, ChangeSignal signal, Supplier<ObjectStore> storage, Chance chance) {
        this.exports = new SimulatedExports(number, chance);
        this.signal = signal;
        this.storage = storage;
        this.chance = chance;
    }

    /** Puts rows into a partition, in place of those it has. */
    public void fill(Place place, List<String> rows) {
        partitions.fill(place, rows);
    }

    /** Writes one more row, if there still is such a partition. */
    public void append(Place place, String row) {
        if (partitions.has(place)) {
            List<String> more = new ArrayList<>(rows(place));
            more.add(row);
            fill(place, more);
        }
    }

    /** Puts the files of all partitions together; but in shared-nothing that is a version more, of the same rows. */
    public void compact() {
        if (signal != ChangeSignal.VISIBLE_VERSION) {
            partitions.compact();
        }
    }

    /** How often rows were read to tell their fingerprint. */
    public int scans() {
        return scans;
    }

    /** Drops a partition, or a table without partitions; exports of it may end with it. */
    public void drop(Place place) {
        partitions.drop(place);
        exports.dropped(place);
    }

    /** {@code RECOVER PARTITION}: what was dropped last is there again, with its id and version. */
    public void recover(Place place) {
        partitions.recover(place);
    }

    /** Drops a partition and makes another of that name, which holds more. */
    public void remake(Place place, String more, List<String> rows) {
        drop(place);
        fill(place, rows);
        held(place.table(), place.partition()).more = more;
    }

    public List<Place> places() {
        return partitions.places();
    }

    public List<String> rows(Place place) {
        return held(place.table(), place.partition()).rows;
    }

    /** What a round would choose: every partition there is. */
    public List<PlannedPartition> planned() {
        return partitions.places().stream()
                .map(place -> {
                    CatalogTable table = table(place.table());
                    CatalogPartition partition =
                            table.partition(place.partition()).orElseThrow();
                    return new PlannedPartition(table, partition, ChangeToken.of(partition));
                })
                .toList();
    }

    @Override
    public List<String> tables() {
        return partitions.places().stream().map(Place::table).distinct().toList();
    }

    @Override
    public boolean lacks(String table) {
        return !tables().contains(table);
    }

    /** All tables, as they are now. */
    public List<CatalogTable> catalog() {
        return tables().stream().map(this::table).toList();
    }

    @Override
    public List<String> views() {
        return List.of();
    }

    @Override
    public CatalogTable table(String table) {
        boolean whole = partitions.has(new Place(table, table));
        PartitionScheme scheme = whole
                ? new PartitionScheme(PartitionScheme.Kind.NONE, null, "")
                : new PartitionScheme(PartitionScheme.Kind.LIST, null, "LIST(`p`)");
        List<CatalogPartition> all = partitions.places().stream()
                .filter(place -> place.table().equals(table))
                .map(this::catalog)
                .toList();
        return new CatalogTable(new TableName(DATABASE, table), scheme, all);
    }

    @Override
    public Optional<CatalogPartition> partition(String table, String partition) {
        Place place = new Place(table, partition);
        return partitions.has(place) ? Optional.of(catalog(place)) : Optional.empty();
    }

    /** What the catalog says that a row has. */
    public void weighs(long bytes) {
        rowBytes = bytes;
    }

    private CatalogPartition catalog(Place place) {
        return held(place.table(), place.partition()).catalog(place, signal, rowBytes);
    }

    @Override
    public List<String> columns(String table) {
        return List.of("v");
    }

    @Override
    public Unload unload(String table, List<String> partitions) {
        partitions.forEach(partition -> requireHeld(table, partition));
        return new Unload(table, partitions, List.of(FileColumn.plain("v")), CSV);
    }

    @Override
    public boolean isScanned(String table) {
        return false;
    }

    @Override
    public Optional<Unload> unloadInSlices(String table, String partition, int slices) {
        requireHeld(table, partition);
        return Optional.of(SimulatedSourceDeltas.inSlices(table, partition, CSV, slices));
    }

    @Override
    public void export(Unload unload, StorageUri folder) {
        List<Snapshot> snapshots = unload.partitions().stream()
                .map(partition -> {
                    HeldPartition held = held(unload.table(), partition);
                    return new Snapshot(new Place(unload.table(), partition), held.age, held.rows);
                })
                .toList();
        exports.submit(folder, snapshots, unload);
    }

    /** The rows of a place's snapshot that was exported to a folder. */
    public List<String> snapshot(Place place, StorageUri folder) {
        return exports.snapshot(place, folder);
    }

    /**
     * When the rows of a place that were exported to a folder were written: what was written later has a higher one.
     */
    public long age(Place place, StorageUri folder) {
        return exports.age(place, folder);
    }

    /** How many exports were ever submitted. */
    public int submitted() {
        return exports.submitted();
    }

    @Override
    public List<ExportStatus> exports() {
        return exports.statuses();
    }

    @Override
    public void cancel(ExportStatus export) {
        exports.cancel(export.folder());
    }

    @Override
    public Fingerprint fingerprint(String table, String partition, List<String> columns) {
        scans++;
        return SimulatedRows.fingerprint(held(table, partition).rows);
    }

    /** All of what is there; who is gone is asked for alone. */
    @Override
    public Map<String, Fingerprint> fingerprints(String table, Collection<String> names, List<String> columns) {
        Map<String, Fingerprint> told = new HashMap<>();
        names.stream()
                .filter(name -> partitions.has(new Place(table, name)))
                .forEach(name -> told.put(name, fingerprint(table, name, columns)));
        return told;
    }

    @Override
    public Optional<SourceDeltas> deltas() {
        return Optional.of(new SimulatedSourceDeltas(this));
    }

    @Override
    public Pressure pressure() {
        return new Pressure(List.of(Signal.cpu(chance.below(90)), Signal.memory(20)), Double.NaN, List.of());
    }

    @Override
    public void close() {}

    private void requireHeld(String table, String partition) {
        var unused = held(table, partition);
    }

    private HeldPartition held(String table, String partition) {
        return partitions.of(table, partition);
    }

    /** Lets every running export go one file further; the last step finishes it. */
    public void progress() {
        exports.progress(storage);
    }

    /** Every unfinished export is cancelled, and what it has written stays. */
    public void changeLeader() {
        cancelAll("type:UNKNOWN; msg:FE restarted or Leader changed during exporting. Job must be cancelled");
    }

    public void cancelAll(String why) {
        exports.cancelAll(why);
    }
}
