package io.starmigrate.standin.load;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.Partitioning;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.jobs.JobFaults;
import io.starmigrate.standin.session.Cluster;
import io.starmigrate.standin.session.Session;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * INSERT OVERWRITE of tables that are not partitioned: the rows are written to a partition that nobody sees, which then
 * takes the place of the table's own. The table keeps its id, and with it its rollups, views and grants. It goes on
 * when its client is gone, and its last step asks nobody what shows by then. Thread-safe.
 */
final class Overwrites {
    private final JobFaults faults;
    private final Map<Long, Integer> running = new ConcurrentHashMap<>();

    Overwrites(JobFaults faults) {
        this.faults = faults;
    }

    /** Writes rows to where they do not show yet. */
    @FunctionalInterface
    interface Work {
        Answer run(Fresh fresh) throws SQLException;
    }

    Answer doing(Session session, Table table, StarRocksParser.InsertStatementContext insert, String text, Work work)
            throws SQLException {
        if (!(table.definition().partitioning() instanceof Partitioning.None) || insert.partitionNames() != null) {
            throw SqlError.notKnown(text);
        }
        refuseSecond(session, table);
        Fresh fresh = new Fresh(session.cluster(), table);
        try {
            return work.run(fresh);
        } finally {
            running.computeIfPresent(table.id(), (id, count) -> count == 1 ? null : count - 1);
            fresh.discard();
        }
    }

    /** Before 3.4.2 two of them on one table do not get along. */
    private void refuseSecond(Session session, Table table) {
        int count = running.merge(table.id(), 1, Integer::sum);
        if (count > 1 && !session.personality().atLeast(3, 4, 2)) {
            running.computeIfPresent(table.id(), (id, now) -> now - 1);
            throw SqlError.executing(session.personality(), "java.util.ConcurrentModificationException");
        }
    }

    /** The partition that is being written. */
    final class Fresh {
        private final Cluster cluster;
        private final Table table;
        private final Partition partition;
        private boolean shown;

        private Fresh(Cluster cluster, Table table) {
            this.cluster = cluster;
            this.table = table;
            this.partition = cluster.catalog().locked(() -> {
                Partition before = table.partitions().get(0);
                return new Partition(
                        cluster.nextId(),
                        before.name(),
                        before.bounds(),
                        before.buckets(),
                        1,
                        cluster.clock().instant(),
                        cluster.nextEpoch());
            });
            cluster.rows().createPartition(partition.id(), table.columns());
        }

        Partition partition() {
            return partition;
        }

        void awaitTurn() {
            faults.await(JobFaults.Point.OVERWRITE);
        }

        /** Takes the place of what shows now, whoever has put that there meanwhile. */
        void show() {
            faults.await(JobFaults.Point.SWITCH);
            shown = cluster.catalog().locked(() -> {
                requireTable();
                Partition before = table.partitions().get(0);
                table.remove(before);
                table.put(partition.named(before.name()).written(cluster.clock().instant()));
                cluster.rows().dropPartition(before.id());
                return true;
            });
        }

        private void requireTable() {
            boolean there = cluster.catalog().databases().stream()
                    .flatMap(database -> database.relations().stream())
                    .anyMatch(relation -> relation.id() == table.id());
            if (!there) {
                throw SqlError.executing(cluster.personality(), "table:" + table.id() + " does not exist in database");
            }
        }

        private void discard() {
            if (!shown) {
                cluster.rows().dropPartition(partition.id());
            }
        }
    }
}
