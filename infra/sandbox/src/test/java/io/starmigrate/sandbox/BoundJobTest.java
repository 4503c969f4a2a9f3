package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.sandbox.network.FaultyProxy;
import io.starmigrate.sandbox.network.LinkFaults;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.Operations.Scope;
import io.starmigrate.worker.api.PlanReport;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RepairRequest;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.TaskSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a job is about, and that it never is about its own source. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class BoundJobTest {
    private static final String TABLE =
            " (id INT NOT NULL, v VARCHAR(20)) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id)" + " BUCKETS 1";
    private static final Map<String, Consumer<Migrator>> PLANNING = Map.of(
            "plan", migrator -> migrator.plan("same", SILENT),
            "export", migrator -> migrator.export("same", SILENT),
            "sync", migrator -> migrator.sync("same", SILENT),
            "schema", migrator -> migrator.schema(SchemaRequest.of(Goal.CREATE, Effect.APPLY), SILENT));

    private MigrationWorld world;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, SQLException {
        world = Shop.open(
                directory,
                Personality.of("3.3.14", RunMode.SHARED_NOTHING),
                Personality.of("3.5.2", RunMode.SHARED_NOTHING));
        world.both("CREATE TABLE shop.orders" + TABLE);
        world.both("CREATE TABLE shop.nation" + TABLE);
        world.target("CREATE DATABASE other");
        world.source("CREATE DATABASE copied");
        world.source("CREATE TABLE copied.orders" + TABLE);
        world.source("INSERT INTO shop.orders VALUES (1, 'a'), (2, 'b')");
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    @Order(1)
    void a_source_that_is_its_own_target_is_refused_behind_any_address() {
        try (FaultyProxy link = FaultyProxy.to("alias", port("SOURCE"), LinkFaults.NONE, 1)) {
            for (Map<String, String> keys : List.of(
                    itself("127.0.0.1", port("SOURCE")),
                    itself("localhost", port("SOURCE")),
                    itself("localhost", link.port()))) {
                PLANNING.forEach((name, command) -> world.refuses(keys, command)
                        .contains(
                                "Source and target are the same tables",
                                "[nation, orders]",
                                "the setting tableRenames"));
            }
        }
        assertThat(world.recorder().jobs()).as("written down").isEmpty();
    }

    @Test
    @Order(2)
    void a_job_from_before_is_kept_from_its_own_source_when_it_is_carried_on() {
        world.recorder()
                .open(Job.opened("old", new JobId("aaaaaaaaaa"), "shop", "shop", List.of("orders"), Instant.EPOCH));
        Map<String, String> keys = itself("localhost", port("SOURCE"));

        world.refuses(keys, migrator -> migrator.importFiles("old", SILENT)).contains("the same tables");
        world.refuses(keys, migrator -> migrator.runWorker("old", SILENT)).contains("the same tables");
        world.refuses(itself("127.0.0.1", port("SOURCE")), BoundJobTest::retriesOld)
                .contains("the same tables");
    }

    private static void retriesOld(Migrator migrator) {
        migrator.operations().retry("old", RetryRequest.stopped(TaskSelection.ALL));
    }

    @Test
    @Order(3)
    @Wide
    void one_cluster_takes_another_database_or_other_names() throws SQLException {
        world.source("CREATE TABLE shop.orders2" + TABLE);
        Map<String, String> database = new HashMap<>(itself("localhost", port("SOURCE")));
        database.put("TARGET_DB_NAME", "copied");
        database.put("TABLE_NAMES", "orders");
        Map<String, String> renamed = new HashMap<>(itself("localhost", port("SOURCE")));
        renamed.put("TABLE_RENAMES", "orders:orders2");
        renamed.put("TABLE_NAMES", "orders");

        assertThat(world.run(database, migrator -> migrator.sync("to_database", SILENT))
                        .complete())
                .isTrue();
        assertThat(world.run(renamed, migrator -> migrator.sync("to_name", SILENT))
                        .complete())
                .isTrue();

        assertThat(world.ofSource("SELECT * FROM copied.orders")).hasSize(2);
        assertThat(world.ofSource("SELECT * FROM shop.orders2")).hasSize(2);
        assertThat(world.ofSource("SELECT * FROM shop.orders")).hasSize(2);
        world.source("DROP TABLE shop.orders2");
    }

    @Test
    @Order(4)
    void a_job_stays_what_it_was_planned_for_in_every_command() throws SQLException {
        JobReport synced = world.run(Map.of(), migrator -> migrator.sync("bound", SILENT));
        assertThat(synced.complete()).isTrue();
        Map<String, Map<String, String>> changes = new LinkedHashMap<>();
        changes.put("the setting sourceDbName", Map.of("SOURCE_DB_NAME", "copied"));
        changes.put("the setting dataFilter", Map.of("DATA_FILTER", "id > 1"));
        changes.put("the setting tableRenames", Map.of("TABLE_RENAMES", "orders:orders2"));
        changes.put(
                "the setting storages, the last",
                Map.of("STORAGES", "oss://source-exports/migration,s3://target-files/x"));
        changes.put("the setting targetHost and the setting targetPort", itself("localhost", port("SOURCE")));

        COMMANDS.forEach((name, command) -> world.refuses(Map.of("TARGET_DB_NAME", "other"), command)
                .contains("Job \"bound\"", "the setting targetDbName: the job has \"shop\"", "\"other\"", "--job"));
        changes.forEach((key, keys) -> List.<Consumer<Migrator>>of(
                        migrator -> migrator.plan("bound", SILENT), BoundJobTest::cutsOver)
                .forEach(command ->
                        world.refuses(keys, command).contains(key + ": the job has", "the configuration says")));
        assertThat(world.recorder().job("bound").orElseThrow().lastCutover()).isEmpty();

        assertThat(world.recorder().job("bound").orElseThrow().round()).isEqualTo(1);
        assertThat(world.ofTarget("SELECT * FROM shop.orders")).hasSize(2);
    }

    private static void cutsOver(Migrator migrator) {
        migrator.cutover("bound", new CutoverRequest(CutoverRequest.Kind.PERFORM, checks -> true), SILENT);
    }

    private static final Map<String, Consumer<Migrator>> COMMANDS = commands();

    private static Map<String, Consumer<Migrator>> commands() {
        Map<String, Consumer<Migrator>> commands = new LinkedHashMap<>();
        commands.put("plan", migrator -> migrator.plan("bound", SILENT));
        commands.put("export", migrator -> migrator.export("bound", SILENT));
        commands.put("import", migrator -> migrator.importFiles("bound", SILENT));
        commands.put("sync", migrator -> migrator.sync("bound", SILENT));
        commands.put("cutover", BoundJobTest::cutsOver);
        commands.put("worker", migrator -> migrator.runWorker("bound", SILENT));
        commands.put("verify", migrator -> migrator.verify("bound", SILENT));
        commands.put(
                "repair",
                migrator ->
                        migrator.repair("bound", new RepairRequest(TaskSelection.ALL, Overwriting.REFUSED), SILENT));
        commands.put(
                "retry", migrator -> migrator.operations().retry("bound", RetryRequest.stopped(TaskSelection.ALL)));
        commands.put("reconcile", migrator -> migrator.operations().reconcile("bound"));
        commands.put("cancel", migrator -> migrator.operations().cancel("bound", TaskSelection.ALL));
        commands.put("redrive", migrator -> migrator.operations().redrive("bound", Effect.ONLY_TELL));
        commands.put("clean", migrator -> migrator.operations().clean("bound", Scope.TARGET));
        return commands;
    }

    @Test
    @Order(5)
    void another_way_to_the_same_cluster_is_the_same_job_and_its_selection_may_change() {
        try (FaultyProxy link = FaultyProxy.to("alias", port("TARGET"), LinkFaults.NONE, 1)) {
            Map<String, String> keys = Map.of(
                    "TARGET_HOST", "localhost", "TARGET_PORT", Integer.toString(link.port()), "TABLE_NAMES", "orders");

            assertThat(world.run(keys, migrator -> migrator.sync("bound", SILENT))
                            .complete())
                    .isTrue();
            assertThat(world.run(keys, migrator -> migrator.verify("bound", SILENT))
                            .complete())
                    .isTrue();
        }
    }

    @Test
    @Order(6)
    void clusters_that_do_not_show_their_front_ends_are_told_by_their_partitions() {
        for (int i = 0; i < 20; i++) {
            SqlError denied = new SqlError(
                    5203,
                    "42000",
                    "Access denied; you need (at least one of) the OPERATE, NODE privilege(s) on SYSTEM for this"
                            + " operation.");
            world.source().statementFaults().refuseNext("SHOW FRONTENDS", denied);
        }
        world.refuses(itself("localhost", port("SOURCE")), migrator -> migrator.plan("same", SILENT))
                .contains("the same partition ids", "[nation, orders]", "GRANT OPERATE ON SYSTEM");
    }

    @Test
    @Order(7)
    void a_target_that_did_not_answer_when_the_job_was_planned_may_be_corrected() throws SQLException {
        world.both("CREATE TABLE shop.fresh" + TABLE);
        Map<String, String> right = Map.of("TABLE_NAMES", "fresh");
        Map<String, String> misspelt = Map.of("TABLE_NAMES", "fresh", "TARGET_PORT", "1", "TARGET_DB_NAME", "shopp");
        assertThat(world.run(misspelt, migrator -> migrator.plan("first_try", SILENT))
                        .plan())
                .isPresent();

        assertThat(world.run(right, migrator -> migrator.sync("first_try", SILENT))
                        .complete())
                .isTrue();
        world.refuses(Map.of("TARGET_DB_NAME", "other"), migrator -> migrator.plan("first_try", SILENT))
                .contains("the setting targetDbName: the job has \"shop\"");
    }

    @Test
    @Order(8)
    void a_target_that_has_no_such_database_yet_may_be_corrected() throws SQLException {
        world.both("CREATE TABLE shop.late" + TABLE);
        world.both("CREATE TABLE shop.later" + TABLE);
        Map<String, String> right = Map.of("TABLE_NAMES", "late,later");
        Map<String, String> misspelt = Map.of("TABLE_NAMES", "late,later", "TARGET_DB_NAME", "shoppe");
        List<PlanReport> plans = new ArrayList<>();
        List<String> said = said(
                "shoppe",
                () -> plans.add(world.run(misspelt, migrator -> migrator.plan("typo", SILENT))
                        .plan()
                        .orElseThrow()));

        assertThat(said).as("by table").isEmpty();
        assertThat(plans.get(0).undecided()).singleElement().asString().contains("shoppe", "the setting targetDbName");
        assertThat(plans.get(0).refused()).isEmpty();
        assertThat(plans.get(0).tables())
                .flatExtracting(table -> table.assessment().notes())
                .noneMatch(note -> note.contains("no such table yet"));
        assertThat(world.recorder().job("typo").orElseThrow().target()).isEmpty();

        assertThat(world.run(right, migrator -> migrator.sync("typo", SILENT)).complete())
                .isTrue();
        world.refuses(misspelt, migrator -> migrator.plan("typo", SILENT))
                .contains("the setting targetDbName: the job has \"shop\"");
    }

    @Test
    @Order(9)
    void an_export_binds_no_job_to_a_database_that_the_target_does_not_have() {
        Map<String, String> misspelt = Map.of("TABLE_NAMES", "late", "TARGET_DB_NAME", "shoppe");

        world.run(misspelt, migrator -> migrator.export("halfway", SILENT));

        assertThat(world.recorder().job("halfway").orElseThrow().target()).isEmpty();
    }

    @Test
    @Order(10)
    void a_plan_says_once_that_the_target_is_away() {
        Map<String, String> away = Map.of("TABLE_NAMES", "late,later", "TARGET_PORT", "9");
        List<PlanReport> plans = new ArrayList<>();

        List<String> said = said(
                ":9",
                () -> plans.add(world.run(away, migrator -> migrator.plan("away", SILENT))
                        .plan()
                        .orElseThrow()));

        assertThat(said).as("beside the report").hasSize(1);
        assertThat(plans.get(0).undecided()).singleElement().asString().contains(":9");
    }

    @Test
    @Order(11)
    void a_command_that_moves_says_first_what_its_accounts_may_not_do() throws SQLException {
        world.both("CREATE TABLE shop.checked" + TABLE);
        SqlError denied =
                new SqlError(5203, "42000", "Access denied; you need (at least one of) the GRANT privilege(s)");
        world.source().statementFaults().refuseNext("SHOW GRANTS", denied);
        List<String> notes = new CopyOnWriteArrayList<>();

        JobReport synced =
                world.run(Map.of("TABLE_NAMES", "checked"), migrator -> migrator.sync("checked", noting(notes)));

        assertThat(notes.get(0))
                .startsWith("Check, source privileges: it is not known what the account may do: ")
                .contains("the GRANT privilege(s)", "; compare its grants with the table of docs/security.md");
        assertThat(notes).filteredOn(note -> note.startsWith("Check, ")).hasSize(1);
        assertThat(synced.complete()).as("it is StarRocks that refuses").isTrue();
    }

    private static ProgressListener noting(List<String> notes) {
        return new ProgressListener() {
            @Override
            public void progressed(Progress ignored) {}

            @Override
            public void noted(String message) {
                notes.add(message);
            }
        };
    }

    /** What is logged of planning meanwhile, by this thread. */
    private static List<String> said(String of, Runnable work) {
        Logger log = (Logger) LoggerFactory.getLogger("io.starmigrate.worker");
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        Level before = log.getLevel();
        log.setLevel(Level.INFO);
        heard.start();
        log.addAppender(heard);
        try {
            work.run();
        } finally {
            log.detachAppender(heard);
            log.setLevel(before);
        }
        return heard.list.stream()
                .filter(event ->
                        event.getThreadName().equals(Thread.currentThread().getName()))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains(of))
                .toList();
    }

    private int port(String side) {
        MigrationConfig config = world.config(Map.of());
        return side.equals("SOURCE") ? config.source().port() : config.target().port();
    }

    private static Map<String, String> itself(String host, int port) {
        return Map.of("TARGET_HOST", host, "TARGET_PORT", Integer.toString(port));
    }
}
