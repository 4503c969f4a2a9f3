package io.starmigrate.sandbox.starrocks.query;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParserBaseVisitor;
import io.starmigrate.sandbox.starrocks.SqlError;
import io.starmigrate.sandbox.starrocks.catalog.SqlType;
import io.starmigrate.sandbox.starrocks.parse.Literals;
import io.starmigrate.sandbox.starrocks.parse.Names;
import io.starmigrate.sandbox.starrocks.parse.Types;
import io.starmigrate.sandbox.starrocks.rows.EngineSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.RuleNode;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Brings expressions to the engine's SQL. What it does not know is an error that quotes it. */
final class ExpressionTranslator extends StarRocksParserBaseVisitor<String> {
    private static final String ESCAPE = " ESCAPE '\\'";

    private final Scope scope;
    private final QueryTranslator queries;
    private final FunctionTranslator functions;

    ExpressionTranslator(Scope scope, QueryTranslator queries) {
        this.scope = scope;
        this.queries = queries;
        this.functions = new FunctionTranslator(scope, queries, this);
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
    public String visitLogicalNot(StarRocksParser.LogicalNotContext not) {
        return "(NOT " + of(not.expression()) + ")";
    }

    @Override
    public String visitLogicalBinary(StarRocksParser.LogicalBinaryContext binary) {
        String operator = binary.AND() != null || binary.LOGICAL_AND() != null ? " AND " : " OR ";
        return "(" + of(binary.left) + operator + of(binary.right) + ")";
    }

    @Override
    public String visitIsNull(StarRocksParser.IsNullContext test) {
        return "(" + of(test.booleanExpression()) + (test.NOT() == null ? " IS NULL)" : " IS NOT NULL)");
    }

    @Override
    public String visitComparison(StarRocksParser.ComparisonContext comparison) {
        return "(" + of(comparison.left) + comparisonOperator(comparison.comparisonOperator()) + of(comparison.right)
                + ")";
    }

    @Override
    public String visitScalarSubquery(StarRocksParser.ScalarSubqueryContext comparison) {
        return "(" + of(comparison.booleanExpression()) + comparisonOperator(comparison.comparisonOperator()) + "("
                + queries.query(comparison.queryRelation()) + "))";
    }

    private static String comparisonOperator(StarRocksParser.ComparisonOperatorContext operator) {
        return operator.EQ_FOR_NULL() != null ? " IS NOT DISTINCT FROM " : " " + operator.getText() + " ";
    }

    @Override
    public String visitPredicate(StarRocksParser.PredicateContext predicate) {
        if (predicate.tupleInSubquery() != null) {
            return tuple(predicate.tupleInSubquery());
        }
        String value = of(predicate.valueExpression());
        return predicate.predicateOperations() == null ? value : test(value, predicate.predicateOperations());
    }

    private String tuple(StarRocksParser.TupleInSubqueryContext test) {
        return "((" + list(test.expression()) + ")" + (test.NOT() == null ? "" : " NOT") + " IN ("
                + queries.query(test.queryRelation()) + "))";
    }

    private String test(String value, StarRocksParser.PredicateOperationsContext operation) {
        if (operation instanceof StarRocksParser.InListContext in) {
            return "(" + value + not(in.NOT()) + " IN ("
                    + list(in.expressionList().expression()) + "))";
        }
        if (operation instanceof StarRocksParser.InSubqueryContext in) {
            return "(" + value + not(in.NOT()) + " IN (" + queries.query(in.queryRelation()) + "))";
        }
        if (operation instanceof StarRocksParser.BetweenContext between) {
            return "(" + value + not(between.NOT()) + " BETWEEN " + of(between.lower) + " AND " + of(between.upper)
                    + ")";
        }
        StarRocksParser.LikeContext like = (StarRocksParser.LikeContext) operation;
        String pattern = of(like.pattern);
        String text = FunctionTable.text(value);
        return like.LIKE() != null
                ? "(" + text + not(like.NOT()) + " LIKE " + pattern + ESCAPE + ")"
                : "(" + (like.NOT() == null ? "" : "NOT ") + "regexp_matches(" + text + ", " + pattern + "))";
    }

    private static String not(@org.jspecify.annotations.Nullable TerminalNode not) {
        return not == null ? "" : " NOT";
    }

    @Override
    public String visitArithmeticBinary(StarRocksParser.ArithmeticBinaryContext binary) {
        String left = wide(binary.left);
        String right = wide(binary.right);
        return switch (binary.operator.getText().toUpperCase(Locale.ROOT)) {
            case "^" -> "xor(" + left + ", " + right + ")";
            case "DIV" -> "(" + left + " // " + right + ")";
            case "MOD", "%" -> "(" + left + " % " + right + ")";
            case "BITSHIFTLEFT" -> "(" + left + " << " + right + ")";
            case "BITSHIFTRIGHT" -> "(" + left + " >> " + right + ")";
            case "/" -> "(" + left + " / nullif(" + right + ", 0))";
            case "*", "+", "-", "&", "|" -> "(" + left + " " + binary.operator.getText() + " " + right + ")";
            default -> throw QueryTranslator.unknown(binary);
        };
    }

    /**
     * StarRocks computes with the next wider integer type, where the engine would overflow, and reads texts as numbers.
     */
    private String wide(StarRocksParser.ValueExpressionContext operand) {
        String value = of(operand);
        String name = operand.getText().replace("`", "");
        if (name.startsWith("'") || name.startsWith("\"")) {
            return "TRY_CAST(" + value + " AS DOUBLE)";
        }
        String type = scope.type(name.substring(name.lastIndexOf('.') + 1))
                .map(SqlType::name)
                .orElse("");
        return switch (type) {
            case "tinyint", "smallint", "int" -> "CAST(" + value + " AS BIGINT)";
            case "char", "varchar" -> "TRY_CAST(" + value + " AS DOUBLE)";
            default -> value;
        };
    }

    @Override
    public String visitArithmeticUnary(StarRocksParser.ArithmeticUnaryContext unary) {
        String operand = of(unary.primaryExpression());
        return unary.LOGICAL_NOT() != null ? "(NOT " + operand + ")" : "(" + unary.operator.getText() + operand + ")";
    }

    @Override
    public String visitParenthesizedExpression(StarRocksParser.ParenthesizedExpressionContext nested) {
        return "(" + of(nested.expression()) + ")";
    }

    @Override
    public String visitExists(StarRocksParser.ExistsContext exists) {
        return "EXISTS (" + queries.query(exists.queryRelation()) + ")";
    }

    @Override
    public String visitSubqueryExpression(StarRocksParser.SubqueryExpressionContext nested) {
        return "(" + queries.query(nested.subquery().queryRelation()) + ")";
    }

    @Override
    public String visitCast(StarRocksParser.CastContext cast) {
        return Casts.cast(Types.read(cast.type()), of(cast.expression()));
    }

    @Override
    public String visitConvert(StarRocksParser.ConvertContext convert) {
        return Casts.cast(Types.read(convert.type()), of(convert.expression()));
    }

    @Override
    public String visitSimpleCase(StarRocksParser.SimpleCaseContext simple) {
        String otherwise = simple.elseExpression == null ? "NULL" : of(simple.elseExpression);
        return KnownTypes.chosen(
                results(simple.whenClause(), otherwise),
                "CASE " + of(simple.caseExpr) + whens(simple.whenClause()) + otherwise(otherwise) + " END");
    }

    @Override
    public String visitSearchedCase(StarRocksParser.SearchedCaseContext searched) {
        String otherwise = searched.elseExpression == null ? "NULL" : of(searched.elseExpression);
        return KnownTypes.chosen(
                results(searched.whenClause(), otherwise),
                "CASE" + whens(searched.whenClause()) + otherwise(otherwise) + " END");
    }

    private static String otherwise(String result) {
        return " ELSE " + result;
    }

    private List<String> results(List<StarRocksParser.WhenClauseContext> whens, String otherwise) {
        return Stream.concat(whens.stream().map(when -> of(when.result)), Stream.of(otherwise))
                .toList();
    }

    private String whens(List<StarRocksParser.WhenClauseContext> whens) {
        return whens.stream()
                .map(when -> " WHEN " + of(when.condition) + " THEN " + of(when.result))
                .collect(Collectors.joining());
    }

    @Override
    public String visitColumnReference(StarRocksParser.ColumnReferenceContext column) {
        String name = Names.text(column.identifier());
        return scope.parameter(name).orElseGet(() -> EngineSql.name(name));
    }

    @Override
    public String visitDereference(StarRocksParser.DereferenceContext path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.getText().split("\\.", -1)) {
            parts.add(part.replace("`", ""));
        }
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
    public String visitConcat(StarRocksParser.ConcatContext concat) {
        return "(" + FunctionTable.text(of(concat.left)) + " || " + FunctionTable.text(of(concat.right)) + ")";
    }

    @Override
    public String visitCollectionSubscript(StarRocksParser.CollectionSubscriptContext item) {
        return "(" + of(item.value) + ")[" + of(item.index) + "]";
    }

    @Override
    public String visitArrowExpression(StarRocksParser.ArrowExpressionContext arrow) {
        return functions.call("json_query", List.of(of(arrow.primaryExpression()), literal(arrow.string())), arrow);
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
    public String visitFunctionCallExpression(StarRocksParser.FunctionCallExpressionContext call) {
        return functions.of(call.functionCall());
    }

    @Override
    public String visitSystemVariable(StarRocksParser.SystemVariableContext variable) {
        return functions.variable(Names.text(variable.identifier()));
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

    private static String literal(StarRocksParser.StringContext string) {
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
