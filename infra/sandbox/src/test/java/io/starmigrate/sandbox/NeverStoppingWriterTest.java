package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.cutover.SmallEnough;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.RoundsRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the first round to a proved cutover while somebody writes to the source until the freeze. */
class NeverStoppingWriterTest {
    private static final Map<String, String> KEYS = Map.of("ON_SOURCE_DROP", "drop");
    private static final int SMALL = 8;

    @ParameterizedTest
    @CsvSource({"3.1.15,SHARED_DATA,11", "2.5.22,SHARED_NOTHING,12", "3.5.2,SHARED_DATA,13"})
    @Wide
    void roundsConvergeAndACutoverLeavesBothSidesEqual(String version, RunMode mode, long seed, @TempDir Path directory)
            throws IOException, SQLException {
        WorldSettings settings = new WorldSettings(
                directory, Personality.of(version, mode), Personality.of("3.5.2", RunMode.SHARED_DATA));
        try (MigrationWorld world = MigrationWorld.empty(settings, "shop", "shop")) {
            world.source("CREATE DATABASE shop");
            world.source().execute(SourceWriter.TABLES);
            try (SourceWriter writer = SourceWriter.of(world.source(), seed)) {
                schema(world);
                List<FinishedRound> rounds = rounds(world);
                writer.hasDoneEverything();
                schema(world);
                List<FinishedRound> further = rounds(world);

                CutoverReport cutover = world.run(
                        KEYS,
                        migrator -> migrator.cutover(
                                "shop",
                                new CutoverRequest(Kind.PERFORM, checks -> {
                                    writer.freeze();
                                    return true;
                                }),
                                SILENT));

                assertThat(cutover.succeeded())
                        .as("seed " + seed + ", " + writer.told() + ": " + cutover)
                        .isTrue();
                assertThat(rounds.get(0).partitions()).isGreaterThan(SMALL);
                assertThat(further.get(further.size() - 1).partitions()).isLessThanOrEqualTo(SMALL);
                assertThat(cutover.forecast()).isPresent();
                assertThat(cutover.frozen()).isPresent();
                equal(world, writer.tables());
                assertThat(List.of(generation(world, "p202401"), generation(world, "p202402")))
                        .as("nothing that did not change was exported again")
                        .containsOnly(1);
                System.out.println(judged(version + " " + mode, cutover));
                System.out.printf(
                        "%s %s: freeze for %s foretold %s (%s), measured %s, after %s and %s; written: %s%n",
                        version,
                        mode,
                        cutover.checks().get(0).found(),
                        cutover.forecast().orElseThrow(),
                        cutover.checks().get(1).found(),
                        cutover.frozen().orElseThrow(),
                        rounds,
                        further,
                        writer.told());
            }
        }
    }

    /** For whoever judges it on a quiet machine: with other work the rounds before and the freeze differ by chance. */
    private static String judged(String source, CutoverReport cutover) {
        double foretold = cutover.forecast().orElseThrow().toMillis() / 1000.0;
        double measured = cutover.frozen().orElseThrow().toMillis() / 1000.0;
        return String.format(
                Locale.ROOT,
                "FREEZE %s foretold=%.1fs measured=%.1fs ratio=%.2f",
                source,
                foretold,
                measured,
                measured / foretold);
    }

    private static void schema(MigrationWorld world) {
        assertThat(world.shell(KEYS, "migrate schema", System.out)).isZero();
    }

    private static List<FinishedRound> rounds(MigrationWorld world) {
        RoundsRequest request = new RoundsRequest(new SmallEnough.Partitions(SMALL), Duration.ZERO);
        JobReport report = world.run(KEYS, migrator -> migrator.rounds("shop", request, Overwriting.REFUSED, SILENT));
        assertThat(report.failures())
                .as("a table that somebody has just made is named, and ends nothing")
                .allMatch(failure -> failure.subject().contains("later"));
        return report.rounds().orElseThrow().rounds();
    }

    /** As a person would look who trusts nobody: every row, some sums, and which partitions there are. */
    private static void equal(MigrationWorld world, List<String> tables) throws SQLException {
        for (String table : tables) {
            String rows = "SELECT * FROM shop." + table + " ORDER BY 1, 2";
            assertThat(world.ofTarget(rows))
                    .as(table)
                    .isEqualTo(world.ofSource(rows))
                    .isNotEmpty();
            assertThat(partitions(world.ofTarget("SHOW PARTITIONS FROM shop." + table)))
                    .as("partitions of " + table + "; one that was gone before the first plan is empty, and nobody's")
                    .containsAll(partitions(world.ofSource("SHOW PARTITIONS FROM shop." + table)));
        }
        String sums = "SELECT count(*), sum(k), min(d), max(d), count(note) FROM shop.events";
        assertThat(world.ofTarget(sums)).isEqualTo(world.ofSource(sums));
    }

    private static List<String> partitions(List<List<String>> shown) {
        return shown.stream().map(row -> row.get(1)).sorted().toList();
    }

    private static int generation(MigrationWorld world, String partition) {
        return world.recorder()
                .latest(new PartitionId("shop", "shop", "notes", partition))
                .orElseThrow()
                .id()
                .generation();
    }
}
