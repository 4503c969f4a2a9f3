package io.starmigrate.standin.query;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.parse.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Functions that take a lambda: {@code array_map(x -> …, a)}, {@code array_map((x, y) -> …, a, b)}. */
final class HigherOrderFunctions {
    private static final Set<String> NAMES = Set.of("array_map", "transform");

    private final Scope scope;
    private final ExpressionTranslator expressions;

    HigherOrderFunctions(Scope scope, ExpressionTranslator expressions) {
        this.scope = scope;
        this.expressions = expressions;
    }

    /** The engine's SQL of a call with a lambda; empty when the call has none. */
    Optional<String> call(String name, List<StarRocksParser.ExpressionContext> arguments) {
        List<StarRocksParser.ExpressionContext> arrays = new ArrayList<>();
        StarRocksParser.LambdaFunctionExprContext lambda = null;
        for (StarRocksParser.ExpressionContext argument : arguments) {
            StarRocksParser.LambdaFunctionExprContext found = lambda(argument);
            if (found == null) {
                arrays.add(argument);
            } else {
                lambda = found;
            }
        }
        if (lambda == null) {
            return Optional.empty();
        }
        if (!NAMES.contains(name) || !scope.session().personality().atLeast(2, 5)) {
            throw SqlError.analyzing("No matching function with signature: " + name + "(function, any_array)");
        }
        return Optional.of(map(lambda, arrays.stream().map(expressions::of).toList()));
    }

    private static StarRocksParser.@Nullable LambdaFunctionExprContext lambda(ParseTree argument) {
        ParseTree tree = argument;
        while (!(tree instanceof StarRocksParser.LambdaFunctionExprContext) && tree.getChildCount() == 1) {
            tree = tree.getChild(0);
        }
        return tree instanceof StarRocksParser.LambdaFunctionExprContext found ? found : null;
    }

    private String map(StarRocksParser.LambdaFunctionExprContext lambda, List<String> arrays) {
        List<String> parameters = parameters(lambda);
        if (parameters.size() != arrays.size()) {
            throw SqlError.analyzing("Lambda arguments should equal to lambda input arrays");
        }
        String element = "l" + scope.lambdas();
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            values.put(
                    parameters.get(i).toLowerCase(Locale.ROOT),
                    arrays.size() == 1 ? element : element + "[" + (i + 1) + "]");
        }
        String result = scope.inLambda(values, () -> expressions.of(lambda.expression()));
        if (arrays.size() == 1) {
            return KnownTypes.array(
                    result, "list_transform(" + arrays.get(0) + ", lambda " + element + ": " + result + ")");
        }
        return "CASE WHEN NOT (" + String.join(" IS NULL OR ", arrays) + " IS NULL) THEN list_transform(list_zip("
                + String.join(", ", arrays) + "), lambda " + element + ": " + result + ") END";
    }

    private static List<String> parameters(StarRocksParser.LambdaFunctionExprContext lambda) {
        return lambda.identifierList() == null
                ? List.of(Names.text(lambda.identifier()))
                : lambda.identifierList().identifier().stream().map(Names::text).toList();
    }
}
