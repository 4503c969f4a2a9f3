package io.starmigrate.standin.load;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.jobs.GsonText;
import io.starmigrate.standin.show.Times;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A load's values by the column names of SHOW LOAD and of {@code information_schema.loads}. */
final class LoadRow {
    private static final int BACKEND = 10_001;

    private final Personality personality;
    private final LoadJob job;

    LoadRow(Personality personality, LoadJob job) {
        this.personality = personality;
        this.job = job;
    }

    /** SHOW LOAD's columns of this version, in order. */
    static List<String> columns(Personality personality) {
        if (!personality.atLeast(3, 0)) {
            return List.of(
                    "JobId",
                    "Label",
                    "State",
                    "Progress",
                    "Type",
                    "Priority",
                    "EtlInfo",
                    "TaskInfo",
                    "ErrorMsg",
                    "CreateTime",
                    "EtlStartTime",
                    "EtlFinishTime",
                    "LoadStartTime",
                    "LoadFinishTime",
                    "URL",
                    "JobDetails");
        }
        List<String> columns = new java.util.ArrayList<>(List.of(
                "JobId",
                "Label",
                "State",
                "Progress",
                "Type",
                "Priority",
                "ScanRows",
                "FilteredRows",
                "UnselectedRows",
                "SinkRows",
                "EtlInfo",
                "TaskInfo",
                "ErrorMsg",
                "CreateTime",
                "EtlStartTime",
                "EtlFinishTime",
                "LoadStartTime",
                "LoadFinishTime",
                "TrackingSQL",
                "JobDetails"));
        if (personality.atLeast(3, 3)) {
            columns.add("Warehouse");
        }
        return columns;
    }

    Map<String, @Nullable String> shown() {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        row.put("JobId", Long.toString(job.id()));
        row.put("Label", job.label());
        row.put("State", job.state().name());
        row.put("Progress", progress());
        row.put("Type", job.kind());
        row.put("Priority", job.priority());
        row.put("ScanRows", Long.toString(job.counters().scanned()));
        row.put("FilteredRows", Long.toString(job.counters().filtered()));
        row.put("UnselectedRows", Long.toString(job.counters().unselected()));
        row.put("SinkRows", Long.toString(sink()));
        row.put("EtlInfo", null);
        row.put("TaskInfo", taskInfo());
        row.put("ErrorMsg", job.failure());
        row.put("CreateTime", Times.shown(job.created()));
        row.put("EtlStartTime", time(job.started()));
        row.put("EtlFinishTime", time(job.started()));
        row.put("LoadStartTime", time(job.started()));
        row.put("LoadFinishTime", time(job.finished()));
        row.put("TrackingSQL", tracking() == null ? "" : tracking());
        row.put("URL", "");
        row.put("JobDetails", details());
        row.put("Warehouse", warehouse());
        return row;
    }

    /** Nothing is in the table before the commit. */
    private long sink() {
        return job.state() == LoadJob.State.CANCELLED ? 0 : job.counters().loaded();
    }

    private String warehouse() {
        return personality.sharedData() ? "default_warehouse" : "";
    }

    private String taskInfo() {
        return "resource:N/A; timeout(s):" + job.timeout() + "; max_filter_ratio:" + job.maxFilterRatio();
    }

    private String progress() {
        return switch (job.state()) {
            case PENDING, QUEUEING -> "ETL:0%; LOAD:0%";
            case LOADING -> "ETL:100%; LOAD:" + (job.counters().scanned() > 0 ? 50 : 0) + "%";
            case PREPARED -> "ETL:100%; LOAD:99%";
            case FINISHED -> "ETL:100%; LOAD:100%";
            case CANCELLED -> "ETL:N/A; LOAD:N/A";
        };
    }

    private @Nullable String tracking() {
        return job.rejected().isEmpty()
                ? null
                : "select tracking_log from information_schema.load_tracking_logs where job_id=" + job.id();
    }

    private String backends() {
        boolean any = job.counters().tasks() > 0 && job.state() != LoadJob.State.PENDING;
        return any ? "{" + GsonText.string(job.loadId()) + ":[" + BACKEND + "]}" : "{}";
    }

    private String details() {
        LoadJob.Counters counters = job.counters();
        return "{\"All backends\":" + backends() + ",\"FileNumber\":" + counters.files() + ",\"FileSize\":"
                + counters.bytes() + ",\"InternalTableLoadBytes\":0,\"InternalTableLoadRows\":0,\"ScanBytes\":"
                + (counters.scanned() > 0 ? counters.bytes() : 0) + ",\"ScanRows\":" + counters.scanned()
                + ",\"TaskNumber\":" + counters.tasks() + ",\"Unfinished backends\":" + backends() + "}";
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : Times.shown(time);
    }

    /** The columns and values of {@code information_schema.loads} in this version, in order. */
    Map<String, @Nullable String> listed() {
        return personality.atLeast(3, 3) ? listedSince33() : listedBefore();
    }

    private Map<String, @Nullable String> listedBefore() {
        Map<String, @Nullable String> shown = shown();
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        row.put("JOB_ID", shown.get("JobId"));
        row.put("LABEL", job.label());
        row.put("DATABASE_NAME", job.database());
        for (String name : List.of("State", "Progress", "Type", "Priority")) {
            row.put(name.toUpperCase(java.util.Locale.ROOT), shown.get(name));
        }
        row.put("SCAN_ROWS", shown.get("ScanRows"));
        row.put("FILTERED_ROWS", shown.get("FilteredRows"));
        row.put("UNSELECTED_ROWS", shown.get("UnselectedRows"));
        row.put("SINK_ROWS", shown.get("SinkRows"));
        row.put("ETL_INFO", "");
        row.put("TASK_INFO", taskInfo());
        row.put("CREATE_TIME", shown.get("CreateTime"));
        row.put("ETL_START_TIME", shown.get("EtlStartTime"));
        row.put("ETL_FINISH_TIME", shown.get("EtlFinishTime"));
        row.put("LOAD_START_TIME", shown.get("LoadStartTime"));
        row.put("LOAD_FINISH_TIME", shown.get("LoadFinishTime"));
        row.put("JOB_DETAILS", details());
        row.put("ERROR_MSG", job.failure());
        row.put("TRACKING_URL", null);
        row.put("TRACKING_SQL", tracking());
        if (personality.atLeast(3, 1)) {
            row.put("REJECTED_RECORD_PATH", null);
        }
        return row;
    }

    private Map<String, @Nullable String> listedSince33() {
        Map<String, @Nullable String> shown = shown();
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        row.put("ID", shown.get("JobId"));
        row.put("LABEL", job.label());
        row.put("PROFILE_ID", null);
        row.put("DB_NAME", job.database());
        row.put("TABLE_NAME", String.join(",", job.tables()));
        row.put("USER", job.user());
        row.put("WAREHOUSE", warehouse());
        for (String name : List.of("State", "Progress", "Type", "Priority")) {
            row.put(name.toUpperCase(java.util.Locale.ROOT), shown.get(name));
        }
        row.put("SCAN_ROWS", shown.get("ScanRows"));
        row.put(
                "SCAN_BYTES",
                job.counters().scanned() > 0 ? Long.toString(job.counters().bytes()) : "0");
        row.put("FILTERED_ROWS", shown.get("FilteredRows"));
        row.put("UNSELECTED_ROWS", shown.get("UnselectedRows"));
        row.put("SINK_ROWS", shown.get("SinkRows"));
        row.put("RUNTIME_DETAILS", runtimeDetails());
        row.put("CREATE_TIME", shown.get("CreateTime"));
        row.put("LOAD_START_TIME", shown.get("LoadStartTime"));
        row.put("LOAD_COMMIT_TIME", job.state() == LoadJob.State.FINISHED ? shown.get("LoadFinishTime") : null);
        row.put("LOAD_FINISH_TIME", shown.get("LoadFinishTime"));
        row.put("PROPERTIES", "{\"max_filter_ratio\":" + job.maxFilterRatio() + ",\"timeout\":" + job.timeout() + "}");
        row.put("ERROR_MSG", job.failure());
        row.put("TRACKING_SQL", tracking());
        row.put("REJECTED_RECORD_PATH", null);
        row.put("JOB_ID", shown.get("JobId"));
        return row;
    }

    private String runtimeDetails() {
        return "{\"backends\":" + backends() + ",\"file_size\":"
                + job.counters().bytes() + ",\"load_id\":" + GsonText.string(job.loadId()) + ",\"task_num\":"
                + job.counters().tasks() + ",\"txn_id\":" + job.transaction() + ",\"unfinished_backends\":" + backends()
                + "}";
    }
}
