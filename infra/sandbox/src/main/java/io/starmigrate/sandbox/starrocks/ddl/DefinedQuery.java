package io.starmigrate.sandbox.starrocks.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.sandbox.starrocks.SqlError;
import io.starmigrate.sandbox.starrocks.catalog.Column;
import io.starmigrate.sandbox.starrocks.catalog.Database;
import io.starmigrate.sandbox.starrocks.catalog.SqlType;
import io.starmigrate.sandbox.starrocks.catalog.Table;
import io.starmigrate.sandbox.starrocks.parse.Expressions;
import io.starmigrate.sandbox.starrocks.parse.Names;
import io.starmigrate.sandbox.starrocks.parse.Names.RelationName;
import io.starmigrate.sandbox.starrocks.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;

/** The query of a view over one table, printed as StarRocks does: names qualified, clauses on lines of their own. */
final class DefinedQuery {
    private static final SqlType UNKNOWN = SqlType.of("varchar", 65533);

    private final StarRocksParser.QuerySpecificationContext query;
    private final Database database;
    private final Table table;
    private final String qualifier;

    /** How columns are named in the printed query. */
    enum Qualified {
        /** {@code `db`.`table`.`column`}, as views have it. */
        FULLY,
        /** {@code `table`.`column`}, as materialized views have it. */
        BY_TABLE
    }

    /**
     * @throws SqlError when the table is missing, or the query is another than SELECT … FROM one table [WHERE] [GROUP
     *     BY] [HAVING]
     */
    DefinedQuery(Session session, StarRocksParser.QueryStatementContext statement, Qualified qualified) {
        StarRocksParser.QueryNoWithContext outer = statement.queryRelation().queryNoWith();
        boolean plain = statement.queryRelation().withClause() == null
                && outer.sortItem().isEmpty()
                && outer.limitElement() == null;
        if (!plain || !(outer.queryPrimary() instanceof StarRocksParser.QueryPrimaryDefaultContext simple)) {
            throw unknown(statement);
        }
        this.query = simple.querySpecification();
        RelationName name = from(statement);
        this.database = Relations.database(session, name.database());
        this.table = database.table(name.name())
                .orElseThrow(() -> SqlError.unknownTable(session.personality(), database.name() + "." + name.name()));
        String byTable = Expressions.quoted(table.name()) + ".";
        this.qualifier = qualified == Qualified.FULLY ? Expressions.quoted(database.name()) + "." + byTable : byTable;
    }

    private static SqlError unknown(ParserRuleContext query) {
        return SqlError.notKnown("a view of " + query.getText());
    }

    private RelationName from(ParserRuleContext statement) {
        if (query.fromClause() instanceof StarRocksParser.FromContext from
                && from.relations() != null
                && from.relations().relation().size() == 1
                && from.relations().relation(0).joinRelation().isEmpty()
                && from.relations().relation(0).relationPrimary() instanceof StarRocksParser.TableAtomContext atom
                && atom.alias == null) {
            return Names.relation(atom.qualifiedName());
        }
        throw unknown(statement);
    }

    String text() {
        StringBuilder text = new StringBuilder("SELECT ");
        text.append(items().stream().map(this::item).collect(Collectors.joining(", ")));
        text.append("\nFROM ").append(Expressions.quoted(database.name())).append('.');
        text.append(Expressions.quoted(table.name()));
        if (query.where != null) {
            text.append("\nWHERE ").append(print(query.where));
        }
        if (query.groupingElement() != null) {
            text.append("\nGROUP BY ").append(print(query.groupingElement()));
        }
        if (query.having != null) {
            text.append("\nHAVING ").append(print(query.having));
        }
        return text.toString();
    }

    private List<StarRocksParser.SelectSingleContext> items() {
        return query.selectItem().stream()
                .map(item -> Optional.of(item)
                        .filter(StarRocksParser.SelectSingleContext.class::isInstance)
                        .map(StarRocksParser.SelectSingleContext.class::cast)
                        .orElseThrow(() -> unknown(item)))
                .toList();
    }

    private String item(StarRocksParser.SelectSingleContext item) {
        return print(item.expression())
                + alias(item).map(a -> " AS " + Expressions.quoted(a)).orElse("");
    }

    private static Optional<String> alias(StarRocksParser.SelectSingleContext item) {
        return Optional.ofNullable(item.identifier()).map(Names::text);
    }

    private String print(ParserRuleContext expression) {
        return Expressions.printed(
                expression, name -> qualifier + Expressions.quoted(column(name).name()));
    }

    private Column column(String name) {
        return table.column(name).orElseThrow(() -> SqlError.analyzing("Column '" + name + "' cannot be resolved"));
    }

    /** The query's columns; only counts and plain columns have a known type, others are texts. */
    List<Column> columns() {
        return items().stream().map(this::column).toList();
    }

    private Column column(StarRocksParser.SelectSingleContext item) {
        String plain = Expressions.printed(item.expression(), name -> name);
        SqlType type = plain.startsWith("count(")
                ? SqlType.of("bigint")
                : table.column(plain).map(Column::type).orElse(UNKNOWN);
        return Column.plain(alias(item).orElse(plain), type);
    }
}
