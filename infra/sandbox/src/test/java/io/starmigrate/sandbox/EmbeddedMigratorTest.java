package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.cli.json.JsonReport;
import io.starmigrate.cli.text.PlanText;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.standin.session.StatementLog;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.Operations.Scope;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that hands in its own ports, as {@code docs/embedding.md} shows it, with no AWS account anywhere. */
class EmbeddedMigratorTest {
    private static final Instant NOW = Instant.parse("2031-02-03T04:05:06Z");
    private static final String TABLE = "CREATE TABLE shop.orders (id INT NOT NULL, v VARCHAR(20)) DUPLICATE KEY(id)"
            + " DISTRIBUTED BY HASH(id) BUCKETS 1";

    @TempDir
    private Path directory;

    private final InstantSource clock = InstantSource.fixed(NOW);
    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final InMemoryTaskQueue queue = new InMemoryTaskQueue(clock, Duration.ofMinutes(2));
    private final ObjectStore storage = new InMemoryObjectStore(clock, Set.of("left", "right"));
    private StandIn source;
    private StandIn target;

    @BeforeEach
    void start() throws IOException, SQLException {
        source = start("source");
        target = start("target");
        source.execute(List.of("INSERT INTO shop.orders VALUES (1, 'a'), (2, 'b')"));
    }

    private StandIn start(String name) throws IOException, SQLException {
        return start(name, Personality.of("3.3.14", RunMode.SHARED_NOTHING));
    }

    private StandIn start(String name, Personality played) throws IOException, SQLException {
        StandIn started = StandIn.start(Files.createDirectory(directory.resolve(name)), played, StatementLog.NONE);
        started.execute(List.of("CREATE DATABASE shop", TABLE));
        return started;
    }

    @AfterEach
    void stop() {
        source.close();
        target.close();
    }

    private Map<String, String> keys() {
        return keys(source, target);
    }

    private static Map<String, String> keys(StandIn source, StandIn target) {
        Map<String, String> keys = new HashMap<>();
        keys.put("JOB_NAME", "embedded");
        keys.putAll(source.configuration("SOURCE", "shop"));
        keys.putAll(target.configuration("TARGET", "shop"));
        keys.put("STORAGES", "s3://left/files,s3://right/files");
        keys.put("AWS_REGION", "us-east-1");
        return keys;
    }

    private Migrator migrator() {
        return opened(keys(), recorder, recorder, queue, queue, storage, storage, clock);
    }

    // guide begins
    /** Moves jobs with a recorder, a queue, stores and a clock of the program's own. */
    static Migrator opened(
            Map<String, String> keys,
            TaskRecorder recorder, // held to TaskRecorderContract
            Leases leases, // LeasesContract
            TaskQueue queue, // TaskQueueContract
            DeadLetters letters,
            ObjectStore exports, // ObjectStoreContract
            ObjectStore files,
            InstantSource clock) {
        // What is handed in is not configured: neither RECORDER nor TASK_QUEUE.
        Set<Need> needs = EnumSet.complementOf(EnumSet.of(Need.RECORDER));
        MigrationConfig config = ConfigLoader.parse("settings", "", keys, needs).config();
        return new MigratorBuilder(config)
                .recorder(recorder, leases)
                .queue(queue, letters)
                .sourceStorage(exports)
                .targetStorage(files)
                .clock(clock)
                .open();
    }
    // guide ends

    @Test
    void plansIntoTheRecorderThatWasHandedIn() {
        try (Migrator migrator = migrator()) {
            JobReport planned = migrator.plan("embedded", SILENT);

            assertThat(planned.plan().orElseThrow().refused()).isEmpty();
            assertThat(recorder.partitions("embedded", PartitionState.PLANNED))
                    .singleElement()
                    .satisfies(task -> assertThat(task.change().at()).isEqualTo(NOW));
            assertThat(migrator.status("embedded").partitions()).isEqualTo(planned.partitions());
        }
    }

    @Test
    void saysWhichJobsTheRecorderHas() {
        try (Migrator migrator = migrator()) {
            assertThatThrownBy(() -> migrator.status("unknown"))
                    .hasMessageContaining(
                            "There is no job \"unknown\" in the recorder that was handed in, and no other;")
                    .hasMessageEndingWith("plan, export or sync begins one");
            migrator.plan("embedded", SILENT);

            assertThatThrownBy(() -> migrator.status("unknown"))
                    .hasMessageEndingWith("it has [embedded]; name one with --job");
        }
    }

    @Test
    void saysThatAnImportWaitsForAPlan() {
        List<String> noted = new CopyOnWriteArrayList<>();
        try (Migrator migrator = migrator()) {
            migrator.importFiles("unknown", new ProgressListener() {
                @Override
                public void progressed(Progress progress) {
                    // Only what is said counts.
                }

                @Override
                public void noted(String message) {
                    noted.add(message);
                    migrator.stop();
                }
            });
        }

        assertThat(noted)
                .anySatisfy(said -> assertThat(said)
                        .startsWith("There is no job \"unknown\"")
                        .endsWith("waiting until somebody plans this one, for at most 15 minutes"));
    }

    @Test
    void operatesOnTheQueueAndTheStoragesThatWereHandedIn() {
        try (Migrator migrator = migrator()) {
            migrator.plan("embedded", SILENT);

            assertThat(migrator.operations()
                            .redrive("embedded", Effect.ONLY_TELL)
                            .findings())
                    .isEmpty();
            assertThat(migrator.operations().reconcile("embedded").findings()).isEmpty();
            migrator.operations().cancel("embedded", TaskSelection.ALL);
            migrator.operations().clean("embedded", Scope.SOURCE_AND_TARGET);
        }

        assertThat(recorder.jobs()).extracting(Job::name).isEmpty();
    }

    @Test
    void leavesOpenWhatWasHandedIn() {
        AtomicBoolean closed = new AtomicBoolean();
        ObjectStore watched = (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    closed.compareAndSet(false, method.getName().equals("close"));
                    return method.invoke(storage, arguments);
                });
        try (Migrator migrator = opened(keys(), recorder, recorder, queue, queue, watched, watched, clock)) {
            migrator.plan("embedded", SILENT);
            migrator.operations().reconcile("embedded");
        }

        assertThat(closed).isFalse();
    }

    @Test
    @Timeout(60)
    void asAServicePlansWhatChangesThoughNobodyAsks() throws SQLException {
        target.execute(List.of("INSERT INTO shop.orders VALUES (1, 'a'), (2, 'b')"));
        Map<String, String> keys = keys();
        keys.put("ROUND_EVERY", "1s");
        AtomicBoolean isWritten = new AtomicBoolean();
        try (Migrator migrator =
                opened(keys, recorder, recorder, queue, queue, storage, storage, InstantSource.system())) {
            migrator.adopt("embedded", Overwriting.REFUSED, SILENT);
            assertThat(orders()).containsExactly(1);

            migrator.runWorker("embedded", new ProgressListener() {
                @Override
                public void progressed(Progress progress) {
                    if (!isWritten.getAndSet(true)) {
                        insert(source, "INSERT INTO shop.orders VALUES (3, 'c')");
                    } else if (orders().contains(2)) {
                        migrator.stop();
                    }
                }

                @Override
                public void noted(String message) {
                    // Only what is planned counts.
                }
            });
        }
        assertThat(orders()).as("generations").containsExactly(1, 2);
    }

    /** The generations that were planned of its one partition. */
    private List<Integer> orders() {
        return recorder.partitions("embedded")
                .map(task -> task.id().generation())
                .sorted()
                .toList();
    }

    private static void insert(StandIn cluster, String sql) {
        try {
            cluster.execute(List.of(sql));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Test
    void saysInThePlanThatTheSourceCouldBeClonedAsAWhole() throws IOException, SQLException {
        String cloned = "a cluster snapshot could clone the whole of this source into an empty cluster";
        try (StandIn lake = start("lake", Personality.of("3.5.2", RunMode.SHARED_DATA));
                StandIn alike = start("alike", Personality.of("3.5.19", RunMode.SHARED_DATA))) {
            JobReport told = planned(keys(lake, alike));
            JobReport otherwise = planned(keys(lake, target));

            assertThat(PlanText.lines(told.plan().orElseThrow()))
                    .anyMatch(line -> line.startsWith("Another way: " + cloned));
            assertThat(JsonReport.of(told)).contains("\"advice\":[\"" + cloned);
            assertThat(PlanText.lines(otherwise.plan().orElseThrow())).noneMatch(line -> line.contains("Another way"));
            assertThat(JsonReport.of(otherwise)).contains("\"advice\":[]");
        }
    }

    private JobReport planned(Map<String, String> keys) {
        InMemoryTaskRecorder own = new InMemoryTaskRecorder();
        try (Migrator migrator = opened(keys, own, own, queue, queue, storage, storage, clock)) {
            return migrator.plan("cloned", SILENT);
        }
    }
}
