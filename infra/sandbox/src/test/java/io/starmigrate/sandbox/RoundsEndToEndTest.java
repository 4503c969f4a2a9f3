package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.cli.json.JsonReport;
import io.starmigrate.core.cutover.SmallEnough;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RoundsReport;
import io.starmigrate.worker.api.RoundsRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds while somebody writes to the source all the time. */
class RoundsEndToEndTest {
    private static final String WHOLE = " (n INT) DUPLICATE KEY(n) DISTRIBUTED BY HASH(n) BUCKETS 1";
    private static final String BY_MONTH = " (d DATE NOT NULL, v INT) DUPLICATE KEY(d) PARTITION BY RANGE(d)"
            + " (PARTITION p1 VALUES [(\"2024-01-01\"), (\"2024-02-01\")), PARTITION p2 VALUES [(\"2024-02-01\"),"
            + " (\"2024-03-01\")), PARTITION p3 VALUES [(\"2024-03-01\"), (\"2024-04-01\")))"
            + " DISTRIBUTED BY HASH(d) BUCKETS 1";

    @Test
    void convergeOnASourceThatIsWrittenToAndCompactsWithoutAPause(@TempDir Path directory)
            throws IOException, SQLException {
        try (MigrationWorld world = Shop.open(directory)) {
            world.both("CREATE TABLE shop.orders" + BY_MONTH);
            world.source("INSERT INTO shop.orders VALUES ('2024-01-05', 1), ('2024-02-06', 2), ('2024-03-06', 3)");

            RoundsReport rounds = whileSomebodyWrites(world);
            assertThat(rounds.rounds())
                    .extracting(FinishedRound::partitions)
                    .startsWith(3)
                    .endsWith(1);
            assertThat(rounds.freeze()).isPresent();
            assertThat(List.of(generation(world, "p1"), generation(world, "p2")))
                    .as("nothing that did not change was exported again")
                    .containsOnly(1);

            JobReport last = world.run(Map.of(), migrator -> migrator.sync("rounds", SILENT));
            assertThat(last.complete()).isTrue();
            String rows = "SELECT d, v FROM shop.orders ORDER BY 1, 2";
            assertThat(world.ofTarget(rows)).isEqualTo(world.ofSource(rows)).hasSizeGreaterThan(3);
        }
    }

    @Test
    @Wide
    void aColumnThatBothTablesWereGivenBetweenRoundsIsMovedByTheSameWorker(@TempDir Path directory)
            throws IOException, SQLException {
        try (MigrationWorld world = Shop.open(directory)) {
            world.both("CREATE TABLE shop.orders" + BY_MONTH);
            world.source("INSERT INTO shop.orders VALUES ('2024-01-05', 1), ('2024-02-06', 2)");
            JobReport second = world.run(Map.of(), migrator -> {
                migrator.sync("altered", SILENT);
                alter(world);
                return migrator.sync("altered", SILENT);
            });
            assertThat(second.failures()).isEmpty();
            String rows = "SELECT d, v, note FROM shop.orders ORDER BY 1, 2";
            assertThat(world.ofTarget(rows))
                    .isEqualTo(world.ofSource(rows))
                    .contains(List.of("2024-01-09", "9", "new"));
        }
    }

    @Test
    void eachRoundSaysInWhatTheCatalogsAreNotAlike(@TempDir Path directory) throws IOException, SQLException {
        try (MigrationWorld world = Shop.open(directory)) {
            world.source("CREATE TABLE shop.orders" + BY_MONTH.replace("p3", "march"));
            world.target("CREATE TABLE shop.orders" + BY_MONTH);
            world.both("CREATE TABLE shop.wider" + WHOLE);
            world.source("CREATE TABLE shop.renamed (m BIGINT) DUPLICATE KEY(m) DISTRIBUTED BY HASH(m) BUCKETS 1");
            world.source("CREATE VIEW shop.recent AS SELECT d FROM shop.orders");
            world.target("CREATE TABLE shop.former" + WHOLE);
            world.target("CREATE TABLE shop.named (m BIGINT) DUPLICATE KEY(m) DISTRIBUTED BY HASH(m) BUCKETS 1");
            world.target("CREATE VIEW shop.gone AS SELECT v FROM shop.orders");
            world.source("ALTER TABLE shop.wider ADD COLUMN more INT NULL");
            Set<String> expected = Set.of(
                    "TABLE orders: partition march seems to be what the target has as p3:"
                            + " ALTER TABLE … RENAME PARTITION names it so there",
                    "TABLE renamed seems to be what the target has as named: name it so there, or"
                            + " the setting tableRenames=renamed:named in another job",
                    "VIEW recent is at the source alone: migrate schema makes it at the target",
                    "TABLE former is at the target alone: dropped at the source, or made by others",
                    "VIEW gone is at the target alone: dropped at the source, or made by others");
            List<String> said = new CopyOnWriteArrayList<>();
            RoundsRequest request = new RoundsRequest(new SmallEnough.Partitions(9), Duration.ZERO);

            JobReport once = world.run(Map.of(), migrator -> migrator.sync("told", telling(said)));
            JobReport repeated = world.run(
                    Map.of(), migrator -> migrator.rounds("told", request, Overwriting.REFUSED, telling(said)));

            assertThat(once.unlike())
                    .containsAll(expected)
                    .filteredOn(line -> !expected.contains(line))
                    .singleElement()
                    .asString()
                    .startsWith("TABLE wider is defined otherwise at the target: ")
                    .contains("more");
            assertThat(repeated.unlike()).isEqualTo(once.unlike());
            assertThat(once.failures())
                    .extracting(JobReport.Failure::reason)
                    .anyMatch(why -> why.contains("its bounds are those of p3 there"));
            assertThat(said)
                    .filteredOn(note -> note.startsWith("Not alike: "))
                    .hasSize(12)
                    .contains("Not alike: " + once.unlike().get(0));
            assertThat(JsonReport.of(once)).contains("\"notAlike\":[").contains("partition march seems");
        }
    }

    @Test
    @Wide
    void aStandbyGoesOnWithoutWhatFailsAndTriesItAgain(@TempDir Path directory) throws IOException, SQLException {
        try (MigrationWorld world = Shop.open(directory)) {
            world.both("CREATE TABLE shop.orders" + BY_MONTH);
            world.target("INSERT INTO shop.orders VALUES ('2024-01-09', 9)");
            world.source("INSERT INTO shop.orders VALUES ('2024-01-05', 1), ('2024-02-06', 2)");
            List<String> said = new CopyOnWriteArrayList<>();

            JobReport report = world.run(
                    Map.of(),
                    migrator -> migrator.rounds(
                            "standby",
                            new RoundsRequest(null, Duration.ZERO),
                            Overwriting.REFUSED,
                            hearing(said, note -> {
                                if (note.contains("has FAILED")) {
                                    replaced(world);
                                } else if (note.startsWith("Round ")) {
                                    migrator.stop();
                                }
                            })));

            assertThat(said)
                    .filteredOn(note -> note.contains("has FAILED"))
                    .singleElement()
                    .asString()
                    .contains("orders/p1", "tried again by the first round after 1 min");
            assertThat(report.failures()).isEmpty();
            assertThat(report.complete()).isTrue();
            String rows = "SELECT d, v FROM shop.orders ORDER BY 1, 2";
            assertThat(world.ofTarget(rows)).isEqualTo(world.ofSource(rows)).hasSize(2);
            assertThat(generation(world, "standby", "p2")).isEqualTo(1);
        }
    }

    /** The others go on, and what stands in the way is taken away. */
    private static void replaced(MigrationWorld world) {
        try {
            assertThat(world.ofTarget("SELECT v FROM shop.orders ORDER BY 1"))
                    .as("p2 is published, and the row of others is there")
                    .containsExactly(List.of("2"), List.of("9"));
            world.target("TRUNCATE TABLE shop.orders PARTITION (p1)");
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static ProgressListener telling(List<String> said) {
        return hearing(said, note -> {});
    }

    private static ProgressListener hearing(List<String> said, Consumer<String> heard) {
        return new ProgressListener() {
            @Override
            public void progressed(Progress progress) {}

            @Override
            public void noted(String note) {
                said.add(note);
                heard.accept(note);
            }
        };
    }

    private static void alter(MigrationWorld world) {
        try {
            world.both("ALTER TABLE shop.orders ADD COLUMN note VARCHAR(20)");
            world.source("INSERT INTO shop.orders VALUES ('2024-01-09', 9, 'new')");
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static RoundsReport whileSomebodyWrites(MigrationWorld world) {
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int v = 100; !ended.get(); v++) {
                write(world, v);
            }
        });
        try {
            RoundsRequest request = new RoundsRequest(new SmallEnough.Partitions(1), Duration.ZERO);
            AtomicInteger readings = new AtomicInteger();
            JobReport report = world.run(
                    Map.of(),
                    counted(world, readings),
                    migrator -> migrator.rounds("rounds", request, Overwriting.REFUSED, SILENT));
            assertThat(report.failures()).isEmpty();
            RoundsReport rounds = report.rounds().orElseThrow();
            assertThat(readings)
                    .as("as each round is planned, and once all of it seems done: in between what has changed is read")
                    .hasValue(2 * rounds.rounds().size());
            return rounds;
        } finally {
            ended.set(true);
            writer.join();
        }
    }

    /** Counts how often everything is read that is recorded of a job. */
    private static TaskRecorder counted(MigrationWorld world, AtomicInteger readings) {
        return (TaskRecorder) Proxy.newProxyInstance(
                TaskRecorder.class.getClassLoader(),
                new Class<?>[] {TaskRecorder.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("partitions")
                            && method.getParameterCount() == 1
                            && arguments[0] instanceof String) {
                        readings.incrementAndGet();
                    }
                    return method.invoke(world.recorder(), arguments);
                });
    }

    private static void write(MigrationWorld world, int v) {
        try {
            world.source("INSERT INTO shop.orders VALUES ('2024-03-07', " + v + ")");
            world.source().compact();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static int generation(MigrationWorld world, String partition) {
        return generation(world, "rounds", partition);
    }

    private static int generation(MigrationWorld world, String job, String partition) {
        return world.recorder()
                .latest(new PartitionId(job, "shop", "orders", partition))
                .orElseThrow()
                .id()
                .generation();
    }
}
