package io.starmigrate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.sandbox.data.HardKinds;
import io.starmigrate.sandbox.data.HardTable;
import io.starmigrate.sandbox.data.HardValues;
import io.starmigrate.sandbox.starrocks.Personality;
import io.starmigrate.sandbox.world.StandIn;
import io.starmigrate.sandbox.world.World;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.worker.JobReport;
import io.starmigrate.worker.Migration;
import io.starmigrate.worker.Progress;
import io.starmigrate.worker.ProgressListener;
import io.starmigrate.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
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
    private static final ProgressListener SILENT = new ProgressListener() {
        @Override
        public void progressed(Progress progress) {
            // Nobody looks on.
        }

        @Override
        public void noted(String message) {
            // Nobody reads.
        }
    };

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
        try (World world = World.start(new WorldSettings(directory, source, target))) {
            make(world.source());
            make(world.target());
            fill(world.source());
            Path env = directory.resolve(".env");
            Files.writeString(
                    env,
                    world.configuration(DB).entrySet().stream()
                            .map(key -> key.getKey() + "=" + key.getValue() + "\n")
                            .collect(Collectors.joining()));
            refuses(env);
            moves(world, env);
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
    private void refuses(Path env) {
        List<String> expected = tables.stream()
                .flatMap(table -> table.refusedColumn().stream().map(column -> DB + "." + table.name() + "." + column))
                .toList();
        JobReport plan = work(env, tables.stream(), migration -> migration.plan(JOB, SILENT));
        assertThat(plan.failures())
                .as(this + " refused")
                .extracting(JobReport.Failure::subject)
                .containsAll(expected)
                .allSatisfy(subject -> assertThat(expected)
                        .anySatisfy(column ->
                                assertThat(subject).startsWith(column.substring(0, column.lastIndexOf('.')))));
    }

    private void moves(World world, Path env) throws SQLException {
        List<HardTable> moved =
                tables.stream().filter(table -> table.refusedColumn().isEmpty()).toList();
        JobReport report = work(env, moved.stream(), migration -> migration.sync(JOB, SILENT));
        assertThat(report.failures()).as(this + " moved").isEmpty();
        SoftAssertions softly = new SoftAssertions();
        for (HardTable table : moved) {
            softly.assertThat(rows(world.target(), table))
                    .as(this + " " + table.name())
                    .containsExactlyInAnyOrderElementsOf(rows(world.source(), table));
            if (!table.rows().isEmpty()) {
                softly.assertThat(rows(world.source(), table)).as(table.name()).isNotEmpty();
            }
        }
        softly.assertAll();
    }

    private static JobReport work(Path env, Stream<HardTable> chosen, Function<Migration, JobReport> work) {
        String names = chosen.map(HardTable::name).collect(Collectors.joining(","));
        MigrationConfig config = ConfigLoader.load(env, Map.of("TABLE_NAMES", names), EnumSet.allOf(Need.class))
                .config();
        try (Migration migration = new Worker().open(config)) {
            return work.apply(migration);
        }
    }

    private static List<List<String>> rows(StandIn cluster, HardTable table) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT " + table.selected() + " FROM " + DB + "." + table.name())) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public String toString() {
        return source.version() + "-" + target.version();
    }
}
