package io.starmigrate.standin.query;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.parse.ArgumentTypes;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.rows.EngineSql;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.SystemVariables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Brings function calls to the engine's SQL. */
final class FunctionTranslator {
    private final Scope scope;
    private final QueryTranslator queries;
    private final ExpressionTranslator expressions;
    private final HigherOrderFunctions higherOrder;

    FunctionTranslator(Scope scope, QueryTranslator queries, ExpressionTranslator expressions) {
        this.scope = scope;
        this.queries = queries;
        this.expressions = expressions;
        this.higherOrder = new HigherOrderFunctions(scope, expressions);
    }

    String of(StarRocksParser.FunctionCallContext call) {
        if (call instanceof StarRocksParser.SimpleFunctionCallContext simple) {
            return simple(notWindowed(simple.over(), simple));
        }
        if (call instanceof StarRocksParser.AggregationFunctionCallContext aggregate) {
            return aggregate(notWindowed(aggregate.over(), aggregate).aggregationFunction());
        }
        if (call instanceof StarRocksParser.SpecialFunctionContext special) {
            return special(special.specialFunctionExpression());
        }
        if (call instanceof StarRocksParser.SpecialDateTimeContext time) {
            return call(time.getStart().getText(), List.of(), call);
        }
        if (call instanceof StarRocksParser.InformationFunctionContext information) {
            return information(information.getStart().getText().toLowerCase(Locale.ROOT), call);
        }
        if (call instanceof StarRocksParser.ExtractContext extract) {
            return call(Names.text(extract.identifier()), List.of(expressions.of(extract.valueExpression())), call);
        }
        throw QueryTranslator.unknown(call);
    }

    private String simple(StarRocksParser.SimpleFunctionCallContext call) {
        String name = call.qualifiedName().getText().replace("`", "").toLowerCase(Locale.ROOT);
        Session session = scope.session();
        return switch (name) {
            case "current_version" -> EngineSql.literal(session.personality().currentVersion());
            case "version" -> EngineSql.literal(session.personality().mysqlVersion());
            case "last_query_id" -> EngineSql.literal(session.lastQueryId());
            case "connection_id" -> Long.toString(session.connectionId());
            case "named_struct" -> namedStruct(arguments(call.expression()), call);
            case "hll_deserialize" ->
                call(name, call.expression().stream().map(this::bytes).toList(), call);
            default ->
                higherOrder
                        .call(name, call.expression())
                        .orElseGet(() -> call(name, arguments(call.expression()), call));
        };
    }

    /**
     * A text of StarRocks can be any bytes, one of the engine cannot: what is decoded to be read at once stays bytes.
     */
    private String bytes(StarRocksParser.ExpressionContext argument) {
        ParseTree tree = argument;
        while (!(tree instanceof StarRocksParser.SimpleFunctionCallContext) && tree.getChildCount() == 1) {
            tree = tree.getChild(0);
        }
        return tree instanceof StarRocksParser.SimpleFunctionCallContext decoded
                        && decoded.qualifiedName().getText().equalsIgnoreCase("from_base64")
                ? "try(from_base64(" + KnownTypes.toText(expressions.of(decoded.expression(0))) + "))"
                : expressions.of(argument);
    }

    private static String namedStruct(List<String> arguments, ParserRuleContext call) {
        if (arguments.size() % 2 != 0 || arguments.isEmpty()) {
            throw SqlError.analyzing("named_struct must have even number of arguments");
        }
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!arguments.get(i).startsWith("'")) {
                throw QueryTranslator.unknown(call);
            }
            fields.add(arguments.get(i) + ": " + arguments.get(i + 1));
        }
        return "{" + String.join(", ", fields) + "}";
    }

    private List<String> arguments(List<StarRocksParser.ExpressionContext> arguments) {
        return arguments.stream().map(expressions::of).toList();
    }

    /** A call by name; unknown names and numbers of arguments are refused as StarRocks does. */
    String call(String name, List<String> arguments, ParserRuleContext call) {
        return FunctionTable.known()
                .call(scope.session().personality(), name, arguments)
                .map(sql -> KnownTypes.marked(name.toLowerCase(Locale.ROOT), arguments, sql))
                .orElseThrow(() -> SqlError.analyzing(
                        "No matching function with signature: " + name.toLowerCase(Locale.ROOT) + signature(call)));
    }

    private String signature(ParserRuleContext call) {
        return call.getRuleContexts(StarRocksParser.ExpressionContext.class).stream()
                .map(this::typeName)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The argument's type as the message prints it, as far as it can be told without running anything. */
    private String typeName(StarRocksParser.ExpressionContext argument) {
        String text = argument.getText();
        String name = text.replace("`", "");
        return ArgumentTypes.ofLiteral(text)
                .or(() -> scope.type(name.substring(name.lastIndexOf('.') + 1))
                        .map(io.starmigrate.standin.catalog.SqlType::shown))
                .orElse("varchar");
    }

    private String aggregate(StarRocksParser.AggregationFunctionContext call) {
        String name = call.getStart().getText().toLowerCase(Locale.ROOT);
        boolean distinct = call.setQuantifier() != null && call.setQuantifier().DISTINCT() != null;
        String quantifier = distinct ? "DISTINCT " : "";
        return switch (name) {
            case "count" ->
                "count("
                        + (call.ASTERISK_SYMBOL() != null || call.expression().isEmpty()
                                ? "*"
                                : quantifier + counted(call.expression()))
                        + ")";
            case "avg", "max", "min", "sum" -> name + "(" + quantifier + expressions.list(call.expression()) + ")";
            case "array_agg" ->
                "list(" + quantifier + expressions.list(call.expression()) + queries.orderBy(call.sortItem()) + ")";
            case "group_concat" -> groupConcat(call, quantifier);
            default -> throw QueryTranslator.unknown(call);
        };
    }

    private String counted(List<StarRocksParser.ExpressionContext> arguments) {
        if (arguments.size() == 1) {
            return expressions.of(arguments.get(0));
        }
        String none = arguments.stream()
                .map(argument -> expressions.of(argument) + " IS NULL")
                .collect(Collectors.joining(" OR "));
        return "CASE WHEN NOT (" + none + ") THEN (" + expressions.list(arguments) + ") END";
    }

    private String groupConcat(StarRocksParser.AggregationFunctionContext call, String quantifier) {
        String separator = call.SEPARATOR() == null
                ? "', '"
                : expressions.of(call.expression().get(call.expression().size() - 1));
        List<StarRocksParser.ExpressionContext> values = call.SEPARATOR() == null
                ? call.expression()
                : call.expression().subList(0, call.expression().size() - 1);
        String text = values.stream()
                .map(value -> KnownTypes.toText(expressions.of(value)))
                .collect(Collectors.joining(" || "));
        return "string_agg(" + quantifier + text + ", " + separator + queries.orderBy(call.sortItem()) + ")";
    }

    private String special(StarRocksParser.SpecialFunctionExpressionContext call) {
        String name = call.getStart().getText().toLowerCase(Locale.ROOT);
        if (call.unitIdentifier() != null) {
            throw QueryTranslator.unknown(call);
        }
        return call(name, arguments(call.expression()), call);
    }

    private String information(String name, ParserRuleContext call) {
        Session session = scope.session();
        return switch (name) {
            case "database", "schema" -> EngineSql.literal(session.database().orElse(""));
            case "catalog" -> "'default_catalog'";
            // Every account of a stand-in may do everything.
            case "current_role" -> "'root'";
            case "user", "current_user" -> EngineSql.literal("'" + session.user() + "'@'%'");
            default -> throw QueryTranslator.unknown(call);
        };
    }

    /** {@code @@name}: what SET gave it in this session, else the cluster's value. */
    String variable(String name) {
        String value = SystemVariables.value(scope.session(), name);
        return value.matches("-?\\d{1,18}") ? value : EngineSql.literal(value);
    }

    private static <T extends ParserRuleContext> T notWindowed(StarRocksParser.@Nullable OverContext over, T call) {
        if (over != null) {
            throw QueryTranslator.unknown(over);
        }
        return call;
    }
}
