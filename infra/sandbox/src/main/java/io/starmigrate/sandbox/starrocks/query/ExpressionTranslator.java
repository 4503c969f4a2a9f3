package io.starmigrate.sandbox.starrocks.query;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.sandbox.starrocks.catalog.SqlType;
import io.starmigrate.sandbox.starrocks.parse.Names;
import io.starmigrate.sandbox.starrocks.parse.Types;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings expressions to the engine's SQL: values, conditions, arithmetic, casts, choices and calls. */
final class ExpressionTranslator extends ConditionTranslator {
    private final FunctionTranslator functions;

    ExpressionTranslator(Scope scope, QueryTranslator queries) {
        super(scope, queries);
        this.functions = new FunctionTranslator(scope, queries, this);
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
    public String visitConcat(StarRocksParser.ConcatContext concat) {
        return "(" + FunctionTable.text(of(concat.left)) + " || " + FunctionTable.text(of(concat.right)) + ")";
    }

    @Override
    public String visitArrowExpression(StarRocksParser.ArrowExpressionContext arrow) {
        return functions.call("json_query", List.of(of(arrow.primaryExpression()), literal(arrow.string())), arrow);
    }

    @Override
    public String visitFunctionCallExpression(StarRocksParser.FunctionCallExpressionContext call) {
        return functions.of(call.functionCall());
    }

    @Override
    public String visitSystemVariable(StarRocksParser.SystemVariableContext variable) {
        return functions.variable(Names.text(variable.identifier()));
    }
}
