package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.MaterializedView;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.catalog.View;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.Names.RelationName;
import io.starmigrate.standin.session.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** DROP TABLE, DROP VIEW, DROP MATERIALIZED VIEW and TRUNCATE TABLE. */
final class TableStatements {
    private TableStatements() {}

    static Answer drop(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.DropTableStatementContext drop = statement.dropTableStatement();
        if (drop.TEMPORARY() != null) {
            throw SqlError.notKnown(text);
        }
        return drop(session, Names.relation(drop.qualifiedName()), Table.class, drop.EXISTS());
    }

    static Answer dropView(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.DropViewStatementContext drop = statement.dropViewStatement();
        return drop(session, Names.relation(drop.qualifiedName()), View.class, drop.EXISTS());
    }

    static Answer dropMaterializedView(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.DropMaterializedViewStatementContext drop = statement.dropMaterializedViewStatement();
        RelationName name = Names.relation(drop.mvName);
        return session.cluster().catalog().locked(() -> {
            Database database = Relations.database(session, name.database());
            Optional<Table> base = RollupChanges.of(database, name.name());
            if (base.isPresent()) {
                new RollupChanges(session.cluster(), database, base.get()).drop(name.name());
                return Answer.OK;
            }
            return drop(session, name, MaterializedView.class, drop.EXISTS());
        });
    }

    private static Answer drop(
            Session session, RelationName name, Class<? extends Relation> kind, @Nullable Object ifExists) {
        return session.cluster().catalog().locked(() -> {
            Database database = Relations.database(session, name.database());
            Optional<Relation> found = database.relation(name.name()).filter(kind::isInstance);
            if (found.isEmpty() && ifExists == null) {
                throw SqlError.unknownTable(session.personality(), database.name() + "." + name.name());
            }
            found.ifPresent(relation -> {
                DatabaseStatements.dropRows(session.cluster(), relation);
                database.remove(relation);
                MaterializedViewStatements.deactivateReaders(
                        session, database, relation.name(), "base-table dropped: " + relation.name());
                session.cluster().grants().revokeAll(relation.id());
            });
            return Answer.OK;
        });
    }

    static Answer truncate(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.TruncateTableStatementContext truncate = statement.truncateTableStatement();
        List<String> names = truncate.partitionNames() == null
                ? List.of()
                : truncate.partitionNames().identifierOrString().stream()
                        .map(Names::text)
                        .toList();
        return session.cluster().catalog().locked(() -> {
            Table table = Relations.table(session, Names.relation(truncate.qualifiedName()));
            new PartitionChanges(session.cluster(), table).truncate(names);
            return Answer.OK;
        });
    }
}
