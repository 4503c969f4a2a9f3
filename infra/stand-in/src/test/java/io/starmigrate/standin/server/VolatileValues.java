package io.starmigrate.standin.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces by a mark what differs from run to run: ids, times, epochs, build hashes, paths; and what came from doubles.
 */
final class VolatileValues {
    private static final String MARK = "*";
    /** Ids, times, epochs, paths. */
    private static final Set<String> OF_ONE_RUN = Set.of(
            "PartitionId",
            "VisibleVersionTime",
            "VersionEpoch",
            "PARTITION_ID",
            "VISIBLE_VERSION_TIME",
            "VERSION_EPOCH",
            "STORAGE_PATH",
            "TABLE_ID",
            "Create_time",
            "Update_time",
            "JobId",
            "QueryId",
            "CreateTime",
            "StartTime",
            "FinishTime",
            "EtlStartTime",
            "EtlFinishTime",
            "LoadStartTime",
            "LoadFinishTime",
            "ID",
            "JOB_ID",
            "CREATE_TIME",
            "ETL_START_TIME",
            "ETL_FINISH_TIME",
            "LOAD_START_TIME",
            "LOAD_COMMIT_TIME",
            "LOAD_FINISH_TIME");

    /** Counts of rows and bytes, which the recorded front ends had from doubles that moved no rows. */
    private static final Set<String> OF_DOUBLES = Set.of(
            "ScanRows",
            "SinkRows",
            "SCAN_ROWS",
            "SCAN_BYTES",
            "SINK_ROWS",
            "DataSize",
            "StorageSize",
            "RowCount",
            "DATA_SIZE",
            "STORAGE_SIZE",
            "ROW_COUNT");

    /** JSON of which some values are ids, nodes and counts of doubles. */
    private static final Set<String> DETAILS = Set.of("JobDetails", "JOB_DETAILS", "RUNTIME_DETAILS");

    /** A version with the hash of its build. */
    private static final Set<String> BUILDS = Set.of("current_version()", "@@version_comment");

    private static final Set<String> NODE_STATEMENTS = Set.of("SHOW BACKENDS", "SHOW COMPUTE NODES", "SHOW FRONTENDS");

    /** Rows that came in the order of a hash map. */
    private static final Set<String> UNORDERED = Set.of("SHOW TABLE STATUS", "SELECT * FROM information_schema.");

    private VolatileValues() {}

    static Recorded masked(Recorded answer) {
        List<String> columns = answer.columns();
        if (columns == null) {
            return answer;
        }
        boolean nodes = NODE_STATEMENTS.contains(answer.statement());
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (List<@Nullable String> row : answer.rows()) {
            List<@Nullable String> masked = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                masked.add(nodes ? MARK : masked(columns.get(i), row.get(i)));
            }
            rows.add(masked);
        }
        if (UNORDERED.stream().anyMatch(answer.statement()::startsWith)) {
            rows.sort(Comparator.comparing(Objects::toString));
        }
        return new Recorded(answer.statement(), columns, rows, answer.code(), answer.message());
    }

    private static @Nullable String masked(String column, @Nullable String value) {
        if (value == null) {
            return null;
        }
        if (BUILDS.contains(column)) {
            return value.substring(0, value.indexOf('-'));
        }
        if (DETAILS.contains(column)) {
            return value.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", MARK)
                    .replaceAll("\\[\\d+]", "[" + MARK + "]")
                    .replaceAll("\"(txn_id|ScanRows)\":\\d+", "\"$1\":" + MARK);
        }
        return OF_ONE_RUN.contains(column) || OF_DOUBLES.contains(column) ? MARK : value;
    }
}
