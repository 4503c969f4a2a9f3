package io.starmigrate.worker.backup;

import io.starmigrate.core.backup.BackedUpTable;
import io.starmigrate.core.backup.Gaps.Gap;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.api.RestoreRequest.Bare;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Standing;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.loop.Stopping;
import io.starmigrate.worker.plan.JobBindings;
import io.starmigrate.worker.schema.SchemaMigration;
import io.starmigrate.worker.starrocks.SchemaTarget;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import io.starmigrate.worker.status.StatusReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Prepares what came without its source for the loading: reads what describes it, makes tables, writes tasks down. */
public final class RestorePreparation {
    private final MigrationConfig config;
    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final JobBindings bindings;
    private final ClusterConnections clusters;
    private final Supplier<TargetCluster> target;
    private final BackupRestore restore;
    private final List<Supplier<ObjectStore>> storages;
    private final RandomGenerator random;
    private final Stopping stopping;

    /** @param random makes ids of jobs */
    public RestorePreparation(
            MigrationConfig config,
            RestorePorts ports,
            JobBindings bindings,
            RandomGenerator random,
            Stopping stopping) {
        this.config = config;
        this.recorder = ports.recorder();
        this.self = ports.self();
        this.bindings = bindings;
        this.clusters = ports.clusters();
        this.target = ports.target();
        this.restore = new BackupRestore(recorder, self, target);
        this.storages = ports.storages();
        this.random = random;
        this.stopping = stopping;
    }

    /**
     * What is ready to be loaded.
     *
     * @param manifests the job's
     * @param inPlace whether the files lie where the target loads them from; else they have to be brought there
     * @param steps what was done, one sentence each
     * @param lacking what of a backup its last run should have left and is not there, or only of an earlier run
     * @param past what the job has restored of an earlier run of the backup, and the one it restores now does not hold
     * @param left the tables that cannot be made or read, each with why: nothing of theirs is loaded
     */
    public record Prepared(
            List<Manifest> manifests,
            boolean inPlace,
            List<String> steps,
            Map<String, Gap> lacking,
            List<String> past,
            Map<String, String> left) {
        public Prepared {
            manifests = List.copyOf(manifests);
            steps = List.copyOf(steps);
            lacking = Collections.unmodifiableMap(new TreeMap<>(lacking));
            past = List.copyOf(past);
            left = Collections.unmodifiableMap(new TreeMap<>(left));
        }
    }

    /** What became of the tables a backup tells of, by their names at the source. */
    private record Made(List<String> steps, Map<String, String> left) {}

    /**
     * Prepares it; again, it goes on where it was.
     *
     * @throws MigrationException when nothing was found, too much was, or another backup or run than the job has
     *     restored before, or no table can be made
     */
    public Prepared prepare(String job, RestoreRequest request, ProgressListener progress) {
        requireRestored(job);
        List<String> steps = new ArrayList<>();
        ObjectStore storage = storage(request.from());
        return request.bare() == null
                ? described(job, request, storage, steps, progress)
                : bare(job, request, request.bare(), storage, steps);
    }

    private Prepared described(
            String job, RestoreRequest request, ObjectStore storage, List<String> steps, ProgressListener progress) {
        ChosenBackup chosen = chosen(job, storage, request);
        List<Manifest> found = chosen.manifests();
        stopping.require();
        Made made = tables(chosen.tables(), progress);
        steps.addAll(made.steps);
        steps.addAll(chosen.remarks());
        chosen.elsewhere().forEach(why -> steps.add("Warning, of what is no part of this: " + why));
        Map<String, String> left = new TreeMap<>(chosen.damaged());
        left.putAll(made.left);
        requireOne(found, left);
        List<Manifest> own = written(job, request, storage, found, left);
        List<String> past = restore.past(job, chosen, own, left.keySet());
        return new Prepared(own, isInPlace(own), steps, chosen.lacking(), past, left);
    }

    private Prepared bare(String job, RestoreRequest request, Bare bare, ObjectStore storage, List<String> steps) {
        List<Manifest> found = List.of(bare(storage, request.from(), bare, job));
        restore.require(job, request, found);
        steps.add("Taken at your word: " + Units.counted(found.get(0).files().size(), "file") + " of "
                + found.get(0).format().kind() + " with the columns "
                + found.get(0).columnNames());
        List<Manifest> own = written(job, request, storage, found, Map.of());
        return new Prepared(own, isInPlace(own), steps, Map.of(), List.of(), Map.of());
    }

    private List<Manifest> written(
            String job, RestoreRequest request, ObjectStore storage, List<Manifest> found, Map<String, String> left) {
        stopping.require();
        Job open = open(job, found);
        List<Manifest> own = restore.write(
                open, storage, without(left.keySet(), found), request.overwriting(), request.bare() == null);
        planned(open, own);
        return own;
    }

    private boolean isInPlace(List<Manifest> own) {
        return Restoration.isInPlace(own, config.targetRoot());
    }

    private static List<Manifest> without(Set<String> tables, List<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> !tables.contains(manifest.task().partition().table()))
                .toList();
    }

    private static void requireOne(List<Manifest> found, Map<String, String> left) {
        if (without(left.keySet(), found).isEmpty()) {
            throw wrong("Nothing was loaded, because these tables cannot be made: " + left);
        }
    }

    /**
     * Refuses what {@link #prepare} would refuse of a backup itself, and writes nothing down.
     *
     * @throws MigrationException when nothing was found, too much was, or another backup than the job has restored
     */
    public void look(String job, RestoreRequest request) {
        requireRestored(job);
        ObjectStore storage = storage(request.from());
        if (request.bare() == null) {
            var unused = chosen(job, storage, request);
        }
    }

    private ChosenBackup chosen(String job, ObjectStore storage, RestoreRequest request) {
        return restore.chosen(
                job, storage, request, TableSelection.of(config.selection().tableNames()));
    }

    /** A job that moves from a cluster stays that; what is restored has no version of a source. */
    private void requireRestored(String job) {
        if (new StatusReader(recorder)
                .read(job).tasks().stream().anyMatch(task -> !task.changeToken().isEmpty())) {
            throw wrong("Job \"" + job + "\" moves from a cluster: restore as another job (--job)");
        }
    }

    private ObjectStore storage(StorageUri from) {
        List<StorageUri> roots = List.of(config.sourceRoot(), config.targetRoot());
        for (int i = 0; i < roots.size(); i++) {
            StorageUri root = roots.get(i);
            if (root.kind() == from.kind() && root.bucket().equals(from.bucket())) {
                return storages.get(i).get();
            }
        }
        throw wrong("Cannot reach " + from + ": its bucket is none of " + roots + "; name it first in "
                + SettingName.STORAGES);
    }

    private Manifest bare(ObjectStore storage, StorageUri from, Bare bare, String job) {
        try (SchemaTarget schema = clusters.targetSchema()) {
            String called = config.selection().targetName(bare.table());
            BareFiles files = new BareFiles(schema.table(called), target.get().columns(bare.table()));
            return files.manifest(
                    storage,
                    from,
                    bare,
                    job,
                    config.target().database(),
                    self.clock().instant());
        }
    }

    /**
     * Tables that the backup tells of are made like the source's; the others have to be there. One that cannot be made
     * keeps none of the others from being loaded.
     */
    private Made tables(List<BackedUpTable> defined, ProgressListener progress) {
        if (defined.isEmpty()) {
            return new Made(
                    List.of("The backup does not tell how its tables are defined: they have to be there"), Map.of());
        }
        try (SchemaTarget schema = clusters.targetSchema()) {
            List<SchemaStep> steps = new SchemaMigration(
                            new BackupCatalog(defined),
                            schema,
                            config.selection(),
                            List.of(),
                            names -> {},
                            self.clock())
                    .until(stopping)
                    .migrate(SchemaRequest.of(SchemaRequest.Goal.CREATE, Effect.APPLY), progress::noted)
                    .steps();
            steps.stream()
                    .filter(step -> step.kind() == SchemaStep.Kind.DATABASE && isHopeless(step))
                    .forEach(step -> {
                        throw wrong("Nothing was loaded, because database " + step.object() + " cannot be made: "
                                + step.remarks().problems());
                    });
            return new Made(
                    steps.stream()
                            .filter(step -> step.standing() == Standing.DONE)
                            .map(step -> step.kind() + " " + step.object() + " was made")
                            .toList(),
                    steps.stream()
                            .filter(RestorePreparation::isHopeless)
                            .collect(Collectors.toMap(
                                    SchemaStep::object,
                                    step -> String.join("; ", step.remarks().problems()),
                                    (one, other) -> one)));
        }
    }

    private static boolean isHopeless(SchemaStep step) {
        return step.standing() == Standing.REFUSED || step.standing() == Standing.FAILED;
    }

    private Job open(String job, List<Manifest> found) {
        List<String> tables = found.stream()
                .map(manifest -> manifest.task().partition().table())
                .distinct()
                .toList();
        String database = found.get(0).task().partition().database();
        Job opened = Job.opened(
                job,
                JobId.random(random),
                database,
                config.target().database(),
                tables,
                self.clock().instant());
        return bindings.bind(opened, bindings.withoutSource(database));
    }

    private void planned(Job open, List<Manifest> own) {
        long bytes = own.stream().mapToLong(Manifest::bytes).sum();
        Job begun = open.round() == 0 ? open.nextRound(open.tables()) : open;
        if (begun.plan() == null && (begun.equals(open) || recorder.advance(begun))) {
            var unused = recorder.advance(begun.planned(new Job.Plan(own.size(), 0, bytes)));
        }
    }

    private static MigrationException wrong(String why) {
        return new MigrationException(Fault.WRONG_INPUT, why, null);
    }
}
