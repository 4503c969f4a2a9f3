package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.Partitioning;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.ddl.Relations;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.Names.RelationName;
import io.starmigrate.standin.session.Cluster;
import io.starmigrate.standin.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SHOW [TEMPORARY] PARTITIONS FROM t [WHERE …] [ORDER BY …] [LIMIT …]. */
final class ShowPartitions {
    private ShowPartitions() {}

    static Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowPartitionsStatementContext show = statement.showPartitionsStatement();
        return session.cluster().catalog().locked(() -> {
            Table table = table(session, Names.relation(show.table));
            List<Partition> partitions = show.TEMPORARY() == null ? table.partitions() : table.temporaryPartitions();
            boolean list = table.definition().partitioning() instanceof Partitioning.Values;
            List<String> columns = PartitionFacts.columns(session.personality(), list ? "List" : "Range");
            return new ShownRows(columns, rows(session.cluster(), table, partitions, columns))
                    .where(show.expression())
                    .orderBy(show.sortItem())
                    .limit(show.limitElement())
                    .answer();
        });
    }

    private static Table table(Session session, RelationName name) {
        Database database = Relations.database(session, name.database());
        return database.table(name.name()).orElseThrow(() -> missing(session, name));
    }

    private static SqlError missing(Session session, RelationName name) {
        return SqlError.analyzing(
                session.personality().atLeast(3, 3)
                        ? "Table " + name.name() + " is not found"
                        : "Table[" + name.name() + "] does not exists or is not OLAP table");
    }

    private static List<List<@Nullable String>> rows(
            Cluster cluster, Table table, List<Partition> partitions, List<String> columns) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        PartitionFacts all = new PartitionFacts(cluster, table);
        for (Partition partition : PartitionOrder.shown(partitions)) {
            Map<String, @Nullable String> facts = all.of(partition);
            List<@Nullable String> row = new ArrayList<>();
            columns.forEach(column -> row.add(facts.get(column)));
            rows.add(row);
        }
        return rows;
    }
}
