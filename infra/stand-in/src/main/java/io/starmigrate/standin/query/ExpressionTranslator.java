package io.starmigrate.standin.query;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
        return choice("CASE " + of(simple.caseExpr), simple.whenClause(), simple.elseExpression);
    }

    @Override
    public String visitSearchedCase(StarRocksParser.SearchedCaseContext searched) {
        return choice("CASE", searched.whenClause(), searched.elseExpression);
    }

    private String choice(
            String beginning,
            List<StarRocksParser.WhenClauseContext> whens,
            StarRocksParser.@Nullable ExpressionContext otherwise) {
        StringBuilder sql = new StringBuilder(beginning);
        List<String> results = new ArrayList<>();
        for (StarRocksParser.WhenClauseContext when : whens) {
            String result = of(when.result);
            sql.append(" WHEN ").append(of(when.condition)).append(" THEN ").append(result);
            results.add(result);
        }
        results.add(otherwise == null ? "NULL" : of(otherwise));
        sql.append(" ELSE ").append(results.get(results.size() - 1)).append(" END");
        return KnownTypes.chosen(results, sql.toString());
    }

    @Override
    public String visitConcat(StarRocksParser.ConcatContext concat) {
        return "(" + KnownTypes.toText(of(concat.left)) + " || " + KnownTypes.toText(of(concat.right)) + ")";
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
