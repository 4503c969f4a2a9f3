package io.starmigrate.standin.query;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.rows.DuckDbRowStore;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.StatementExecutor;
import java.sql.SQLException;
import java.util.List;

/** DELETE FROM a table, or from partitions of it, WHERE a condition holds. */
public final class DeleteExecutor implements StatementExecutor {
    private final DuckDbRowStore store;

    public DeleteExecutor(DuckDbRowStore store) {
        this.store = store;
    }

    @Override
    public Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.DeleteStatementContext delete = statement.deleteStatement();
        if (delete.explainDesc() != null || delete.withClause() != null || delete.using != null) {
            throw SqlError.notKnown(text);
        }
        if (delete.where == null) {
            throw SqlError.analyzing("Where clause is not set");
        }
        return session.cluster().catalog().locked(() -> delete(session, delete));
    }

    private Answer delete(Session session, StarRocksParser.DeleteStatementContext delete) {
        Names.RelationName name = Names.relation(delete.qualifiedName());
        String database = session.databaseOr(name.database().orElse(null));
        if (!(TableSource.relation(session, database, name.name()) instanceof Table table)) {
            throw SqlError.analyzing("Table[" + name.name() + "] is not a table; DELETE needs one");
        }
        List<Partition> partitions = delete.partitionNames() == null
                ? table.partitions()
                : TableSource.chosen(table, delete.partitionNames());
        String condition = new QueryTranslator(session).over(table.columns()).expression(delete.where);
        try {
            List<Long> written =
                    store.delete(partitions.stream().map(Partition::id).toList(), table.name(), condition);
            written.forEach(id -> table.written(id, session.cluster().clock().instant()));
            return Answer.OK;
        } catch (SQLException refused) {
            throw EngineErrors.analyzing(refused);
        }
    }
}
