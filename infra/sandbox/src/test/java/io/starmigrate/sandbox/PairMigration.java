package io.starmigrate.sandbox;

import static io.starmigrate.sandbox.MigrationWorld.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.sandbox.data.HardKinds;
import io.starmigrate.sandbox.data.HardTable;
import io.starmigrate.sandbox.data.HardValues;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/**
 * One pair of clusters: the hard tables filled in the source, moved by the product, and compared by plain SELECTs on
 * both sides.
 */
final class PairMigration {
    private static final String DB = "hard";
    private static final String JOB = "pair";

    private final Personality source;
    private final Personality target;
    private final List<HardTable> tables;

    PairMigration(Personality source, Personality target) {
        this.source = source;
        this.target = target;
        this.tables = Stream.concat(HardValues.filled(source).stream(), HardKinds.between(source, target).stream())
                .toList();
    }

    /** Runs the pair in a world of its own below the directory. */
    void run(Path directory) throws SQLException, IOException {
        try (MigrationWorld world = MigrationWorld.empty(new WorldSettings(directory, source, target), DB, DB)) {
            make(world.source());
            make(world.target());
            fill(world.source());
            refuses(world);
            moves(world);
        }
    }

    private void make(StandIn cluster) throws SQLException {
        List<String> statements = new ArrayList<>(List.of("CREATE DATABASE " + DB, "USE " + DB));
        tables.forEach(table -> statements.add(table.definition()));
        cluster.execute(statements);
    }

    private void fill(StandIn cluster) throws SQLException {
        List<String> statements = new ArrayList<>(List.of("USE " + DB));
        tables.forEach(table -> statements.addAll(table.rows()));
        cluster.execute(statements);
    }

    /** What the pair cannot carry is refused by the plan, by table and column, and nothing else is. */
    private void refuses(MigrationWorld world) {
        List<String> expected = tables.stream()
                .flatMap(table -> table.refusedColumn().stream().map(column -> DB + "." + table.name() + "." + column))
                .toList();
        JobReport plan = work(world, tables.stream(), migrator -> migrator.plan(JOB, SILENT));
        assertThat(plan.failures())
                .as(this + " refused")
                .extracting(JobReport.Failure::subject)
                .containsAll(expected)
                .allSatisfy(subject -> assertThat(expected)
                        .anySatisfy(column ->
                                assertThat(subject).startsWith(column.substring(0, column.lastIndexOf('.')))));
    }

    private void moves(MigrationWorld world) throws SQLException {
        List<HardTable> moved =
                tables.stream().filter(table -> table.refusedColumn().isEmpty()).toList();
        JobReport report = work(world, moved.stream(), migrator -> migrator.sync(JOB, SILENT));
        assertThat(report.failures()).as(this + " moved").isEmpty();
        SoftAssertions softly = new SoftAssertions();
        for (HardTable table : moved) {
            softly.assertThat(world.ofTarget(selected(table)))
                    .as(this + " " + table.name())
                    .containsExactlyInAnyOrderElementsOf(world.ofSource(selected(table)));
            if (!table.rows().isEmpty()) {
                softly.assertThat(world.ofSource(selected(table)))
                        .as(table.name())
                        .isNotEmpty();
            }
        }
        softly.assertAll();
    }

    private static JobReport work(MigrationWorld world, Stream<HardTable> chosen, Function<Migrator, JobReport> work) {
        String names = chosen.map(HardTable::name).collect(Collectors.joining(","));
        return world.run(Map.of("TABLE_NAMES", names), work);
    }

    private static String selected(HardTable table) {
        return "SELECT " + table.selected() + " FROM " + DB + "." + table.name();
    }

    @Override
    public String toString() {
        return source.version() + "-" + target.version();
    }
}
