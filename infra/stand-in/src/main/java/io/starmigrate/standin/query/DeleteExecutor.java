package io.starmigrate.standin.query;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.KeyModel;
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
        return session.cluster().catalog().locked(() -> delete(session, delete));
    }

    private Answer delete(Session session, StarRocksParser.DeleteStatementContext delete) {
        Names.RelationName name = Names.relation(delete.qualifiedName());
        String database = session.databaseOr(name.database().orElse(null));
        if (!(TableSource.relation(session, database, name.name()) instanceof Table table)) {
            throw SqlError.analyzing("Table[" + name.name() + "] is not a table; DELETE needs one");
        }
        boolean isByKey = table.definition().keyModel() == KeyModel.PRIMARY;
        List<Partition> partitions = isByKey ? every(table, delete) : chosen(session, table, delete);
        String condition = new QueryTranslator(session).over(table.columns()).expression(delete.where);
        try {
            List<Long> all = partitions.stream().map(Partition::id).toList();
            List<Long> lost = store.delete(all, table.name(), condition);
            // A condition is one more version of all partitions it is handed to, whatever it holds for.
            (isByKey ? lost : all)
                    .forEach(id -> table.written(id, session.cluster().clock().instant()));
            return Answer.OK;
        } catch (SQLException refused) {
            throw EngineErrors.analyzing(refused);
        }
    }

    private static List<Partition> every(Table table, StarRocksParser.DeleteStatementContext delete) {
        if (delete.where == null) {
            throw SqlError.analyzing("Delete must specify where clause to prevent full table delete");
        }
        if (delete.partitionNames() != null) {
            throw SqlError.analyzing("Delete for primary key table do not support specifying partitions");
        }
        return table.partitions();
    }

    private static List<Partition> chosen(Session session, Table table, StarRocksParser.DeleteStatementContext delete) {
        StarRocksParser.PartitionNamesContext named = delete.partitionNames();
        if (named != null && named.TEMPORARY() != null) {
            throw SqlError.analyzing("Do not support deleting temp partitions");
        }
        if (delete.where == null) {
            throw SqlError.analyzing("Where clause is not set");
        }
        DeleteConditions conditions = DeleteConditions.of(session.personality(), table, delete.where);
        return named == null ? conditions.selected() : TableSource.chosen(table, named);
    }
}
