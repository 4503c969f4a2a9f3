package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.MaterializedView;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.catalog.View;
import io.starmigrate.standin.ddl.Relations;
import io.starmigrate.standin.parse.Expressions;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.Names.RelationName;
import io.starmigrate.standin.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** SHOW CREATE DATABASE, TABLE, VIEW and MATERIALIZED VIEW. */
final class ShowCreate {
    private static final List<String> MATERIALIZED_VIEW = List.of("Materialized View", "Create Materialized View");

    private ShowCreate() {}

    static Answer database(Session session, StarRocksParser.StatementContext statement, String text) {
        String name = Names.text(statement.showCreateDbStatement().identifier());
        return session.cluster().catalog().locked(() -> {
            Database database = Relations.database(session, Optional.of(name));
            String properties = session.personality().sharedData()
                    ? "\nPROPERTIES (\"storage_volume\" = \"builtin_storage_volume\")"
                    : "";
            String create = "CREATE DATABASE " + Expressions.quoted(database.name()) + properties;
            return rows(List.of("Database", "Create Database"), List.of(database.name(), create));
        });
    }

    private static Answer rows(List<String> columns, List<String> row) {
        return new ShownRows(columns, List.of(row)).answer();
    }

    static Answer relation(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowCreateTableStatementContext show = statement.showCreateTableStatement();
        RelationName name = Names.relation(show.table);
        return session.cluster().catalog().locked(() -> {
            Optional<Answer> rollup = show.MATERIALIZED() == null ? Optional.empty() : rollup(session, name);
            if (rollup.isPresent()) {
                return rollup.get();
            }
            Relation relation = Relations.relation(session, name).orElseThrow(() -> missing(session, name));
            boolean fits = show.MATERIALIZED() != null
                    ? relation instanceof MaterializedView
                    : show.VIEW() == null || relation instanceof View;
            if (!fits) {
                throw SqlError.analyzing("Table " + relation.name() + " is not "
                        + (show.MATERIALIZED() != null ? "MATERIALIZED VIEW" : "VIEW"));
            }
            return shown(session.personality(), relation);
        });
    }

    /** A synchronous materialized view is shown as it was written. */
    private static Optional<Answer> rollup(Session session, RelationName name) {
        return Relations.database(session, name.database()).relations().stream()
                .filter(Table.class::isInstance)
                .flatMap(table -> ((Table) table).rollup(name.name()).stream())
                .findFirst()
                .map(rollup -> rows(MATERIALIZED_VIEW, List.of(rollup.name(), String.valueOf(rollup.definition()))));
    }

    private static SqlError missing(Session session, RelationName name) {
        return session.personality().atLeast(3, 3)
                ? SqlError.analyzing("Table " + name.name() + " is not found")
                : new SqlError(1051, "42S02", "Unknown table '" + name.name() + "'");
    }

    private static Answer shown(Personality personality, Relation relation) {
        if (relation instanceof Table table) {
            String text = new TableText(personality, table).text();
            return rows(List.of("Table", "Create Table"), List.of(table.name(), text));
        }
        if (relation instanceof View view) {
            return rows(
                    List.of("View", "Create View", "character_set_client", "collation_connection"),
                    List.of(view.name(), viewText(personality, view), "utf8", "utf8_general_ci"));
        }
        MaterializedView view = (MaterializedView) relation;
        return rows(MATERIALIZED_VIEW, List.of(view.name(), new MaterializedViewText(personality, view).text()));
    }

    private static String viewText(Personality personality, View view) {
        ShownTexts texts = new ShownTexts(personality);
        String columns =
                view.columns().stream().map(column -> viewColumn(texts, column)).collect(Collectors.joining(", "));
        String comment = view.comment().isEmpty() ? "" : "\nCOMMENT \"" + texts.comment(view.comment()) + "\"";
        String security = personality.atLeast(3, 4, 1) ? " SECURITY " + view.security() : "";
        return "CREATE VIEW " + Expressions.quoted(view.name()) + " (" + columns + ")" + comment + security + " AS "
                + view.query().ofView(personality) + ";";
    }

    static String viewColumn(ShownTexts texts, Column column) {
        return Expressions.quoted(column.name())
                + (column.comment().isEmpty() ? "" : " COMMENT \"" + texts.comment(column.comment()) + "\"");
    }
}
