package io.starmigrate.standin.query;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.KeyModel;
import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.PartitionKeyRange;
import io.starmigrate.standin.catalog.PartitionKeyValue;
import io.starmigrate.standin.catalog.Partitioning;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * The condition of a DELETE from a table that has no primary key: columns compared with values, joined by AND. It is
 * handed to the back ends as it stands, for every partition that is named or that it does not rule out.
 */
final class DeleteConditions {
    private static final Set<String> FLOATING = Set.of("float", "double");
    private static final Set<String> NESTED = Set.of("array", "map", "struct");

    private final Personality personality;
    private final Table table;
    private final List<Condition> conditions = new ArrayList<>();

    /**
     * One comparison.
     *
     * @param operator as it is written; empty for IS NULL and IN
     * @param value empty where it is no text and no number
     */
    private record Condition(Column column, String operator, Optional<String> value) {}

    private DeleteConditions(Personality personality, Table table) {
        this.personality = personality;
        this.table = table;
    }

    /** Reads a condition; what a front end would refuse of it is refused. */
    static DeleteConditions of(Personality personality, Table table, StarRocksParser.ExpressionContext where) {
        DeleteConditions read = new DeleteConditions(personality, table);
        read.read(where);
        return read;
    }

    private void read(ParseTree expression) {
        ParseTree node = bare(expression);
        if (node instanceof StarRocksParser.LogicalBinaryContext both) {
            if (both.AND() == null && both.LOGICAL_AND() == null) {
                throw SqlError.analyzing("Compound predicate's op should be AND");
            }
            read(both.left);
            read(both.right);
        } else if (node instanceof StarRocksParser.ComparisonContext comparison) {
            compared(comparison);
        } else if (node instanceof StarRocksParser.IsNullContext test) {
            String named = column(test.booleanExpression(), "Left expr of is_null predicate should be column name");
            conditions.add(new Condition(checked(named), "", Optional.empty()));
        } else if (node instanceof StarRocksParser.PredicateContext predicate
                && predicate.predicateOperations() instanceof StarRocksParser.InListContext in) {
            String named = column(predicate.valueExpression(), "Left expr of binary predicate should be column name");
            in.expressionList().expression().forEach(item -> literal(item, "Child of in predicate should be value"));
            conditions.add(new Condition(checked(named), "", Optional.empty()));
        } else {
            throw SqlError.analyzing("Where clause only supports compound predicate, binary predicate, is_null"
                    + " predicate and in predicate");
        }
    }

    private void compared(StarRocksParser.ComparisonContext comparison) {
        String named = column(comparison.left, "Left expr of binary predicate should be column name");
        Optional<String> value = literal(comparison.right, "Right expr of binary predicate should be value");
        Column column = checked(named);
        if (comparison.comparisonOperator().EQ_FOR_NULL() != null) {
            throw SqlError.executing(personality, "Delete condition does not support null-safe equal currently.");
        }
        conditions.add(new Condition(column, comparison.comparisonOperator().getText(), value));
    }

    private Column checked(String name) {
        Column column = table.column(name)
                .orElseThrow(() -> SqlError.executing(
                        personality, 1054, "Unknown column '" + name + "' in '" + table.name() + "'"));
        boolean isKey = table.definition().keyColumns().stream().anyMatch(key -> key.equalsIgnoreCase(column.name()));
        if ((!isKey && table.definition().keyModel() != KeyModel.DUPLICATE)
                || FLOATING.contains(column.type().name())) {
            throw SqlError.executing(
                    personality,
                    "Column[" + name
                            + "] is not key column or storage model is not duplicate or column type is float or double.");
        }
        if (NESTED.contains(column.type().name())) {
            throw SqlError.executing(
                    personality, "unsupported delete condition on Array/Map/Struct type column[" + name + "]");
        }
        return column;
    }

    /** The partitions that it does not rule out; where several columns divide a table, all of them. */
    List<Partition> selected() {
        boolean isByOneRange = table.definition().partitioning() instanceof Partitioning.Range range
                && range.columns().size() == 1;
        return table.partitions().stream()
                .filter(partition -> !isByOneRange || conditions.stream().allMatch(each -> mayHold(partition, each)))
                .toList();
    }

    private boolean mayHold(Partition partition, Condition condition) {
        if (!(partition.bounds() instanceof PartitionKeyRange range)
                || condition.value.isEmpty()
                || !condition.column.equals(table.partitionColumns().get(0))) {
            return true;
        }
        PartitionKeyValue value = value(condition, condition.value.get());
        PartitionKeyValue low = range.low().get(0);
        PartitionKeyValue high = range.high().get(0);
        return switch (condition.operator) {
            case "=" -> range.contains(List.of(value));
            case "<" -> low.compareTo(value) < 0;
            case "<=" -> low.compareTo(value) <= 0;
            case ">", ">=" -> high.compareTo(value) > 0;
            default -> true;
        };
    }

    private PartitionKeyValue value(Condition condition, String text) {
        try {
            return PartitionKeyValue.of(condition.column.type(), text);
        } catch (IllegalArgumentException unreadable) {
            throw SqlError.executing(
                    personality,
                    "Invalid value for column " + condition.column.name() + ": " + unreadable.getMessage());
        }
    }

    private static String column(ParseTree expression, String otherwise) {
        if (bare(expression) instanceof StarRocksParser.ColumnReferenceContext reference) {
            return Names.text(reference.identifier());
        }
        throw SqlError.analyzing(otherwise);
    }

    /** Its text; empty for NULL, a date with its keyword and the like. */
    private static Optional<String> literal(ParseTree expression, String otherwise) {
        ParseTree node = bare(expression);
        if (node instanceof StarRocksParser.ArithmeticUnaryContext sign
                && bare(sign.primaryExpression()) instanceof StarRocksParser.NumericLiteralContext) {
            return Optional.of(sign.getText());
        }
        if (!(node instanceof StarRocksParser.LiteralExpressionContext)) {
            throw SqlError.analyzing(otherwise);
        }
        return node instanceof StarRocksParser.StringLiteralContext text
                ? Optional.of(Literals.text(text.string()))
                : Optional.of(node)
                        .filter(StarRocksParser.NumericLiteralContext.class::isInstance)
                        .map(ParseTree::getText);
    }

    /** Without what only the grammar puts around it, and without parentheses. */
    private static ParseTree bare(ParseTree node) {
        ParseTree inner = node;
        while (true) {
            if (inner instanceof StarRocksParser.ParenthesizedExpressionContext nested) {
                inner = nested.expression();
            } else if (inner.getChildCount() == 1
                    && !(inner instanceof StarRocksParser.ColumnReferenceContext)
                    && !(inner instanceof StarRocksParser.LiteralExpressionContext)) {
                inner = inner.getChild(0);
            } else {
                return inner;
            }
        }
    }
}
