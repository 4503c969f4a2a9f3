package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.ddl.Relations;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SHOW DATA, of a table or of the current database. */
final class ShowDatabaseSize {
    private static final List<String> OF_TABLE = List.of("TableName", "IndexName", "Size", "ReplicaCount", "RowCount");
    private static final List<String> OF_DATABASE = List.of("TableName", "Size", "ReplicaCount");

    private ShowDatabaseSize() {}

    static Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowDataStmtContext show = statement.showDataStmt();
        return session.cluster()
                .catalog()
                .locked(() -> show.qualifiedName() == null
                        ? ofDatabase(session)
                        : ofTable(session, Relations.table(session, Names.relation(show.qualifiedName()))));
    }

    private static Answer ofTable(Session session, Table table) {
        TableSize size = TableSize.of(session.cluster(), table);
        String bytes = Sizes.precise(size.bytes());
        String replicas = String.valueOf(replicas(session.personality(), table));
        List<List<@Nullable String>> rows = List.of(
                List.of(table.name(), table.name(), bytes, replicas, String.valueOf(size.rows())),
                List.of("", "Total", bytes, replicas, ""));
        return new ShownRows(OF_TABLE, rows).answer();
    }

    private static Answer ofDatabase(Session session) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        long bytes = 0;
        long replicas = 0;
        for (var relation : Relations.database(session, Optional.empty()).relations()) {
            if (relation instanceof Table table) {
                long tableBytes = TableSize.of(session.cluster(), table).bytes();
                long tableReplicas = replicas(session.personality(), table);
                rows.add(List.of(table.name(), Sizes.precise(tableBytes), String.valueOf(tableReplicas)));
                bytes += tableBytes;
                replicas += tableReplicas;
            }
        }
        rows.add(List.of("Total", Sizes.precise(bytes), String.valueOf(replicas)));
        return new ShownRows(OF_DATABASE, rows).answer();
    }

    private static long replicas(Personality personality, Table table) {
        String number = ShownProperties.of(personality, table.definition()).getOrDefault("replication_num", "1");
        long tablets = table.partitions().stream().mapToLong(Partition::buckets).sum();
        return personality.sharedData() ? tablets : tablets * Long.parseLong(number);
    }
}
