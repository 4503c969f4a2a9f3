package io.starmigrate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.sandbox.network.FaultyNetwork;
import io.starmigrate.sandbox.network.LinkFaults;
import io.starmigrate.sandbox.proof.Rows;
import io.starmigrate.sandbox.world.World;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What a worker and a command do while what they depend on is down. */
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class OutageTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String DB = "shop";
    private static final String RECORDER = "AWS_ENDPOINT_URL_DYNAMODB";

    /** What each worker says: its threads are of one group, because they begin one another. */
    private final Map<ThreadGroup, List<String>> said = new ConcurrentHashMap<>();

    private final AppenderBase<ILoggingEvent> listening = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            said(Thread.currentThread().getThreadGroup()).add(event.getFormattedMessage());
        }
    };
    private World world;
    private Path env;

    @BeforeAll
    void startTheWorld(@TempDir Path directory) throws IOException, SQLException {
        world = World.start(new WorldSettings(
                directory,
                Personality.of("3.3.14", RunMode.SHARED_DATA),
                Personality.of("3.5.2", RunMode.SHARED_DATA)));
        env = Files.writeString(directory.resolve(".env"), Sandbox.text(world.configuration(DB)));
        world.source().execute(List.of("CREATE DATABASE " + DB));
        world.target().execute(List.of("CREATE DATABASE " + DB));
    }

    @AfterAll
    void stopTheWorld() {
        world.close();
    }

    @BeforeAll
    void listen() {
        listening.start();
        log().setLevel(Level.INFO);
        log().addAppender(listening);
    }

    @AfterAll
    void listenNoMore() {
        log().detachAppender(listening);
        log().setLevel(null);
    }

    private List<String> said(ThreadGroup worker) {
        return said.computeIfAbsent(worker, any -> new CopyOnWriteArrayList<>());
    }

    private static Logger log() {
        return (Logger) LoggerFactory.getLogger("io.starmigrate.worker.loop.RoleThreads");
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_ENDPOINT_URL_DYNAMODB, recorder",
        "AWS_ENDPOINT_URL_SQS, queue",
        "SOURCE_PORT, source cluster",
        "TARGET_PORT, target cluster",
        "SOURCE_STORAGE_ENDPOINT, source storage",
        "AWS_ENDPOINT_URL_S3, target storage"
    })
    @Wide(from = 2)
    void aServiceStartsAndGoesOnThoughADependencyIsDown(String key, String name) throws Exception {
        String table = tableOf(key);
        planned(table);
        try (FaultyNetwork network = FaultyNetwork.before(world.configuration(DB), LinkFaults.NONE, 1)) {
            network.link(key).change(LinkFaults.DOWN);
            try (Service service = new Service(network, table)) {
                awaitSaid(service.threads, "The " + name, " is out of reach since ");
                assertThat(service.working).isNotDone();

                network.link(key).change(LinkFaults.NONE);
                awaitPublished(table);
                awaitSaid(service.threads, "The " + name, " answers again after ");
            }
        }
        assertEqual(table);
    }

    @Test
    void aServiceStartsWithEverythingDownAndWorksOnceItIsBack() throws Exception {
        planned("everything");
        try (FaultyNetwork network = FaultyNetwork.before(world.configuration(DB), LinkFaults.DOWN, 1);
                Service service = new Service(network, "everything")) {
            // Of the others nothing is asked before these answer.
            awaitSaid(service.threads, "The recorder", " is out of reach since ");
            awaitSaid(service.threads, "The target cluster", " is out of reach since ");
            assertThat(service.working).isNotDone();
            assertThat(said(service.threads)).noneMatch(line -> line.contains("cannot go on"));

            network.change(LinkFaults.NONE);
            awaitPublished("everything");
        }
        assertEqual("everything");
    }

    @Test
    void aServiceThatIsToldToStopDoesSoThoughTheRecorderIsDown() throws Exception {
        planned("stopped");
        try (FaultyNetwork network = FaultyNetwork.before(world.configuration(DB), LinkFaults.DOWN, 1);
                Service service = new Service(network, "stopped")) {
            awaitSaid(service.threads, "The recorder", " is out of reach since ");

            service.migrator.stop();

            assertThat(service.working.get(60, TimeUnit.SECONDS).failures()).isEmpty();
        }
    }

    @Test
    void aCommandThatHasBegunOutlivesAnOutageOfTheRecorder() throws Exception {
        create("begun");
        try (FaultyNetwork network = FaultyNetwork.before(world.configuration(DB), LinkFaults.NONE, 1);
                Migrator migrator = new MigratorBuilder(config(network.configuration(), "begun")).open()) {
            ThreadGroup threads = new ThreadGroup("begun");
            CompletableFuture<JobReport> synced = CompletableFuture.supplyAsync(
                    () -> migrator.sync(
                            "begun",
                            new OnceItMoves(() -> network.link(RECORDER).change(LinkFaults.DOWN))),
                    in(threads));
            awaitSaid(threads, "The recorder", " is out of reach since ");
            assertThat(synced).isNotDone();

            network.link(RECORDER).change(LinkFaults.NONE);

            assertThat(synced.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).complete())
                    .isTrue();
        }
        assertEqual("begun");
    }

    private static String tableOf(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    private void create(String table) throws SQLException {
        String ddl = "CREATE TABLE " + DB + "." + table + " (id INT, word VARCHAR(20)) DUPLICATE KEY(id)"
                + " DISTRIBUTED BY HASH(id) BUCKETS 1";
        world.source().execute(List.of(ddl, "INSERT INTO " + DB + "." + table + " VALUES (1, 'one'), (2, NULL)"));
        world.target().execute(List.of(ddl));
    }

    private void planned(String table) throws SQLException {
        create(table);
        try (Migrator migrator = new MigratorBuilder(config(Map.of(), table)).open()) {
            var unused = migrator.plan(table, MigrationWorld.SILENT);
        }
    }

    private MigrationConfig config(Map<String, String> keys, String table) {
        Map<String, String> chosen = new HashMap<>(keys);
        chosen.put("TABLE_NAMES", table);
        return ConfigLoader.load(env, chosen, EnumSet.allOf(Need.class)).config();
    }

    private static Executor in(ThreadGroup threads) {
        return work -> new Thread(threads, work, threads.getName()).start();
    }

    private void awaitSaid(ThreadGroup worker, String beginning, String what) {
        await().atMost(PATIENCE)
                .until(
                        () -> said(worker),
                        lines -> lines.stream().anyMatch(line -> line.startsWith(beginning) && line.contains(what)));
    }

    private void awaitPublished(String job) {
        await().atMost(PATIENCE)
                .until(() -> world.recorder()
                                .partitions(job, PartitionState.PUBLISHED)
                                .count()
                        == 1);
    }

    private void assertEqual(String table) throws SQLException {
        String all = "SELECT * FROM " + DB + "." + table + " ORDER BY id";
        assertThat(new Rows(world.target()).of(all)).hasSize(2).isEqualTo(new Rows(world.source()).of(all));
    }

    /** A worker that runs until this is closed. */
    private final class Service implements AutoCloseable {
        private final ThreadGroup threads;
        private final Migrator migrator;
        private final CompletableFuture<JobReport> working;

        Service(FaultyNetwork network, String job) {
            threads = new ThreadGroup(job);
            migrator = new MigratorBuilder(config(network.configuration(), job)).open();
            working = CompletableFuture.supplyAsync(() -> migrator.runWorker(job, MigrationWorld.SILENT), in(threads));
        }

        @Override
        public void close() {
            migrator.stop();
            assertThat(working).succeedsWithin(PATIENCE);
            migrator.close();
        }
    }

    /** Does something once, when what was planned begins to move. */
    private static final class OnceItMoves implements ProgressListener {
        private final AtomicReference<Runnable> then;

        OnceItMoves(Runnable then) {
            this.then = new AtomicReference<>(then);
        }

        @Override
        public void progressed(Progress progress) {
            then.getAndSet(() -> {}).run();
        }

        @Override
        public void noted(String message) {
            // Nobody looks on.
        }
    }
}
