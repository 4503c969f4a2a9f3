package io.starmigrate.bench;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.sandbox.world.World;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.storage.BackendStorage;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.ProgressListener;
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

    /**
     * How long it takes to move it, from the plan to the last publication; every row is compared afterwards.
     *
     * @param keys of the configuration, beside what the world has
     */
    double seconds(Map<String, String> keys) {
        try (Migrator migrator = new MigratorBuilder(config(keys)).open()) {
            long begun = System.nanoTime();
            JobReport moved = migrator.sync(JOB, ProgressListener.SILENT);
            double seconds = (System.nanoTime() - begun) / NANOS;
            require(moved);
            require(migrator.verify(JOB, ProgressListener.SILENT));
            return seconds;
        }
    }

    private static void require(JobReport report) {
        if (!report.failures().isEmpty()) {
            throw new IllegalStateException("Not everything was moved: " + report.failures());
        }
    }

    private MigrationConfig config(Map<String, String> own) {
        Map<String, String> keys = world.configuration(database);
        // A sandbox takes over from the dead in no time; a real installation does not.
        keys.remove("TAKEOVER_AFTER");
        keys.putAll(own);
        String text = keys.entrySet().stream()
                .map(key -> key.getKey() + "=" + key.getValue() + "\n")
                .collect(Collectors.joining());
        return ConfigLoader.parse(JOB, text, Map.of(), EnumSet.allOf(Need.class))
                .config();
    }

    @Override
    public void close() {
        world.close();
    }
}
