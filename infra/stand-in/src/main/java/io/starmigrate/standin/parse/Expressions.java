package io.starmigrate.standin.parse;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Expressions printed as StarRocks prints them in definitions: columns in backquotes, functions in lower case. */
public final class Expressions {
    private final Naming naming;

    private Expressions(Naming naming) {
        this.naming = naming;
    }

    /** How the names in an expression are printed. */
    public interface Naming {
        /** @param parts the column's name, and in front of it those of its table and database where they are written */
        String column(List<String> parts);

        /** @return the query without parentheses */
        default String query(StarRocksParser.QueryRelationContext query) {
            throw SqlError.notKnown("a query in an expression: " + Statements.source(query));
        }
    }

    /** Prints columns in backquotes. */
    public static String printed(ParserRuleContext expression) {
        return printed(expression, Expressions::quoted);
    }

    /** Prints each column, by its own name, as told. */
    public static String printed(ParserRuleContext expression, UnaryOperator<String> column) {
        return printedBy(expression, parts -> column.apply(parts.get(parts.size() - 1)));
    }

    /** Prints columns and queries as told. */
    public static String printedBy(ParserRuleContext expression, Naming naming) {
        return new Expressions(naming).print(expression);
    }

    public static String quoted(String name) {
        return "`" + name + "`";
    }

    private String print(ParseTree node) {
        if (node instanceof StarRocksParser.ColumnReferenceContext reference) {
            return naming.column(List.of(Names.text(reference.identifier())));
        }
        if (node instanceof StarRocksParser.DereferenceContext dereference) {
            return naming.column(parts(dereference));
        }
        if (node instanceof StarRocksParser.QueryRelationContext query) {
            return naming.query(query);
        }
        if (node instanceof StarRocksParser.StringLiteralContext literal) {
            return text(Literals.text(literal.string()));
        }
        if (node instanceof StarRocksParser.SimpleFunctionCallContext call && call.over() == null) {
            return call(call.qualifiedName().getText(), call.expression());
        }
        if (node instanceof StarRocksParser.AggregationFunctionContext aggregation) {
            return aggregate(aggregation);
        }
        return node instanceof TerminalNode ? node.getText() : joined(node);
    }

    /** The parts of a dotted name. */
    public static List<String> parts(StarRocksParser.DereferenceContext path) {
        return Arrays.stream(path.getText().split("\\.", -1))
                .map(part -> part.replace("`", ""))
                .toList();
    }

    private static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private String aggregate(StarRocksParser.AggregationFunctionContext call) {
        if (call.ASTERISK_SYMBOL() != null) {
            return "count(*)";
        }
        boolean plain = call.setQuantifier() == null && call.sortItem().isEmpty();
        return plain ? call(call.getStart().getText(), call.expression()) : joined(call);
    }

    private String call(String function, List<? extends ParseTree> arguments) {
        return function.toLowerCase(Locale.ROOT)
                + arguments.stream().map(this::print).collect(Collectors.joining(", ", "(", ")"));
    }

    private String joined(ParseTree node) {
        StringBuilder text = new StringBuilder();
        String before = "";
        for (int i = 0; i < node.getChildCount(); i++) {
            String next = print(node.getChild(i));
            boolean tight = before.isEmpty() || before.endsWith("(") || next.startsWith(")") || next.equals(",");
            text.append(tight ? "" : " ").append(next);
            before = next;
        }
        return text.toString();
    }
}
