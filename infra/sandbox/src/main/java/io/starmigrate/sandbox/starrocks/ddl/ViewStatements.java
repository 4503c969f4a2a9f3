package io.starmigrate.sandbox.starrocks.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.sandbox.starrocks.Answer;
import io.starmigrate.sandbox.starrocks.SqlError;
import io.starmigrate.sandbox.starrocks.catalog.Column;
import io.starmigrate.sandbox.starrocks.catalog.ColumnDefault;
import io.starmigrate.sandbox.starrocks.catalog.Database;
import io.starmigrate.sandbox.starrocks.catalog.MaterializedView;
import io.starmigrate.sandbox.starrocks.catalog.Relation;
import io.starmigrate.sandbox.starrocks.catalog.View;
import io.starmigrate.sandbox.starrocks.parse.Names;
import io.starmigrate.sandbox.starrocks.parse.Names.RelationName;
import io.starmigrate.sandbox.starrocks.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** CREATE VIEW and CREATE MATERIALIZED VIEW: definitions are kept and shown; a materialized view is never refreshed. */
final class ViewStatements {
    private ViewStatements() {}

    static Answer createView(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.CreateViewStatementContext create = statement.createViewStatement();
        RelationName name = Names.relation(create.qualifiedName());
        boolean keep = create.EXISTS() != null;
        return put(session, name, keep, database -> {
            DefinedQuery query = new DefinedQuery(session, create.queryStatement(), DefinedQuery.Qualified.FULLY);
            return new View(
                    session.cluster().nextId(),
                    name.name(),
                    columns(create.columnNameWithComment(), query.columns()),
                    query.text(),
                    ColumnDefinitions.comment(create.comment(), ""));
        });
    }

    static Answer createMaterializedView(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.CreateMaterializedViewStatementContext create = statement.createMaterializedViewStatement();
        RelationName name = Names.relation(create.mvName);
        boolean keep = create.EXISTS() != null;
        return put(session, name, keep, database -> {
            DefinedQuery query = new DefinedQuery(session, create.queryStatement(), DefinedQuery.Qualified.BY_TABLE);
            List<Column> columns = columns(create.columnNameWithComment(), query.columns());
            String otherwise = session.personality().sharedData() ? "MATERIALIZED_VIEW" : "";
            String comment = ColumnDefinitions.comment(create.comment(), otherwise);
            String definition = new MaterializedViewText(session.personality(), create)
                    .text(name.name(), columns, comment, query.text());
            return new MaterializedView(session.cluster().nextId(), name.name(), columns, definition, comment);
        });
    }

    private static Answer put(Session session, RelationName name, boolean keep, Function<Database, Relation> relation) {
        return session.cluster().catalog().locked(() -> {
            Database database = Relations.database(session, name.database());
            if (database.relation(name.name()).isPresent()) {
                if (keep) {
                    return Answer.OK;
                }
                throw SqlError.analyzing(1050, "42S01", "Table '" + name.name() + "' already exists");
            }
            database.put(relation.apply(database));
            return Answer.OK;
        });
    }

    private static List<Column> columns(
            List<StarRocksParser.ColumnNameWithCommentContext> named, List<Column> ofQuery) {
        if (named.isEmpty()) {
            return ofQuery;
        }
        if (named.size() != ofQuery.size()) {
            throw SqlError.analyzing("Number of view columns does not match query output");
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            columns.add(new Column(
                    Names.text(named.get(i).columnName),
                    ofQuery.get(i).type(),
                    true,
                    null,
                    ColumnDefault.NONE,
                    false,
                    null,
                    ColumnDefinitions.comment(named.get(i).comment(), "")));
        }
        return columns;
    }
}
