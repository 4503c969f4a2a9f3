package io.starmigrate.standin.query;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.Statements;
import io.starmigrate.standin.rows.EngineSql;
import io.starmigrate.standin.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Brings a StarRocks query to the engine's SQL. The catalog's lock is held while it works. Used by one thread. */
public final class QueryTranslator {
    private final Scope scope;
    private final ExpressionTranslator expressions;
    private final RelationTranslator relations;

    public QueryTranslator(Session session) {
        this.scope = new Scope(session);
        this.expressions = new ExpressionTranslator(scope, this);
        this.relations = new RelationTranslator(scope, this);
    }

    Scope scope() {
        return scope;
    }

    /** An expression in the engine's SQL; column names are left to the query it stands in. */
    public String expression(ParserRuleContext expression) {
        return expressions.of(expression);
    }

    /** Takes note of the columns that expressions may name. */
    public QueryTranslator over(List<io.starmigrate.standin.catalog.Column> columns) {
        scope.columns(columns);
        return this;
    }

    /** A text that is a query. */
    public String parsed(String query) {
        return query(statement(query).queryRelation());
    }

    /** A text that is one expression. */
    public String parsedExpression(String text) {
        StarRocksParser.QueryNoWithContext select =
                statement("SELECT " + text).queryRelation().queryNoWith();
        if (select.queryPrimary() instanceof StarRocksParser.QueryPrimaryDefaultContext only
                && only.querySpecification().selectItem(0) instanceof StarRocksParser.SelectSingleContext item) {
            return expression(item.expression());
        }
        throw SqlError.notKnown(text);
    }

    private StarRocksParser.QueryStatementContext statement(String query) {
        Statements reader = new Statements(scope.session().personality());
        return reader.read(Statements.split(query).get(0)).queryStatement();
    }

    /** A whole query with its WITH, ORDER BY and LIMIT. */
    public String query(StarRocksParser.QueryRelationContext query) {
        String with = "";
        if (query.withClause() != null) {
            with = query.withClause().commonTableExpression().stream()
                    .map(this::commonTable)
                    .collect(Collectors.joining(", ", "WITH ", " "));
        }
        StarRocksParser.QueryNoWithContext body = query.queryNoWith();
        String primary = primary(body.queryPrimary());
        return with + primary + orderBy(body.sortItem()) + limit(body.limitElement());
    }

    private String commonTable(StarRocksParser.CommonTableExpressionContext table) {
        String name = Names.text(table.name);
        String query = query(table.queryRelation());
        scope.commonTable(name);
        return EngineSql.name(name) + aliases(table.columnAliases()) + " AS (" + query + ")";
    }

    /** The names given to columns; what was known of others that are called so is not known of these. */
    String aliases(StarRocksParser.@Nullable ColumnAliasesContext aliases) {
        if (aliases == null) {
            return "";
        }
        List<String> names = aliases.identifier().stream().map(Names::text).toList();
        names.forEach(name -> scope.made(name, ""));
        return names.stream().map(EngineSql::name).collect(Collectors.joining(", ", "(", ")"));
    }

    private String primary(StarRocksParser.QueryPrimaryContext query) {
        if (query instanceof StarRocksParser.QueryPrimaryDefaultContext select) {
            return select(select.querySpecification());
        }
        if (query instanceof StarRocksParser.QueryWithParenthesesContext nested) {
            return "(" + query(nested.subquery().queryRelation()) + ")";
        }
        if (query instanceof StarRocksParser.SetOperationContext set) {
            String operator = set.operator.getText().toUpperCase(Locale.ROOT);
            boolean all = set.setQuantifier() != null && set.setQuantifier().ALL() != null;
            return primary(set.left) + " " + (operator.equals("MINUS") ? "EXCEPT" : operator) + (all ? " ALL " : " ")
                    + primary(set.right);
        }
        throw unknown(query);
    }

    private String select(StarRocksParser.QuerySpecificationContext select) {
        if (select.qualifyFunction != null) {
            throw SqlError.notKnown("QUALIFY");
        }
        String from = relations.from(select.fromClause());
        String items = select.selectItem().stream().map(this::item).collect(Collectors.joining(", "));
        boolean distinct =
                select.setQuantifier() != null && select.setQuantifier().DISTINCT() != null;
        return "SELECT " + (distinct ? "DISTINCT " : "") + items + from + clause(" WHERE ", select.where)
                + groupBy(select.groupingElement()) + clause(" HAVING ", select.having);
    }

    private String clause(String keyword, StarRocksParser.@Nullable ExpressionContext condition) {
        return condition == null ? "" : keyword + expression(condition);
    }

    private String item(StarRocksParser.SelectItemContext item) {
        if (item instanceof StarRocksParser.SelectAllContext all) {
            return all.qualifiedName() == null
                    ? "*"
                    : EngineSql.name(Names.relation(all.qualifiedName()).name()) + ".*";
        }
        StarRocksParser.SelectSingleContext single = (StarRocksParser.SelectSingleContext) item;
        String expression = expression(single.expression());
        String label = label(single);
        scope.made(label, KnownTypes.mark(expression));
        return expression + " AS " + EngineSql.name(label);
    }

    /** The result column's name: the alias, the column's name, or the expression as written. */
    static String label(StarRocksParser.SelectSingleContext item) {
        if (item.identifier() != null) {
            return Names.text(item.identifier());
        }
        if (item.string() != null) {
            return Literals.text(item.string());
        }
        String source = Statements.source(item.expression());
        boolean column = source.matches("[\\w$`.]+") && !source.matches("[\\d.]+");
        return column ? source.substring(source.lastIndexOf('.') + 1).replace("`", "") : source;
    }

    private String groupBy(StarRocksParser.@Nullable GroupingElementContext grouping) {
        if (grouping == null) {
            return "";
        }
        if (grouping instanceof StarRocksParser.SingleGroupingSetContext single) {
            return " GROUP BY " + list(single.expressionList().expression());
        }
        throw unknown(grouping);
    }

    private String list(List<StarRocksParser.ExpressionContext> items) {
        return items.stream().map(this::expression).collect(Collectors.joining(", "));
    }

    /** ORDER BY with StarRocks' place for NULLs: first when ascending, last when descending. */
    String orderBy(List<StarRocksParser.SortItemContext> items) {
        return items.isEmpty()
                ? ""
                : items.stream().map(this::sortItem).collect(Collectors.joining(", ", " ORDER BY ", ""));
    }

    private String sortItem(StarRocksParser.SortItemContext item) {
        boolean descending = item.ordering != null && item.ordering.getText().equalsIgnoreCase("desc");
        boolean nullsFirst = item.nullOrdering == null
                ? !descending
                : item.nullOrdering.getText().equalsIgnoreCase("first");
        return expression(item.expression()) + (descending ? " DESC" : " ASC") + " NULLS "
                + (nullsFirst ? "FIRST" : "LAST");
    }

    static String limit(StarRocksParser.@Nullable LimitElementContext limit) {
        if (limit == null) {
            return "";
        }
        return " LIMIT " + limit.limit.getText() + (limit.offset == null ? "" : " OFFSET " + limit.offset.getText());
    }

    static SqlError unknown(ParserRuleContext part) {
        return SqlError.notKnown(Statements.source(part));
    }
}
