package io.starmigrate.standin.show;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.SelfWriter;
import io.starmigrate.standin.catalog.SelfWriter.Kind;
import io.starmigrate.standin.session.Cluster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** information_schema.tasks and task_runs: a task's last run is listed, in the task's state. */
final class TaskRows {
    private TaskRows() {}

    static List<String> columns(Personality personality) {
        List<String> columns = new ArrayList<>(List.of("TASK_NAME", "CREATE_TIME", "SCHEDULE"));
        columns.addAll(place(personality));
        columns.addAll(List.of("DATABASE", "DEFINITION", "EXPIRE_TIME"));
        if (personality.atLeast(3, 3)) {
            columns.add("PROPERTIES");
        }
        if (personality.atLeast(3, 4)) {
            columns.add("CREATOR");
        }
        return columns;
    }

    /** From 3.3 on tasks say where they belong and run. */
    private static List<String> place(Personality personality) {
        return personality.atLeast(3, 4)
                ? List.of("CATALOG", "WAREHOUSE")
                : personality.atLeast(3, 3) ? List.of("CATALOG") : List.of();
    }

    static List<String> runColumns(Personality personality) {
        List<String> columns = new ArrayList<>(List.of("QUERY_ID", "TASK_NAME", "CREATE_TIME", "FINISH_TIME", "STATE"));
        columns.addAll(place(personality));
        columns.addAll(List.of("DATABASE", "DEFINITION", "EXPIRE_TIME", "ERROR_CODE", "ERROR_MESSAGE", "PROGRESS"));
        if (personality.atLeast(3, 1)) {
            columns.add("EXTRA_MESSAGE");
        }
        if (personality.atLeast(3, 2)) {
            columns.add("PROPERTIES");
        }
        return columns;
    }

    static List<Map<String, @Nullable String>> tasks(Cluster cluster) {
        return cluster.activity().writers(Kind.TASK).stream()
                .map(task -> {
                    Map<String, @Nullable String> row = row(task);
                    row.put("SCHEDULE", task.schedule().isEmpty() ? "MANUAL" : task.schedule());
                    row.put("CREATOR", "'root'@'%'");
                    return row;
                })
                .toList();
    }

    static List<Map<String, @Nullable String>> runs(Cluster cluster) {
        return cluster.activity().writers(Kind.TASK).stream()
                .map(task -> {
                    Map<String, @Nullable String> row = row(task);
                    row.put("QUERY_ID", "00000000-0000-0000-0000-" + String.format("%012d", task.id()));
                    row.put("STATE", task.state());
                    row.put("ERROR_CODE", "0");
                    row.put("PROGRESS", "0%");
                    return row;
                })
                .toList();
    }

    private static Map<String, @Nullable String> row(SelfWriter task) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        row.put("TASK_NAME", task.name());
        row.put("CREATE_TIME", Times.shown(task.made()));
        row.put("CATALOG", "default_catalog");
        row.put("WAREHOUSE", "default_warehouse");
        row.put("DATABASE", task.database());
        row.put("DEFINITION", "INSERT INTO " + task.written() + " SELECT 1");
        row.put("PROPERTIES", "{}");
        return row;
    }
}
