package io.starmigrate.standin.query;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParserBaseVisitor;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.rows.EngineSql;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.RuleNode;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Values as expressions of the engine's SQL: literals, columns, fields and items of nested values, queries. What no
 * subclass knows is an error that quotes it.
 */
abstract class ValueTranslator extends StarRocksParserBaseVisitor<String> {
    private static final Pattern NAME = Pattern.compile("`(?:[^`]|``)*`|[^.`]+");

    final Scope scope;
    final QueryTranslator queries;

    ValueTranslator(Scope scope, QueryTranslator queries) {
        this.scope = scope;
        this.queries = queries;
    }

    String of(ParseTree expression) {
        return visit(expression);
    }

    /** A rule with one child is that child; anything else must have a method of its own here. */
    @Override
    public String visitChildren(RuleNode node) {
        if (node.getChildCount() == 1 && !(node.getChild(0) instanceof TerminalNode)) {
            return visit(node.getChild(0));
        }
        throw QueryTranslator.unknown((ParserRuleContext) node.getRuleContext());
    }

    @Override
    public String visitParenthesizedExpression(StarRocksParser.ParenthesizedExpressionContext nested) {
        return "(" + of(nested.expression()) + ")";
    }

    @Override
    public String visitSubqueryExpression(StarRocksParser.SubqueryExpressionContext nested) {
        return "(" + queries.query(nested.subquery().queryRelation()) + ")";
    }

    @Override
    public String visitColumnReference(StarRocksParser.ColumnReferenceContext column) {
        String name = Names.text(column.identifier());
        return scope.parameter(name).orElseGet(() -> {
            String mark = scope.mark(name);
            return mark.isEmpty() ? EngineSql.name(name) : mark + EngineSql.name(name) + ")";
        });
    }

    @Override
    public String visitDereference(StarRocksParser.DereferenceContext path) {
        // A quoted name may hold points, and quotes twice.
        List<String> parts = NAME.matcher(path.getText())
                .results()
                .map(MatchResult::group)
                .map(part -> part.startsWith("`")
                        ? part.substring(1, part.length() - 1).replace("``", "`")
                        : part)
                .toList();
        Optional<String> parameter = scope.parameter(parts.get(0));
        if (parameter.isPresent()) {
            return parts.stream()
                    .skip(1)
                    .map(EngineSql::literal)
                    .collect(Collectors.joining("][", parameter.get() + "[", "]"));
        }
        // The engine's tables stand under their alias alone.
        boolean database = parts.size() == 3
                && scope.session().cluster().catalog().database(parts.get(0)).isPresent();
        return parts.subList(database ? 1 : 0, parts.size()).stream()
                .map(EngineSql::name)
                .collect(Collectors.joining("."));
    }

    @Override
    public String visitCollectionSubscript(StarRocksParser.CollectionSubscriptContext item) {
        return "(" + of(item.value) + ")[" + of(item.index) + "]";
    }

    @Override
    public String visitArrayConstructor(StarRocksParser.ArrayConstructorContext array) {
        String items = array.expressionList() == null
                ? ""
                : list(array.expressionList().expression());
        return "[" + items + "]";
    }

    @Override
    public String visitMapConstructor(StarRocksParser.MapConstructorContext map) {
        return map.mapExpressionList() == null
                ? "MAP {}"
                : map.mapExpressionList().mapExpression().stream()
                        .map(entry -> of(entry.key) + ": " + of(entry.value))
                        .collect(Collectors.joining(", ", "MAP {", "}"));
    }

    @Override
    public String visitNullLiteral(StarRocksParser.NullLiteralContext literal) {
        return "NULL";
    }

    @Override
    public String visitBooleanLiteral(StarRocksParser.BooleanLiteralContext literal) {
        return literal.getText();
    }

    @Override
    public String visitNumericLiteral(StarRocksParser.NumericLiteralContext literal) {
        return literal.getText();
    }

    @Override
    public String visitStringLiteral(StarRocksParser.StringLiteralContext literal) {
        return literal(literal.string());
    }

    @Override
    public String visitDateLiteral(StarRocksParser.DateLiteralContext literal) {
        String text = literal(literal.string());
        return literal.DATE() != null ? "sr_to_date(" + text + ")" : "sr_to_datetime(" + text + ")";
    }

    @Override
    public String visitBinaryLiteral(StarRocksParser.BinaryLiteralContext literal) {
        String text = literal.getText();
        return "unhex(" + text.substring(1).replace('"', '\'') + ")";
    }

    @Override
    public String visitInterval(StarRocksParser.IntervalContext interval) {
        String unit = interval.unitIdentifier().getText().toLowerCase(Locale.ROOT);
        String number = "CAST(" + of(interval.value) + " AS INTEGER)";
        return switch (unit) {
            case "quarter" -> "to_months(3 * " + number + ")";
            case "week" -> "to_days(7 * " + number + ")";
            default -> "to_" + unit + "s(" + number + ")";
        };
    }

    static String literal(StarRocksParser.StringContext string) {
        return EngineSql.literal(Literals.text(string));
    }

    String list(List<? extends ParseTree> items) {
        return items.stream().map(this::of).collect(Collectors.joining(", "));
    }

    /** Refuses what the tree holds in a place where no expression of this kind is known. */
    @Override
    public String visitTerminal(TerminalNode node) {
        throw SqlError.notKnown(node.getText());
    }
}
