package io.starmigrate.worker.starrocks.catalog;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a table that a cluster does not have from one that it only does not list, or may not show. */
record Absence(FrontEnds frontEnds) {
    private static final Logger LOG = LoggerFactory.getLogger(Absence.class);

    /** Without its database nothing is said of a table. */
    private static final Pattern DATABASE =
            Pattern.compile("(?i)(unknown|bad) database|\\bdatabase\\b.{0,150}(not found|not exist|n't exist)");

    /**
     * Whether the cluster says that there is no such table, asked for it in two ways, or has a view under its name.
     *
     * @param views the names of the views of its database, by one question
     * @throws ClusterException when it cannot be asked now
     */
    boolean isOf(TableName table, Supplier<List<String>> views) {
        return isUnknown(TableColumn.showCreateTable(table))
                ? isUnknown(TableColumn.describe(table))
                : isOneOf(views, table.table());
    }

    private boolean isUnknown(Sql question) {
        try {
            var unused = frontEnds.query(question);
            return false;
        } catch (ClusterException refused) {
            requireAnswer(refused);
            if (DATABASE.matcher(String.valueOf(refused.getMessage())).find()) {
                return false; // whoever asks says so of the database, once and not of each table
            }
            boolean unknown = refused.remedy() == Remedy.REPLAN;
            if (!unknown) {
                LOG.warn("A table that is not listed is not taken for dropped: {}", refused.getMessage());
            }
            return unknown;
        }
    }

    private static boolean isOneOf(Supplier<List<String>> views, String table) {
        try {
            return views.get().contains(table);
        } catch (ClusterException refused) {
            requireAnswer(refused);
            return false;
        }
    }

    private static void requireAnswer(ClusterException refused) {
        if (refused.isTransient() || refused.isOfTheCluster()) {
            throw refused;
        }
    }
}
