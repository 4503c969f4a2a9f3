package io.starmigrate.sandbox.starrocks.server;

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
    private static final Set<String> COLUMNS = Set.of(
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
            "current_version()",
            "@@version_comment");
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
        if (column.equals("current_version()") || column.equals("@@version_comment")) {
            return value.substring(0, value.indexOf('-'));
        }
        return COLUMNS.contains(column) ? MARK : value;
    }
}
