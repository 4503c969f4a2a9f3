package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.parse.Expressions;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Statements;
import java.util.List;
import java.util.function.ToIntFunction;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** The WHERE of a SHOW statement: comparisons of a column with a literal, LIKE and IN, joined by AND and OR. */
final class RowCondition {
    private final ToIntFunction<String> column;

    RowCondition(ToIntFunction<String> column) {
        this.column = column;
    }

    boolean holds(ParseTree condition, List<@Nullable String> row) {
        if (condition instanceof StarRocksParser.LogicalBinaryContext both) {
            boolean and = both.AND() != null || both.LOGICAL_AND() != null;
            return and
                    ? holds(both.left, row) && holds(both.right, row)
                    : holds(both.left, row) || holds(both.right, row);
        }
        if (condition instanceof StarRocksParser.LogicalNotContext not) {
            return !holds(not.expression(), row);
        }
        if (condition instanceof StarRocksParser.ParenthesizedExpressionContext inner) {
            return holds(inner.expression(), row);
        }
        if (condition instanceof StarRocksParser.ComparisonContext comparison) {
            return compared(comparison, row);
        }
        if (condition instanceof StarRocksParser.PredicateContext predicate
                && predicate.predicateOperations() != null) {
            return operation(predicate, row);
        }
        if (condition.getChildCount() == 1) {
            return holds(condition.getChild(0), row);
        }
        throw unknown((ParserRuleContext) condition);
    }

    private static SqlError unknown(ParserRuleContext condition) {
        return SqlError.analyzing("Unsupported WHERE condition in SHOW: " + Statements.source(condition));
    }

    private boolean compared(StarRocksParser.ComparisonContext comparison, List<@Nullable String> row) {
        String value = value(comparison.left, row);
        String literal = literal(comparison.right);
        if (value == null) {
            return false;
        }
        int order = ShownRows.compare(value, literal);
        return switch (comparison.comparisonOperator().getText()) {
            case "=" -> order == 0;
            case "!=", "<>" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw unknown(comparison);
        };
    }

    private boolean operation(StarRocksParser.PredicateContext predicate, List<@Nullable String> row) {
        String value = value(predicate.valueExpression, row);
        if (value == null) {
            return false;
        }
        if (predicate.predicateOperations() instanceof StarRocksParser.LikeContext like && like.LIKE() != null) {
            return Like.matches(value, literal(like.pattern)) == (like.NOT() == null);
        }
        if (predicate.predicateOperations() instanceof StarRocksParser.InListContext in) {
            boolean found = in.expressionList().expression().stream()
                    .anyMatch(item -> ShownRows.compare(value, literal(item)) == 0);
            return found == (in.NOT() == null);
        }
        throw unknown(predicate);
    }

    private @Nullable String value(ParserRuleContext reference, List<@Nullable String> row) {
        return row.get(column.applyAsInt(Expressions.printed(reference, name -> name)));
    }

    private static String literal(ParseTree node) {
        if (node instanceof StarRocksParser.StringLiteralContext string) {
            return Literals.text(string.string());
        }
        return node.getChildCount() == 1 ? literal(node.getChild(0)) : node.getText();
    }
}
