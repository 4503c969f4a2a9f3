package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.ColumnDefault;
import io.starmigrate.standin.catalog.Partitioning;
import io.starmigrate.standin.catalog.Partitioning.TimeUnitExpression;
import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.parse.Expressions;
import io.starmigrate.standin.parse.LaterFunctions;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.PartitionItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** {@code PARTITION BY …} of CREATE TABLE, taken out of parse trees. */
final class PartitioningReader {
    /** What the names of columns begin with that carry partition expressions. */
    static final String HIDDEN = "__generated_partition_column_";

    private static final Set<String> RANGE_TYPES =
            Set.of("tinyint", "smallint", "int", "bigint", "largeint", "date", "datetime");

    private final Personality personality;
    private final List<Column> columns;
    private final List<Column> hidden = new ArrayList<>();
    private boolean carried;

    PartitioningReader(Personality personality, List<Column> columns) {
        this.personality = personality;
        this.columns = columns;
    }

    /** Generated columns that StarRocks adds for partition expressions; known after {@link #read}. */
    List<Column> hiddenColumns() {
        return hidden;
    }

    Partitioning read(StarRocksParser.@Nullable PartitionDescContext written) {
        if (written == null) {
            return new Partitioning.None();
        }
        if (written.functionCall() != null) {
            refuseBefore(3, 0, "Expression partitioning is not supported");
            return automaticRange(written.functionCall());
        }
        if (written.RANGE() != null && written.primaryExpression() != null) {
            return computedRange(written.primaryExpression());
        }
        if (written.identifierList() == null) {
            throw SqlError.notKnown("PARTITION BY " + written.getText());
        }
        if (written.RANGE() != null) {
            return range(Names.list(written.identifierList()));
        }
        if (written.LIST() != null) {
            refuseBefore(3, 1, "List partitioning is not supported");
            return new Partitioning.Values(listed(known(Names.list(written.identifierList()))), false, List.of());
        }
        return automaticList(written.identifierList());
    }

    private void refuseBefore(int major, int minor, String detail) {
        if (!personality.atLeast(major, minor)) {
            throw SqlError.analyzing(detail);
        }
    }

    /** Functions of times since 3.1, whose grammar is the first that has them, all others since 3.3. */
    private Partitioning computedRange(StarRocksParser.PrimaryExpressionContext expression) {
        String printed = Expressions.printed(expression, name -> name);
        String text = printed.startsWith("(") ? printed.substring(1, printed.length() - 1) : printed;
        boolean unit = text.startsWith("date_trunc(") || text.startsWith("time_slice(");
        refuseBefore(3, unit ? 1 : 3, "Unsupported expr:" + text);
        Column column = ofExpression(expression);
        SqlType type = SqlType.of(text.toLowerCase(Locale.ROOT).startsWith("cast") ? "bigint" : "datetime");
        return new Partitioning.Range(List.of(column.name()), null, new Partitioning.Computed(text, type));
    }

    private Column ofExpression(ParserRuleContext expression) {
        String text = Expressions.printed(expression);
        return columns.stream()
                .filter(c -> text.contains(Expressions.quoted(c.name())))
                .findFirst()
                .orElseThrow(() -> SqlError.analyzing("Partition expression has no column: " + text));
    }

    private Partitioning range(List<String> names) {
        for (String name : known(names)) {
            SqlType type = column(name).type();
            if (!RANGE_TYPES.contains(type.name())) {
                throw SqlError.executing(
                        personality,
                        "Column[" + name + "] type[" + type.name().toUpperCase(Locale.ROOT)
                                + "] cannot be a range partition key.");
            }
        }
        return new Partitioning.Range(names, null);
    }

    private List<String> known(List<String> names) {
        names.forEach(this::column);
        return names;
    }

    private Column column(String name) {
        return columns.stream()
                .filter(c -> c.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> SqlError.analyzing("Partition column[" + name + "] does not exist in column list"));
    }

    private Partitioning automaticList(StarRocksParser.IdentifierListContext items) {
        refuseBefore(3, 1, "List partitioning is not supported");
        List<String> names = new ArrayList<>();
        List<String> expressions = new ArrayList<>();
        for (StarRocksParser.IdentifierContext item : items.identifier()) {
            Optional<StarRocksParser.ExpressionContext> expression = PartitionItems.expression(item);
            expressions.add(expression.map(Expressions::printed).orElseGet(() -> Names.text(item)));
            names.add(expression
                    .map(this::hide)
                    .orElseGet(() -> column(Names.text(item)).name()));
        }
        return new Partitioning.Values(listed(names), true, expressions);
    }

    /** NULL is a value of a list from 3.3 on; before, no column of one may hold it. */
    private List<String> listed(List<String> names) {
        for (String name : names) {
            boolean nullable = columns.stream().anyMatch(c -> c.name().equalsIgnoreCase(name) && c.nullable());
            if (nullable && !personality.atLeast(3, 3)) {
                throw SqlError.analyzing("The list partition column " + name + " cannot be null");
            }
        }
        return names;
    }

    /** Adds the generated column that carries a partition expression's value; returns its name. */
    private String hide(ParserRuleContext expression) {
        LaterFunctions.refuse(personality, expression);
        String name = HIDDEN + hidden.size();
        String text = Expressions.printed(expression);
        SqlType type = ofExpression(expression).type();
        hidden.add(new Column(name, type, true, null, ColumnDefault.NONE, false, text, ""));
        return name;
    }

    private Partitioning automaticRange(StarRocksParser.FunctionCallContext call) {
        String name = call instanceof StarRocksParser.SimpleFunctionCallContext function && ofColumn(function)
                ? function.qualifiedName().getText().toLowerCase(Locale.ROOT)
                : "";
        if (name.equals("date_trunc")) {
            return dateTrunc((StarRocksParser.SimpleFunctionCallContext) call);
        }
        if (name.equals("time_slice")) {
            return timeSlice((StarRocksParser.SimpleFunctionCallContext) call);
        }
        refuseBefore(3, 4, "Unsupported partition expression: " + call.getText());
        return new Partitioning.Values(List.of(hide(call)), true, List.of(Expressions.printed(call, column -> column)));
    }

    /** Whether one of the arguments is a column alone, as front ends before 3.4 want it. */
    private boolean ofColumn(StarRocksParser.SimpleFunctionCallContext function) {
        return function.expression().stream()
                .anyMatch(argument -> columns.stream().anyMatch(c -> c.name().equalsIgnoreCase(name(argument))));
    }

    /**
     * Whether StarRocks keeps the values that rows are divided by in a column of its own; known after {@link #read}.
     */
    boolean carriesValues() {
        return carried || !hidden.isEmpty();
    }

    /** Reference 6.6: other units since 3.4, minutes of slices since 3.3. */
    private void refuseUnit(String unit, boolean slice) {
        boolean always = Set.of("hour", "day", "month", "year").contains(unit);
        boolean minutes = slice && unit.equals("minute");
        if (!always && !(slice && !minutes && !unit.equals("second"))) {
            carried = !minutes;
            refuseBefore(3, minutes ? 3 : 4, "Unsupported partition unit " + unit);
        }
    }

    private Partitioning dateTrunc(StarRocksParser.SimpleFunctionCallContext function) {
        String unit =
                Expressions.printed(function.expression(0)).replace("'", "").toLowerCase(Locale.ROOT);
        refuseUnit(unit, false);
        Column column = column(name(function.expression(1)));
        String text = "date_trunc('" + unit + "', " + column.name() + ")";
        return new Partitioning.Range(List.of(column.name()), new TimeUnitExpression("date_trunc", unit, 1, text));
    }

    private Partitioning timeSlice(StarRocksParser.SimpleFunctionCallContext function) {
        Column column = column(name(function.expression(0)));
        Optional<StarRocksParser.IntervalContext> interval = intervalOf(function.expression(1));
        int step = interval.map(RangeBatch::step).orElseGet(() -> Integer.parseInt(printed(function, 1)));
        String unit = interval.map(RangeBatch::unit).orElseGet(() -> printed(function, 2));
        refuseUnit(unit, true);
        String text = "time_slice(" + column.name() + ", " + step + ", '" + unit + "', 'floor')";
        return new Partitioning.Range(List.of(column.name()), new TimeUnitExpression("time_slice", unit, step, text));
    }

    /** What SHOW CREATE TABLE prints: {@code time_slice(d, 7, 'day', 'floor')}. */
    private static String printed(StarRocksParser.SimpleFunctionCallContext slice, int argument) {
        if (slice.expression().size() != 4) {
            throw SqlError.analyzing("Unsupported partition expression: time_slice");
        }
        return Expressions.printed(slice.expression(argument)).replace("'", "").toLowerCase(Locale.ROOT);
    }

    private static String name(StarRocksParser.ExpressionContext column) {
        return Expressions.printed(column, name -> name);
    }

    private static Optional<StarRocksParser.IntervalContext> intervalOf(ParseTree node) {
        if (node instanceof StarRocksParser.IntervalContext interval) {
            return Optional.of(interval);
        }
        return node.getChildCount() == 1 ? intervalOf(node.getChild(0)) : Optional.empty();
    }

    /** The partitions written with the clause. */
    static List<PartitionDefinition> partitions(
            StarRocksParser.@Nullable PartitionDescContext written, List<Column> partitionColumns) {
        if (written == null) {
            return List.of();
        }
        PartitionReader reader = new PartitionReader(partitionColumns);
        List<PartitionDefinition> read = new ArrayList<>();
        for (StarRocksParser.RangePartitionDescContext range : written.rangePartitionDesc()) {
            if (range.singleRangePartition() != null) {
                read.add(reader.range(range.singleRangePartition(), () -> PartitionChanges.rangesOf(read)));
            } else {
                read.addAll(new RangeBatch(partitionColumns.get(0), "p").read(range.multiRangePartition()));
            }
        }
        for (StarRocksParser.ListPartitionDescContext list : written.listPartitionDesc()) {
            read.add(
                    list.singleItemListPartitionDesc() != null
                            ? reader.values(list.singleItemListPartitionDesc())
                            : reader.values(list.multiItemListPartitionDesc()));
        }
        checkOneMethod(written.rangePartitionDesc());
        return read;
    }

    private static void checkOneMethod(List<StarRocksParser.RangePartitionDescContext> ranges) {
        long methods = ranges.stream()
                .map(range -> range.singleRangePartition() == null
                        ? "batch"
                        : range.singleRangePartition().partitionKeyDesc().LESS() == null ? "fixed" : "less than")
                .distinct()
                .count();
        if (methods > 1) {
            throw SqlError.analyzing("You can only use one of these methods to create partitions");
        }
    }
}
