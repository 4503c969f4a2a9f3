package io.starmigrate.sandbox.starrocks.parse;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Expressions printed as StarRocks prints them in definitions: columns in backquotes, functions in lower case. */
public final class Expressions {
    private final UnaryOperator<String> column;

    private Expressions(UnaryOperator<String> column) {
        this.column = column;
    }

    /** Prints columns in backquotes. */
    public static String printed(ParserRuleContext expression) {
        return printed(expression, Expressions::quoted);
    }

    /** Prints each column, by its name, as told. */
    public static String printed(ParserRuleContext expression, UnaryOperator<String> column) {
        return new Expressions(column).print(expression);
    }

    public static String quoted(String name) {
        return "`" + name + "`";
    }

    private String print(ParseTree node) {
        if (node instanceof StarRocksParser.ColumnReferenceContext reference) {
            return column.apply(Names.text(reference.identifier()));
        }
        if (node instanceof StarRocksParser.DereferenceContext dereference) {
            String name = dereference.getChild(dereference.getChildCount() - 1).getText();
            return column.apply(name.replace(".", "").replace("`", ""));
        }
        if (node instanceof StarRocksParser.StringLiteralContext literal) {
            return "'" + Literals.text(literal.string()) + "'";
        }
        if (node instanceof StarRocksParser.SimpleFunctionCallContext call && call.over() == null) {
            return call(call.qualifiedName().getText(), call.expression());
        }
        if (node instanceof StarRocksParser.AggregationFunctionContext aggregation) {
            return aggregation.ASTERISK_SYMBOL() != null
                    ? "count(*)"
                    : call(aggregation.getStart().getText(), aggregation.expression());
        }
        return node instanceof TerminalNode ? node.getText() : joined(node);
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
