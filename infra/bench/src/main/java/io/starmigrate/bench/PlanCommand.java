package io.starmigrate.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.task.Job;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.standin.session.StatementLog;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All of the command {@code plan}, with both clusters' catalogs over the MySQL protocol: two stand-ins of which each
 * table tells of a thousand partitions.
 */
final class PlanCommand implements AutoCloseable {
    private static final int COLUMNS = 20;
    private static final Personality VERSION = Personality.of("3.5.2", RunMode.SHARED_NOTHING);

    private final StandIn source;
    private final StandIn target;
    private final Path env;

    private PlanCommand(StandIn source, StandIn target, Path env) {
        this.source = source;
        this.target = target;
        this.env = env;
    }

    /**
     * Starts both clusters.
     *
     * @param partitions of each table
     * @param changed as that of {@link ManyPartitions}
     */
    static PlanCommand start(Path directory, int tables, int partitions, int changed) throws IOException, SQLException {
        StandIn source = StandIn.startBehind(
                Files.createDirectories(directory.resolve("source")),
                VERSION,
                StatementLog.NONE,
                behind -> new ManyPartitions(partitions, false, changed, behind));
        StandIn target = StandIn.startBehind(
                Files.createDirectories(directory.resolve("target")),
                VERSION,
                StatementLog.NONE,
                behind -> new ManyPartitions(partitions, true, 0, behind));
        source.execute(ddl(tables));
        target.execute(ddl(tables));
        Map<String, String> keys = new LinkedHashMap<>(Map.of("JOB_NAME", FinishedJob.NAME, "AWS_REGION", "us-east-1"));
        keys.putAll(source.configuration("SOURCE", GeneratedCatalog.DATABASE));
        keys.putAll(target.configuration("TARGET", GeneratedCatalog.DATABASE));
        keys.put("STORAGES", FinishedJob.SOURCE + "," + FinishedJob.TARGET);
        keys.putAll(Map.of("AK", "none", "SK", "none", "RECORDER", "tasks", "TASK_QUEUE", "http://127.0.0.1:1/q"));
        keys.putAll(Map.of("SOURCE_STORAGE_AK", "none", "SOURCE_STORAGE_SK", "none"));
        keys.put("SOURCE_STORAGE_ENDPOINT", "http://127.0.0.1:1");
        Path env = directory.resolve(".env");
        Files.writeString(
                env,
                keys.entrySet().stream()
                        .map(key -> key.getKey() + "=" + key.getValue() + "\n")
                        .collect(Collectors.joining()));
        return new PlanCommand(source, target, env);
    }

    private static List<String> ddl(int tables) {
        String columns = IntStream.range(0, COLUMNS)
                .mapToObj(i -> ", column_" + i + " VARCHAR(200)")
                .collect(Collectors.joining());
        return Stream.concat(
                        Stream.of("CREATE DATABASE " + GeneratedCatalog.DATABASE),
                        IntStream.range(0, tables)
                                .mapToObj(i -> "CREATE TABLE " + GeneratedCatalog.DATABASE + "." + FinishedJob.TABLE
                                        + "_"
                                        + i + " (d DATE NOT NULL" + columns + ") DUPLICATE KEY(d) PARTITION BY RANGE(d)"
                                        + " (PARTITION p0 VALUES [(\"2000-01-01\"), (\"2000-01-02\")))"
                                        + " DISTRIBUTED BY HASH(d) BUCKETS 1"))
                .toList();
    }

    /** Where the configuration is. */
    Path env() {
        return env;
    }

    /** Plans, and tells what that took. */
    static void run(FakeTable table, Path env, ObjectNode told) {
        DynamoDbTaskRecorder recorder = table.recorder();
        InMemoryTaskQueue queue = new InMemoryTaskQueue(Clock.systemUTC(), Duration.ofMinutes(1), 5);
        long before = table.asked();
        long begun = System.nanoTime();
        try (Migrator migrator = new MigratorBuilder(config(env))
                .recorder(recorder, recorder)
                .queue(queue, queue)
                .open()) {
            JobReport report = migrator.plan(FinishedJob.NAME, ProgressListener.SILENT);
            told.put("seconds", Math.round((System.nanoTime() - begun) / 1e9)).put("requests", table.asked() - before);
            told.put("failures", report.failures().size()).put("old_peak_mb", peak());
            Job.Plan planned = Objects.requireNonNull(
                    recorder.job(FinishedJob.NAME).orElseThrow().plan());
            told.put("planned", planned.partitions()).put("unchanged", planned.unchanged());
        }
    }

    private static MigrationConfig config(Path env) {
        try {
            return ConfigLoader.parse(FinishedJob.NAME, Files.readString(env), Map.of(), EnumSet.allOf(Need.class))
                    .config();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What of the heap has outlived collections, at most. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP
                                && pool.getName().contains("Old"))
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
