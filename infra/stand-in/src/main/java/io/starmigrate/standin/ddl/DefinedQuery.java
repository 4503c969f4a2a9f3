package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.ViewQuery;
import io.starmigrate.standin.parse.Expressions;
import io.starmigrate.standin.parse.LaterFunctions;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.Statements;
import io.starmigrate.standin.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** The query of a view, printed as StarRocks does: names qualified, stars expanded, clauses on lines of their own. */
final class DefinedQuery {
    private final DefinedRelations relations;

    /** How columns of tables without an alias are named in the printed query. */
    enum Qualified {
        /** {@code `db`.`table`.`column`}, as views have it. */
        FULLY,
        /** {@code `table`.`column`}, as materialized views have it. */
        BY_TABLE
    }

    private DefinedQuery(Session session, Qualified qualified) {
        this.relations = new DefinedRelations(session, qualified, this);
    }

    /**
     * A query printed.
     *
     * @param columns its result columns; of those that are more than a column, a cast or a count the type is not known
     *     and told as text
     */
    record Printed(String text, List<Column> columns) {
        List<String> names() {
            return columns.stream().map(Column::name).toList();
        }

        /** @param typed what this was made of */
        ViewQuery toKeep(StarRocksParser.QueryStatementContext typed) {
            return new ViewQuery(text, Statements.source(typed));
        }
    }

    /** @throws SqlError when a table, column or function is missing, or for a kind of query not known here */
    static Printed print(Session session, StarRocksParser.QueryStatementContext statement, Qualified qualified) {
        LaterFunctions.refuse(session.personality(), statement);
        return new DefinedQuery(session, qualified).query(statement.queryRelation(), null);
    }

    Printed query(StarRocksParser.QueryRelationContext query, @Nullable NameScope outer) {
        NameScope scope = new NameScope(outer, this::text);
        String with = "";
        if (query.withClause() != null) {
            with = query.withClause().commonTableExpression().stream()
                    .map(table -> commonTable(table, scope))
                    .collect(Collectors.joining(", ", "WITH ", " "));
        }
        StarRocksParser.QueryNoWithContext body = query.queryNoWith();
        Printed primary = primary(body.queryPrimary(), scope);
        primary.names().forEach(scope::alias);
        return new Printed(
                with + primary.text() + orderBy(body.sortItem(), scope) + limit(body.limitElement()),
                primary.columns());
    }

    private String text(StarRocksParser.QueryRelationContext query, NameScope outer) {
        return query(query, outer).text();
    }

    private String commonTable(StarRocksParser.CommonTableExpressionContext table, NameScope scope) {
        String name = Names.text(table.name);
        Printed query = query(table.queryRelation(), scope);
        List<Column> columns = renamed(query.columns(), table.columnAliases());
        scope.commonTable(name, columns);
        return Expressions.quoted(name)
                + columns.stream()
                        .map(column -> Expressions.quoted(column.name()))
                        .collect(Collectors.joining(", ", " (", ")"))
                + " AS (" + query.text() + ")";
    }

    static List<Column> renamed(List<Column> columns, StarRocksParser.@Nullable ColumnAliasesContext aliases) {
        if (aliases == null) {
            return columns;
        }
        List<Column> renamed = new ArrayList<>();
        for (int i = 0; i < aliases.identifier().size(); i++) {
            renamed.add(columns.get(i).named(Names.text(aliases.identifier(i))));
        }
        return renamed;
    }

    private Printed primary(StarRocksParser.QueryPrimaryContext query, NameScope scope) {
        if (query instanceof StarRocksParser.QueryPrimaryDefaultContext select) {
            return select(select.querySpecification(), scope);
        }
        if (query instanceof StarRocksParser.QueryWithParenthesesContext nested) {
            Printed inner = query(nested.subquery().queryRelation(), scope);
            return new Printed("(" + inner.text() + ")", inner.columns());
        }
        if (query instanceof StarRocksParser.SetOperationContext set) {
            Printed left = primary(set.left, new NameScope(scope, this::text));
            boolean all = set.setQuantifier() != null && set.setQuantifier().ALL() != null;
            String operator = set.operator.getText().toUpperCase(Locale.ROOT) + (all ? " ALL " : " ");
            return new Printed(
                    left.text() + " " + operator
                            + primary(set.right, new NameScope(scope, this::text))
                                    .text(),
                    left.columns());
        }
        throw unknown(query);
    }

    private Printed select(StarRocksParser.QuerySpecificationContext select, NameScope scope) {
        if (select.qualifyFunction != null) {
            throw unknown(select);
        }
        String from = relations.from(select.fromClause(), scope);
        List<SelectedColumn> items = select.selectItem().stream()
                .flatMap(item -> SelectedColumn.of(item, scope).stream())
                .toList();
        items.forEach(item -> scope.alias(item.column().name()));
        boolean distinct =
                select.setQuantifier() != null && select.setQuantifier().DISTINCT() != null;
        String text = items.stream()
                        .map(SelectedColumn::text)
                        .collect(Collectors.joining(", ", distinct ? "SELECT DISTINCT " : "SELECT ", ""))
                + from
                + clause("\nWHERE ", select.where, scope)
                + clause("\nGROUP BY ", select.groupingElement(), scope)
                + clause("\nHAVING ", select.having, scope);
        return new Printed(text, items.stream().map(SelectedColumn::column).toList());
    }

    private static String clause(String keyword, @Nullable ParserRuleContext part, NameScope scope) {
        return part == null ? "" : keyword + Expressions.printedBy(part, scope);
    }

    private static String orderBy(List<StarRocksParser.SortItemContext> items, NameScope scope) {
        return items.isEmpty()
                ? ""
                : items.stream()
                        .map(item -> Expressions.printedBy(item, scope))
                        .collect(Collectors.joining(", ", " ORDER BY ", ""));
    }

    private static String limit(StarRocksParser.@Nullable LimitElementContext limit) {
        return limit == null ? "" : " " + Expressions.printed(limit);
    }

    static SqlError unknown(ParserRuleContext part) {
        return SqlError.notKnown("a view of " + Statements.source(part));
    }
}
