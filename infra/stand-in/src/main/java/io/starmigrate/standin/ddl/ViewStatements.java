package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.ColumnDefault;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.View;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.Names.RelationName;
import io.starmigrate.standin.parse.NewerClauses;
import io.starmigrate.standin.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CREATE VIEW: definitions are kept and shown. */
final class ViewStatements {
    private ViewStatements() {}

    static Answer create(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.CreateViewStatementContext create = statement.createViewStatement();
        RelationName name = Names.relation(create.qualifiedName());
        if (create.OR() != null && !session.personality().atLeast(3, 2)) {
            throw SqlError.notKnown("CREATE OR REPLACE VIEW before 3.2");
        }
        return session.cluster().catalog().locked(() -> {
            Database database = Relations.database(session, name.database());
            Optional<Relation> present = database.relation(name.name());
            if (present.isPresent() && create.EXISTS() != null) {
                return Answer.OK;
            }
            boolean replaced = create.OR() != null
                    && present.filter(View.class::isInstance).isPresent();
            if (present.isPresent() && !replaced) {
                throw SqlError.analyzing(1050, "42S01", "Table '" + name.name() + "' already exists");
            }
            database.put(view(session, name.name(), create));
            return Answer.OK;
        });
    }

    private static View view(Session session, String name, StarRocksParser.CreateViewStatementContext create) {
        DefinedQuery.Printed query = DefinedQuery.print(session, create.queryStatement(), DefinedQuery.Qualified.FULLY);
        return new View(
                session.cluster().nextId(),
                name,
                columns(create.columnNameWithComment(), query.columns()),
                query.toKeep(create.queryStatement()),
                ColumnDefinitions.comment(create.comment(), ""),
                NewerClauses.security(create.AS().getSymbol()));
    }

    /** A view's columns: those of its query, by the names and with the comments the statement gives them. */
    static List<Column> columns(List<StarRocksParser.ColumnNameWithCommentContext> named, List<Column> ofQuery) {
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
