package io.starmigrate.simulation.backup;

import io.starmigrate.core.backup.Inventory;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.DataFileKey.TableRef;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.ManifestJson;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.backup.RunInventory;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.StatusReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A source whose tables are exported again and again, and the books of what each run of that has left. */
final class BackedUpSource {
    static final String JOB = "nightly";
    static final List<String> TABLES = List.of("orders", "items");

    private static final Change CHANGE = new Change("exporter", Instant.EPOCH, "by the history");
    private static final FileFormat CSV = FileFormat.csv(new Separators('\1', '\2'));
    private static final List<FileColumn> COLUMNS = List.of(FileColumn.plain("v"));
    private static final double SELDOM = 0.1;
    private static final int PARTITIONS = 2;

    /**
     * What one run should have left, and its inventory says so.
     *
     * @param held what the source held of the tables of the run, but for what it has left out and nobody has exported
     * @param lying where what it counts on lies
     */
    record Run(JobId of, Instant written, Set<String> tables, Map<Place, List<String>> held, Set<StorageUri> lying) {}

    /** One attempt that has ended well. */
    record Attempt(JobId of, Place place, int generation, StorageUri folder, Instant written, List<String> rows) {}

    final Map<Place, List<String>> held = new TreeMap<>(Comparator.comparing(Place::toString));
    final List<Run> runs = new ArrayList<>();
    final List<Attempt> attempts = new ArrayList<>();
    /** What lay there and is lost. */
    final List<StoredObject> lost = new ArrayList<>();
    /** Whose inventory lies there; null where none does. */
    @Nullable
    Run listed;

    private final TravelBench bench;
    private final Chance chance;
    private final MissingSafeguard missing;
    private final Map<Place, Integer> versions = new HashMap<>();
    private final Map<PartitionTaskId, Integer> exported = new HashMap<>();
    private JobId id = new JobId("night00001");
    private int writes;

    BackedUpSource(TravelBench bench, Chance chance, MissingSafeguard missing) {
        this.bench = bench;
        this.chance = chance;
        this.missing = missing;
        TABLES.forEach(table -> fill(new Place(table, "p1")));
    }

    /** Rows of one place change, or it comes, or goes. */
    void write() {
        Place place = new Place(chance.pick(TABLES), "p" + (1 + chance.below(PARTITIONS)));
        if (held.containsKey(place) && chance.happens(0.15)) {
            held.remove(place);
        } else {
            fill(place);
        }
    }

    /** Rows of every place change: all of it is to be exported anew. */
    void writeAll() {
        held.keySet().forEach(this::fill);
    }

    private void fill(Place place) {
        List<String> rows = new ArrayList<>(held.getOrDefault(place, List.of()));
        rows.add("w" + ++writes);
        held.put(place, rows);
        versions.merge(place, 1, Integer::sum);
    }

    /**
     * Removes the job and its records, as {@code clean} does, and leaves its files: the next of that name is another.
     */
    void forget() {
        var unused = bench.recorder.forget(JOB);
        id = new JobId("night%05d".formatted(++writes));
        exported.clear();
    }

    /** An operator gives up what waits to be loaded. */
    void cancel() {
        tasks().stream()
                .filter(task -> task.state() == PartitionState.EXPORTED)
                .filter(task -> chance.happens(0.5))
                .forEach(task -> advance(task.to(PartitionState.CANCELLED, CHANGE)));
    }

    /**
     * Exports what has changed.
     *
     * @param hostile whether exports fail, and whoever exports is killed before there is an inventory
     */
    void export(Set<String> tables, Predicate<Place> filter, boolean hostile) {
        bench.clock.advance(Duration.ofMinutes(1));
        Job opened = bench.recorder.open(Job.opened(JOB, id, "shop", "", List.copyOf(tables), bench.clock.instant()));
        Job round = opened.nextRound(tables.stream().sorted().toList());
        var unused = bench.recorder.advance(round);
        Set<PartitionTaskId> behind = new HashSet<>();
        Map<String, List<String>> unknown = new HashMap<>();
        for (Place place : held.keySet().stream()
                .filter(place -> tables.contains(place.table()))
                .toList()) {
            if (filter.test(place)) {
                if (hostile && chance.happens(SELDOM / 3)) {
                    return;
                }
                exported(place, hostile).ifPresent(behind::add);
            } else {
                leftOut(place, behind, unknown);
            }
        }
        tasks().stream()
                .filter(task -> !held.containsKey(place(task)) && !task.isDroppedAtSource())
                .forEach(task -> advance(task.revised(CHANGE).withDroppedAtSource(bench.clock.instant())));
        bench.clock.advance(Duration.ofSeconds(1));
        listed(round, tables, behind, unknown);
    }

    private void leftOut(Place place, Set<PartitionTaskId> behind, Map<String, List<String>> unknown) {
        Optional<PartitionTask> known = bench.recorder.latest(id(place)).filter(task -> !task.isDroppedAtSource());
        if (known.isEmpty()) {
            unknown.computeIfAbsent(place.table(), table -> new ArrayList<>()).add(place.partition());
        }
        known.filter(task -> task.exported() != null && !stands(task, place)).ifPresent(task -> behind.add(task.id()));
    }

    private void listed(Job round, Set<String> tables, Set<PartitionTaskId> behind, Map<String, List<String>> unknown) {
        Instant now = bench.clock.instant();
        JobReport report = new JobReport(JOB, true, List.of(), Map.of(), List.of());
        Inventory inventory = missing.listing(RunInventory.of(round, tasks(), behind, unknown, report, now));
        bench.storage.put(DataFileKey.inventory(TravelBench.ROOT, JOB, "shop"), inventory.write());
        Map<Place, List<String>> left = new HashMap<>();
        held.forEach((place, rows) -> {
            if (tables.contains(place.table())
                    && !unknown.getOrDefault(place.table(), List.of()).contains(place.partition())) {
                left.put(place, rows.stream().sorted().toList());
            }
        });
        Set<StorageUri> lying = tasks().stream()
                .filter(task -> task.exported() != null && !task.isDroppedAtSource() && !behind.contains(task.id()))
                .map(task -> Objects.requireNonNull(task.export()).folder())
                .collect(Collectors.toSet());
        listed = new Run(id, now, Set.copyOf(tables), left, lying);
        runs.add(listed);
    }

    /** Answers what stays as it was although the source has moved on. */
    private Optional<PartitionTaskId> exported(Place place, boolean hostile) {
        PartitionTask known = bench.recorder.latest(id(place)).orElse(null);
        if (known == null) {
            attempt(planned(place, 1), place, hostile);
        } else if (known.isDroppedAtSource()) {
            attempt(planned(place, known.id().generation() + 1), place, hostile);
        } else if (known.state() == PartitionState.CANCELLED && (!hostile || chance.happens(0.5))) {
            advance(known.to(PartitionState.PLANNED, CHANGE).withExported(null));
            attempt(now(known), place, hostile);
        } else if (known.exported() == null) {
            if (known.state() != PartitionState.PLANNED) {
                if (known.state() == PartitionState.CANCELLED) {
                    return Optional.empty();
                }
                advance(known.to(PartitionState.PLANNED, CHANGE));
            }
            attempt(now(known), place, hostile);
        } else if (known.state() == PartitionState.EXPORTED
                && hostile
                && chance.happens(stands(known, place) ? SELDOM / 2 : 4 * SELDOM)) {
            // Its files were gone: what is exported once more is as the source is now.
            advance(known.to(PartitionState.PLANNED, CHANGE).withExported(null));
            attempt(now(known), place, true);
        } else if (!stands(known, place)) {
            if (known.state() == PartitionState.CANCELLED) {
                return Optional.of(known.id());
            }
            advance(known.to(PartitionState.SUPERSEDED, CHANGE));
            attempt(planned(place, known.id().generation() + 1), place, hostile);
        }
        return Optional.empty();
    }

    private boolean stands(PartitionTask task, Place place) {
        return Objects.equals(exported.get(task.id()), versions.get(place));
    }

    private PartitionTask planned(Place place, int generation) {
        PartitionTask task = PartitionTask.planned(
                new PartitionTaskId(id(place), generation),
                "(('" + place.partition() + "'))",
                new Estimate(1, 1),
                "1:" + versions.get(place),
                CHANGE);
        var unused = bench.recorder.plan(List.of(task));
        return now(task);
    }

    /** An export begins in a folder in which nothing lies. */
    private void attempt(PartitionTask planned, Place place, boolean hostile) {
        int attempt = planned.export() == null ? 1 : planned.export().attempt() + 1;
        while (isThere(folder(planned.id(), attempt))) {
            attempt++;
        }
        StorageUri folder = folder(planned.id(), attempt);
        advance(planned.to(PartitionState.EXPORTING, CHANGE)
                .withExport(new Export(attempt, folder, "1:1", COLUMNS, CSV, bench.clock.instant())));
        List<String> rows = List.copyOf(held.get(place));
        StoredObject file = bench.storage.put(folder.resolve("a.csv"), SimulatedRows.file(rows), Map.of());
        if (hostile && chance.happens(SELDOM)) {
            advance(now(planned).to(PartitionState.FAILED, CHANGE));
            return;
        }
        bench.clock.advance(Duration.ofSeconds(1));
        Manifest manifest = new Manifest(
                        planned.id(),
                        attempt,
                        folder,
                        CSV,
                        planned.bounds(),
                        COLUMNS,
                        List.of(new ManifestFile("a.csv", file.size(), file.etag())),
                        "1:1",
                        SimulatedRows.fingerprint(rows),
                        bench.clock.instant())
                .withOrigin(id);
        bench.recorder.record(manifest);
        bench.storage.put(folder.resolve(DataFileKey.MANIFEST_NAME), ManifestJson.write(manifest));
        attempts.add(new Attempt(
                id,
                place,
                planned.id().generation(),
                folder,
                manifest.written(),
                rows.stream().sorted().toList()));
        advance(now(planned)
                .to(PartitionState.EXPORTED, CHANGE)
                .withExported(new Exported(1, manifest.bytes(), manifest.fingerprint())));
        exported.put(planned.id(), Objects.requireNonNull(versions.get(place)));
    }

    /** Something of what was left is lost: what was exported last, or once more, matters most. */
    void lose() {
        List<Attempt> again = attempts.stream()
                .filter(attempt -> !attempt.folder().key().endsWith("/a1/"))
                .toList();
        if (attempts.isEmpty() || chance.happens(SELDOM)) {
            loseTheInventory();
        } else if (!again.isEmpty() && chance.happens(0.5)) {
            lose(objects(again.get(again.size() - 1).folder()));
        } else {
            StorageUri folder = attempts.get(attempts.size() - 1 - chance.below(Math.min(3, attempts.size())))
                    .folder();
            List<StoredObject> lying = objects(folder);
            lose(lying.isEmpty() || chance.happens(0.3) ? lying : List.of(lying.get(lying.size() - 1)));
        }
    }

    private void lose(List<StoredObject> going) {
        lost.addAll(going);
        going.forEach(object -> bench.storage.delete(object.uri()));
    }

    private void loseTheInventory() {
        if (chance.happens(0.3)) {
            bench.storage.delete(DataFileKey.inventory(TravelBench.ROOT, JOB, "shop"));
            listed = null;
        }
    }

    /** The rows of one of its files. */
    List<String> rows(StorageUri file) {
        return attempts.stream()
                .filter(attempt -> attempt.folder().resolve(file.name()).equals(file))
                .reduce((older, newer) -> newer)
                .orElseThrow()
                .rows();
    }

    /** Of each place the newest generations of which the last attempt that is described is whole. */
    Set<StorageUri> newest(int keep) {
        Map<Place, TreeMap<Integer, StorageUri>> last = new HashMap<>();
        attempts.stream()
                .filter(attempt -> attempt.of().equals(id) && isDescribed(attempt.folder()))
                .forEach(attempt -> last.computeIfAbsent(attempt.place(), place -> new TreeMap<>())
                        .put(attempt.generation(), attempt.folder()));
        return last.values().stream()
                .flatMap(folders -> folders.descendingMap().values().stream()
                        .filter(this::isWhole)
                        .limit(keep))
                .collect(Collectors.toSet());
    }

    /** Whether an export that ended without an inventory has left something newer, which comes in its place. */
    boolean isExportedSince(StorageUri folder) {
        Instant last = runs.get(runs.size() - 1).written();
        return attempts.stream()
                .filter(attempt -> attempt.folder().equals(folder))
                .anyMatch(attempt -> attempts.stream()
                        .anyMatch(other -> other.place().equals(attempt.place())
                                && other.written().isAfter(last)
                                && isWhole(other.folder())));
    }

    /** Whether all of an attempt is there. */
    boolean isWhole(StorageUri folder) {
        return objects(folder).size() == 2;
    }

    boolean isThere(StorageUri folder) {
        return !objects(folder).isEmpty();
    }

    /** Whether its manifest lies there. */
    boolean isDescribed(StorageUri folder) {
        return bench.storage.head(folder.resolve(DataFileKey.MANIFEST_NAME)).isPresent();
    }

    JobId id() {
        return id;
    }

    private List<StoredObject> objects(StorageUri below) {
        try (Stream<StoredObject> all = bench.storage.list(below)) {
            return all.toList();
        }
    }

    private static StorageUri folder(PartitionTaskId task, int attempt) {
        PartitionId of = task.partition();
        return DataFileKey.attemptFolder(
                TravelBench.ROOT, JOB, new TableRef("shop", of.table()), of.partition(), task.generation(), attempt);
    }

    private List<PartitionTask> tasks() {
        return new StatusReader(bench.recorder).read(JOB).tasks();
    }

    private PartitionTask now(PartitionTask task) {
        return bench.recorder.partition(task.id()).orElseThrow();
    }

    private void advance(PartitionTask next) {
        if (!bench.recorder.advance(next)) {
            throw new AssertionError("nobody else writes " + next.id());
        }
    }

    private static Place place(PartitionTask task) {
        return new Place(task.id().partition().table(), task.id().partition().partition());
    }

    private static PartitionId id(Place place) {
        return new PartitionId(JOB, "shop", place.table(), place.partition());
    }
}
