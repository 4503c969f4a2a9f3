package io.starmigrate.standin.load;

import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.rows.Staging;
import io.starmigrate.standin.session.Cluster;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Publishes staged rows: data and the partitions' versions change at the same moment. */
final class WriteTransaction {
    private WriteTransaction() {}

    static void commit(Cluster cluster, List<Staging> rows) throws SQLException {
        SQLException[] refused = new SQLException[1];
        cluster.catalog().locked(() -> {
            try {
                Staging.commit(rows, written -> count(cluster, written));
            } catch (SQLException e) {
                refused[0] = e;
            }
            return refused;
        });
        if (refused[0] != null) {
            throw refused[0];
        }
    }

    /** Partitions may have moved to other tables since the rows were staged; their ids have not changed. */
    private static void count(Cluster cluster, Set<Long> written) {
        Instant now = cluster.clock().instant();
        for (Database database : cluster.catalog().databases()) {
            for (Relation relation : database.relations()) {
                if (relation instanceof Table table) {
                    written.forEach(id -> table.written(id, now));
                }
            }
        }
    }
}
