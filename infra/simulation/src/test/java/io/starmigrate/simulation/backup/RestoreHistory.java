package io.starmigrate.simulation.backup;

import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.backup.BackedUpSource.Run;
import io.starmigrate.simulation.bench.Mishaps;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.simulation.faults.FaultRates;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.backup.BackupRestore;
import io.starmigrate.worker.backup.ChosenBackup;
import io.starmigrate.worker.backup.Retention;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.StatusReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A source is exported again and again, its exports are pruned and damaged, and one job restores them, in whatever
 * order and whoever is killed: what that job calls complete is one run of the backup. One seed, one history.
 */
final class RestoreHistory {
    private static final int COMMANDS = 20;
    private static final int CALM = 4;
    private static final double SELDOM = 0.1;
    private static final Duration TURN = Duration.ofSeconds(20);
    private static final int TURNS = 60;
    private static final int CALLS = 120;
    private static final Set<String> WRITES = Set.of("open", "plan", "record", "advance");
    private static final StorageUri FROM = DataFileKey.jobFolder(TravelBench.ROOT, BackedUpSource.JOB);

    final TravelBench bench = new TravelBench(0);
    private final BackedUpSource source;
    private final Chance chance;
    private final MissingSafeguard missing;
    private final Mishaps mishaps;
    private final List<String> damages = new ArrayList<>();
    private JobId id = new JobId("restore000");
    /** Where somebody has taken rows away. */
    private final Set<Place> tampered = new HashSet<>();

    private List<String> last = List.of();
    private boolean hostile = true;
    private boolean restored;
    private int refused;
    private int processes;
    private int writes;

    RestoreHistory(long seed, MissingSafeguard missing) {
        this.chance = Chance.ofSmall(seed);
        this.missing = missing;
        this.source = new BackedUpSource(bench, chance, missing);
        this.mishaps = new Mishaps(chance, bench.clock, this::beside);
        mishaps.hit(FaultRates.of(chance));
        // It has planned a move.
        var unused = bench.recorder.forget("job");
    }

    /** Runs it; answers what is damaged. */
    List<String> damages() {
        int commands = 4 + chance.below(COMMANDS);
        for (int i = 0; i < commands; i++) {
            command();
        }
        hostile = false;
        mishaps.hit(FaultRates.NONE);
        end();
        return damages;
    }

    /** Whether something was restored whole. */
    boolean hasRestored() {
        return restored;
    }

    /** Whether something was refused. */
    boolean hasRefused() {
        return refused > 0;
    }

    Optional<PartitionTask> latest(Place place) {
        return bench.recorder.latest(new PartitionId("job", "shop", place.table(), place.partition()));
    }

    private void command() {
        switch (chance.below(18)) {
            case 0, 1, 2, 3, 16, 17 -> export();
            case 4, 14 -> {
                source.lose();
                if (chance.happens(0.3)) {
                    prune();
                }
            }
            case 5, 15 -> prune();
            case 6 -> source.cancel();
            case 7 -> {
                if (chance.happens(SELDOM)) {
                    source.forget();
                }
            }
            case 8 -> goesOn();
            case 9 -> tampers();
            default -> restore();
        }
    }

    private void export() {
        for (int i = chance.below(4); i > 0; i--) {
            source.write();
        }
        Set<String> tables = chance.happens(0.8) ? Set.copyOf(BackedUpSource.TABLES) : tables();
        boolean filtered = chance.happens(0.2);
        source.export(tables, place -> !filtered || chance.happens(0.5), true);
    }

    private Set<String> tables() {
        return Set.of(chance.pick(BackedUpSource.TABLES));
    }

    /** {@code clean --keep N} of what was exported. */
    private void prune() {
        int keep = 1 + chance.below(2);
        Set<StorageUri> needed = new TreeSet<>(Comparator.comparing(StorageUri::toString));
        List<Run> own =
                source.runs.stream().filter(run -> run.of().equals(source.id())).toList();
        own.subList(Math.max(0, own.size() - keep), own.size())
                .forEach(run -> run.lying().stream()
                        .filter(source::isWhole)
                        .filter(folder -> !source.isExportedSince(folder))
                        .forEach(needed::add));
        needed.addAll(source.newest(keep));
        List<StoredObject> lost = source.lost;
        boolean ended = mishaps.survives(() -> {
            var unused = new Retention(
                            mishaps.recorder(bench.recorder),
                            missing.keeping(dying(ObjectStore.class, bench.storage), lost),
                            TravelBench.ROOT)
                    .apply(BackedUpSource.JOB, keep, Effect.APPLY);
        });
        ended(ended);
        needed.stream()
                .filter(folder -> !source.isWhole(folder))
                .forEach(folder -> damages.add(folder + " was removed, and one of the newest " + keep + " needs it"));
    }

    private void ended(boolean well) {
        if (!well) {
            // Leases of the dead run out, and nobody keeps what was late back for longer than that.
            bench.clock.advance(Duration.ofMinutes(6));
        }
    }

    private <T> T dying(Class<T> port, T real) {
        if (!hostile || !chance.happens(0.2)) {
            return real;
        }
        AtomicInteger left = new AtomicInteger(1 + chance.below(CALLS));
        return Weakened.before(port, real, (method, arguments) -> {
            if (left.decrementAndGet() == 0) {
                throw new Crash();
            }
            return Optional.empty();
        });
    }

    private void restore() {
        TableSelection selection = TableSelection.of(
                chance.happens(0.5) ? List.of() : tables().stream().toList());
        boolean dropped = chance.happens(SELDOM);
        Overwriting overwriting = chance.happens(SELDOM) ? Overwriting.TOLD : Overwriting.REFUSED;
        var unused = restore(selection, dropped, overwriting);
    }

    private boolean restore(TableSelection selection, boolean dropped, Overwriting overwriting) {
        @Nullable Run run = source.listed;
        boolean[] complete = {false};
        boolean ended = mishaps.survives(() -> {
            TaskRecorder recorder = counted(dying(TaskRecorder.class, mishaps.recorder(bench.recorder)));
            TargetCluster target = mishaps.target(bench.state);
            BackupRestore restore = new BackupRestore(
                    recorder, new WorkerIdentity("operator", bench.clock), () -> missing.restoring(this, target));
            RestoreRequest request = new RestoreRequest(FROM, null, overwriting, null, dropped);
            ChosenBackup chosen = chosen(restore, request, selection);
            Job open = recorder.open(Job.opened("job", id, "shop", "shop", List.of(), bench.clock.instant()));
            List<Manifest> own = restore.write(open, bench.storage, chosen.manifests(), overwriting, true);
            List<String> past = missing.past(restore.past("job", chosen, own, Set.of()));
            loads(recorder, target);
            complete[0] = new RestoreCheck(bench, source, chosen, tampered, damages)
                    .of(run, missing.lacking(chosen.lacking()), past, dropped);
            restored |= complete[0];
            last = past;
        });
        ended(ended);
        return complete[0];
    }

    private ChosenBackup chosen(BackupRestore restore, RestoreRequest request, TableSelection selection) {
        writes = 0;
        try {
            return missing.chosen(this, restore, missing.asked(request), selection);
        } catch (MigrationException wrong) {
            refused++;
            if (writes > 0) {
                damages.add("something was begun although it was refused: " + wrong.getMessage());
            }
            throw wrong;
        }
    }

    private TaskRecorder counted(TaskRecorder real) {
        return Weakened.before(TaskRecorder.class, real, (method, arguments) -> {
            writes += WRITES.contains(method) ? 1 : 0;
            return Optional.empty();
        });
    }

    private List<PartitionTask> tasks() {
        return new StatusReader(bench.recorder).read("job").tasks();
    }

    /** Somebody else takes rows away that the target shows. */
    private void tampers() {
        List<Place> places = BackedUpSource.TABLES.stream()
                .flatMap(table -> bench.state.places(table).stream())
                .toList();
        if (places.isEmpty()) {
            return;
        }
        Place place = chance.pick(places);
        tampered.add(place);
        if (chance.happens(0.5)) {
            bench.state.truncate(place);
        } else {
            bench.state.remove(place);
        }
    }

    /** {@code import} of the job, which loads what was begun. */
    private void goesOn() {
        ended(mishaps.survives(() -> loads(mishaps.recorder(bench.recorder), mishaps.target(bench.state))));
    }

    private void loads(TaskRecorder recorder, TargetCluster target) {
        TravelBench.Worker worker = bench.new Worker("restore" + ++processes, seen -> recorder, bench.source, target);
        for (int i = 0;
                i < TURNS && !new StatusReader(bench.recorder).read("job").isSettled();
                i++) {
            bench.recorder.partitions("job", PartitionState.EXPORTED).toList().forEach(this::brought);
            bench.recorder.partitions("job", PartitionState.LOADING).toList().forEach(this::brought);
            worker.loads();
            bench.loadsEnd();
            worker.publishes();
            bench.clock.advance(TURN);
        }
    }

    /** Does what the relay and the trigger do; what is lost does not come. */
    private void brought(PartitionTask task) {
        Manifest manifest = bench.recorder.requireManifest(task);
        manifest.files().forEach(file -> {
            FileTaskId id = manifest.id(file);
            StorageUri from = manifest.folder().resolve(file.name());
            Optional<StoredObject> lying =
                    bench.storage.head(from).filter(one -> one.etag().equals(file.etag()));
            if (bench.recorder.file(id).isPresent() || lying.isEmpty()) {
                return;
            }
            StoredObject copy =
                    bench.storage.put(id.below(TravelBench.ROOT), SimulatedRows.file(source.rows(from)), Map.of());
            bench.brought(id, copy);
        });
    }

    /** Goes on beside every call. */
    private void beside() {
        if (hostile && chance.happens(0.005)) {
            bench.state.compact();
        }
    }

    /** A whole export, of everything: it comes into another job, and into this one if that is of the same backup. */
    private void end() {
        source.writeAll();
        if (source.held.isEmpty()) {
            return;
        }
        source.export(Set.copyOf(BackedUpSource.TABLES), place -> true, false);
        bench.retry();
        goesOn();
        giveUpWhatFailsBeside(Set.copyOf(source.held.keySet()));
        int before = refused;
        boolean complete = false;
        for (int i = 0; i < CALM && refused == before && !complete; i++) {
            complete = restore(TableSelection.of(List.of()), false, Overwriting.TOLD);
            last.forEach(this::dropped);
        }
        if (!complete && refused == before) {
            damages.add("a whole backup is not restored by " + CALM + " commands: " + standing());
        }
        var unused = bench.recorder.forget("job");
        BackedUpSource.TABLES.forEach(bench.state::dropClaim);
        BackedUpSource.TABLES.forEach(table -> bench.state.removeTable(table));
        source.held
                .keySet()
                .forEach(place ->
                        List.copyOf(bench.state.staged(place).keySet()).forEach(name -> bench.state.drop(place, name)));
        id = new JobId("restore001");
        if (!restore(TableSelection.of(List.of()), false, Overwriting.REFUSED)) {
            damages.add("a whole backup is not restored by another job: " + standing());
        }
    }

    /** What fails for good of an earlier run, and is in none any more, is given up. */
    private void giveUpWhatFailsBeside(Set<Place> held) {
        List<Place> failed = tasks().stream()
                .filter(task -> task.state() == PartitionState.FAILED)
                .map(task -> new Place(
                        task.id().partition().table(), task.id().partition().partition()))
                .filter(place -> !held.contains(place))
                .toList();
        if (!failed.isEmpty()) {
            bench.retry();
            failed.forEach(bench::cancel);
        }
    }

    private List<String> standing() {
        return tasks().stream()
                .map(task ->
                        task.id() + " is " + task.state() + ", " + task.change().why())
                .toList();
    }

    /** Does what the restore says of what its run does not hold. */
    private void dropped(String name) {
        String[] parts = name.split("/", 2);
        Place place = new Place(parts[0], parts[1]);
        bench.cancel(place);
        bench.state.remove(place);
    }
}
