package io.starmigrate.standin.load;

import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.catalog.VirtualTable;
import io.starmigrate.standin.session.Cluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code information_schema.loads} and {@code load_tracking_logs}, in the versions that have them. */
final class LoadViews {
    private LoadViews() {}

    static void provide(Cluster cluster, LoadJobs jobs) {
        if (cluster.personality().atLeast(3, 0)) {
            cluster.provide("loads", () -> loads(cluster, jobs));
            cluster.provide("load_tracking_logs", () -> trackingLogs(jobs));
        }
    }

    private static VirtualTable loads(Cluster cluster, LoadJobs jobs) {
        LoadJob none = new LoadJob(
                0,
                "",
                "",
                List.of(),
                "",
                "",
                "",
                0,
                0,
                LoadJob.State.PENDING,
                LoadJob.Counters.NONE,
                "",
                0,
                Instant.EPOCH,
                null,
                null,
                null,
                List.of());
        List<Column> columns = new LoadRow(cluster.personality(), none)
                .listed().keySet().stream()
                        .map(name -> Column.plain(name, type(name)))
                        .toList();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (LoadJob job : jobs.all()) {
            Map<String, @Nullable String> values = new LoadRow(cluster.personality(), job).listed();
            rows.add(new ArrayList<>(values.values()));
        }
        return new VirtualTable("loads", columns, rows);
    }

    private static SqlType type(String column) {
        if (column.equals("ID") || column.equals("JOB_ID") || column.endsWith("_ROWS") || column.endsWith("_BYTES")) {
            return SqlType.of("bigint");
        }
        return column.endsWith("_TIME") ? SqlType.of("datetime") : SqlType.of("varchar", 65_533);
    }

    private static VirtualTable trackingLogs(LoadJobs jobs) {
        List<Column> columns = List.of(
                Column.plain("JOB_ID", SqlType.of("bigint")),
                Column.plain("LABEL", SqlType.of("varchar", 65_533)),
                Column.plain("DATABASE_NAME", SqlType.of("varchar", 65_533)),
                Column.plain("TRACKING_LOG", SqlType.of("varchar", 65_533)),
                Column.plain("TYPE", SqlType.of("varchar", 65_533)));
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (LoadJob job : jobs.all()) {
            if (!job.rejected().isEmpty()) {
                rows.add(Arrays.asList(
                        Long.toString(job.id()),
                        job.label(),
                        job.database(),
                        String.join("\n", job.rejected()),
                        job.kind()));
            }
        }
        return new VirtualTable("load_tracking_logs", columns, rows);
    }
}
