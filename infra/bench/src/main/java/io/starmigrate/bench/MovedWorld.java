package io.starmigrate.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.sandbox.world.World;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.storage.BackendStorage;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.Verification;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A database of a 3.1 source that is moved to a 3.5 target by {@code sync}, between stand-ins that check for jobs as
 * seldom as they are told.
 */
final class MovedWorld implements AutoCloseable {
    private static final double NANOS = 1e9;
    private static final String JOB = "bench";
    private static final String WARMING = "warming";

    private final World world;
    private final String database;

    private MovedWorld(World world, String database) {
        this.world = world;
        this.database = database;
    }

    /**
     * Starts a world.
     *
     * @param interval how often exports and loads that wait are looked for
     */
    static MovedWorld start(
            String database,
            Duration interval,
            BackendStorage.Connector sourceLine,
            BackendStorage.Connector targetLine)
            throws IOException {
        Personality source = Personality.of("3.1.17", RunMode.SHARED_DATA);
        Personality target = Personality.of("3.5.2", RunMode.SHARED_DATA);
        return new MovedWorld(
                World.start(new WorldSettings(
                        Files.createTempDirectory(database), source, target, interval, sourceLine, targetLine)),
                database);
    }

    /** Defines the same at both clusters. */
    void define(List<String> ddl) throws SQLException {
        world.source().execute(ddl);
        world.target().execute(ddl);
    }

    void fill(List<String> statements) throws SQLException {
        world.source().execute(statements);
    }

    /** Moves a small database of its own, so that what is done for the first time is done. */
    void warmUp() throws SQLException {
        define(List.of(
                "CREATE DATABASE " + WARMING,
                "CREATE TABLE " + WARMING + ".t (k INT NOT NULL, v VARCHAR(200)) DUPLICATE KEY(k)"
                        + " PARTITION BY RANGE(k) (PARTITION p0 VALUES [(\"0\"), (\"1\")), PARTITION p1 VALUES"
                        + " [(\"1\"), (\"2\"))) DISTRIBUTED BY HASH(k) BUCKETS 1"));
        fill(List.of("INSERT INTO " + WARMING + ".t VALUES (0, 'row'), (1, 'row')"));
        var unused = move(WARMING, WARMING, Map.of(), () -> {});
    }

    /**
     * What was moved.
     *
     * @param seconds from the plan to the last publication
     * @param bytes of the exported files that were published, each counted once, however often it was exported
     * @param partitions that are published
     * @param files that were exported for these
     * @param rows that both sides have, compared in full
     */
    record Moved(double seconds, long bytes, int partitions, int files, long rows) {
        /** What of it does not depend on the machine. */
        void tell(String prefix, ObjectNode result) {
            result.put(prefix + "partitions_published", partitions)
                    .put(prefix + "files", files)
                    .put(prefix + "rows_compared", rows);
        }
    }

    /**
     * Moves it; every row is compared afterwards.
     *
     * @param keys of the configuration, beside what the world has
     */
    Moved move(Map<String, String> keys) {
        return move(keys, () -> {});
    }

    /** @param atEnd is run once everything is published, before it is compared */
    Moved move(Map<String, String> keys, Runnable atEnd) {
        return move(JOB, database, keys, atEnd);
    }

    private Moved move(String job, String of, Map<String, String> keys, Runnable atEnd) {
        try (Migrator migrator = new MigratorBuilder(config(job, of, keys)).open()) {
            long begun = System.nanoTime();
            JobReport moved = migrator.sync(job, ProgressListener.SILENT);
            double seconds = (System.nanoTime() - begun) / NANOS;
            atEnd.run();
            require(moved);
            JobReport compared = migrator.verify(job, ProgressListener.SILENT);
            require(compared);
            return new Moved(
                    seconds,
                    moved.bytes(),
                    moved.partitions().getOrDefault(PartitionState.PUBLISHED.name(), 0),
                    moved.files(),
                    compared.rows(Verification::targetRows).orElseThrow());
        }
    }

    private static void require(JobReport report) {
        if (report.ending() != JobReport.Ending.FINISHED || !report.verified()) {
            throw new IllegalStateException(
                    "Not everything was moved, or is equal: " + report.partitions() + ", " + report.failures());
        }
    }

    private MigrationConfig config(String job, String of, Map<String, String> own) {
        Map<String, String> keys = world.configuration(of);
        // A sandbox takes over from the dead in no time; a real installation does not.
        keys.remove("TAKEOVER_AFTER");
        keys.putAll(own);
        String text = keys.entrySet().stream()
                .map(key -> key.getKey() + "=" + key.getValue() + "\n")
                .collect(Collectors.joining());
        return ConfigLoader.parse(job, text, Map.of(), EnumSet.allOf(Need.class))
                .config();
    }

    @Override
    public void close() {
        world.close();
    }
}
