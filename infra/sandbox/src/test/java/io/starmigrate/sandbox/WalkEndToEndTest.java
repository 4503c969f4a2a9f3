package io.starmigrate.sandbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The README's walk, command by command, and a check with each thing broken in turn. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class WalkEndToEndTest {
    private static final Map<String, String> CHOSEN = Map.of("TABLE_NAMES", "nation,by_city,every_text");

    private MigrationWorld world;
    private Path place = Path.of("");

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        place = directory;
        world = MigrationWorld.started(new WorldSettings(
                directory,
                Personality.of("3.3.22", RunMode.SHARED_NOTHING),
                Personality.of("3.5.19", RunMode.SHARED_DATA)));
        Files.writeString(place.resolve("ready"), "");
    }

    @AfterAll
    void stop() {
        world.close();
    }

    private int run(String commands) {
        return world.shell(CHOSEN, commands, System.out);
    }

    /** The lines of a check that are not ok, as {@code verdict subject}. */
    private List<String> wrong(Map<String, String> changed) throws IOException {
        Map<String, String> keys = new HashMap<>(CHOSEN);
        keys.putAll(changed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        world.shell(keys, "migrate check --json --job another", new PrintStream(out, true, StandardCharsets.UTF_8));
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        JsonNode report = JsonMapper.builder().build().readTree(lines.get(lines.size() - 1));
        List<String> wrong = new ArrayList<>();
        StreamSupport.stream(report.path("lines").spliterator(), false)
                .filter(line -> !line.path("verdict").asText().equals("OK"))
                .peek(line -> assertThat(line.path("fix").asText())
                        .as(line.toString())
                        .isNotEmpty())
                .filter(line -> !line.path("subject").asText().endsWith("release"))
                .forEach(line -> wrong.add(line.path("verdict").asText() + " "
                        + line.path("subject").asText()));
        return wrong;
    }

    /** What {@code ./migrate sql} answers. */
    private List<String> sql(String statement) {
        StringWriter out = new StringWriter();
        assertThat(Main.commands().setOut(new PrintWriter(out)).execute("sql", "--dir", place.toString(), statement))
                .isZero();
        return out.toString().lines().toList();
    }

    @Test
    @Order(1)
    void a_check_before_anything_is_made_names_only_what_is_still_to_be_made() throws IOException {
        assertThat(wrong(Map.of())).containsExactly("WARNING load by the target");
    }

    @Test
    @Order(2)
    void the_walk_of_the_readme_ends_with_equal_clusters_before_and_after_a_change() throws SQLException {
        assertThat(run("migrate schema && migrate check && migrate plan && migrate sync"))
                .isZero();

        sql("INSERT INTO by_city VALUES (4, 'oslo', 40)");
        assertThat(sql("SELECT * FROM by_city WHERE k = 4")).isEqualTo(List.of("k\tcity\tn", "4\toslo\t40"));
        assertThat(run("migrate sync && migrate verify")).isZero();
        assertThat(world.ofTarget("SELECT n FROM shop.by_city WHERE k = 4")).containsExactly(List.of("40"));
    }

    @Test
    @Order(3)
    void a_check_leaves_nothing_behind() throws SQLException {
        assertThat(world.ofTarget("SHOW TABLES FROM shop").toString()).doesNotContain("mig_check");
        assertThat(world.recorder().jobs()).extracting(job -> job.name()).containsExactly("demo");
    }

    @Test
    @Order(4)
    void what_is_broken_is_a_line_of_its_own_and_what_hangs_on_it_says_so() throws IOException {
        assertThat(wrong(Map.of("TARGET_PWD", "wrong")))
                .contains("FAILED target cluster", "FAILED load by the target")
                .doesNotContain("FAILED source cluster", "FAILED export by the source", "FAILED trigger");
        assertThat(wrong(Map.of("STORAGES", "oss://source-exports/migration,s3://no-such-bucket/migration")))
                .contains("FAILED target storage", "FAILED trigger", "FAILED load by the target")
                .doesNotContain("FAILED source storage", "FAILED export by the source");
    }

    // guide begins
    /** Moves what there is to move, measured in the program's own registry. Called again, it goes on where it was. */
    static String moved(
            MigrationConfig config, MeterRegistry registry, ProgressListener progress, Consumer<Runnable> stopping) {
        try (Migrator migrator = new MigratorBuilder(config).meters(registry).open()) {
            stopping.accept(migrator::stop); // for any thread: a button's, a shutdown hook's
            JobReport report = migrator.sync(config.job(), progress);
            return switch (report.ending()) {
                case FINISHED -> "all is published, and proved equal";
                case UNFINISHED -> "stopped; the same call goes on, in this process or in another";
                case FAILED ->
                    report.failures().stream()
                            .map(failure -> failure.subject() + ": " + failure.reason() + "; " + failure.retry())
                            .collect(Collectors.joining(", "));
            };
        }
    }
    // guide ends

    @Test
    @Order(5)
    void a_program_that_is_stopped_goes_on_where_it_was() throws SQLException {
        world.source("INSERT INTO shop.by_city VALUES (5, 'oslo', 50)");
        MeterRegistry registry = new SimpleMeterRegistry();
        AtomicReference<Runnable> stop = new AtomicReference<>();
        ProgressListener impatient = new ProgressListener() {
            @Override
            public void progressed(Progress progress) {
                // It is stopped before anything moves.
            }

            @Override
            public void noted(String message) {
                requireNonNull(stop.get()).run();
            }
        };

        assertThat(moved(world.config(CHOSEN), registry, impatient, stop::set)).startsWith("stopped");
        assertThat(world.ofTarget("SELECT n FROM shop.by_city WHERE k = 5")).isEmpty();

        assertThat(moved(world.config(CHOSEN), registry, ProgressListener.SILENT, stop::set))
                .startsWith("all is published");
        assertThat(world.ofTarget("SELECT n FROM shop.by_city WHERE k = 5")).containsExactly(List.of("50"));
        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getName())
                .contains("starmigrate.stage.bytes");
    }
}
