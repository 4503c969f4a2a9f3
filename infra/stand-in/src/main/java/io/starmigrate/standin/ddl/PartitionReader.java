package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.PartitionKeyRange;
import io.starmigrate.standin.catalog.PartitionKeyValue;
import io.starmigrate.standin.catalog.PartitionValues;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Partition definitions of one table, taken out of parse trees as typed bounds. */
final class PartitionReader {
    private final List<Column> columns;

    /** @param columns the partition columns, in order */
    PartitionReader(List<Column> columns) {
        this.columns = columns;
    }

    /**
     * One range.
     *
     * @param before tells the ranges that are there already: {@code VALUES LESS THAN} begins where the highest of them
     *     below it ends
     */
    PartitionDefinition range(
            StarRocksParser.SingleRangePartitionContext written, Supplier<List<PartitionKeyRange>> before) {
        StarRocksParser.PartitionKeyDescContext key = written.partitionKeyDesc();
        PartitionKeyRange range;
        if (key.LESS() == null) {
            range = new PartitionKeyRange(bound(key.partitionValueList(0)), bound(key.partitionValueList(1)));
        } else {
            List<PartitionKeyValue> high = key.MAXVALUE() != null
                    ? columns.stream().map(c -> PartitionKeyValue.max(c.type())).toList()
                    : bound(key.partitionValueList(0));
            range = new PartitionKeyRange(highestBelow(before.get(), high), high);
        }
        return new PartitionDefinition(
                Names.text(written.identifier()),
                range,
                Literals.properties(written.propertyList()),
                written.EXISTS() != null);
    }

    private List<PartitionKeyValue> highestBelow(List<PartitionKeyRange> ranges, List<PartitionKeyValue> high) {
        return ranges.stream()
                .map(PartitionKeyRange::high)
                .filter(end -> PartitionKeyRange.compare(end, high) <= 0)
                .max(PartitionKeyRange::compare)
                .orElseGet(() -> columns.stream()
                        .map(c -> PartitionKeyValue.min(c.type()))
                        .toList());
    }

    /** A bound with fewer values than columns has the lowest value for the rest. */
    private List<PartitionKeyValue> bound(StarRocksParser.PartitionValueListContext written) {
        if (written.partitionValue().size() > columns.size()) {
            throw SqlError.analyzing("Partition values number is more than partition column number");
        }
        return IntStream.range(0, columns.size())
                .mapToObj(i -> i < written.partitionValue().size()
                        ? boundValue(columns.get(i), written.partitionValue(i))
                        : PartitionKeyValue.min(columns.get(i).type()))
                .toList();
    }

    /** The type's smallest value is the same bound as MINVALUE, which SHOW CREATE TABLE prints as that value. */
    private static PartitionKeyValue boundValue(Column column, StarRocksParser.PartitionValueContext written) {
        if (written.MAXVALUE() != null) {
            return PartitionKeyValue.max(column.type());
        }
        PartitionKeyValue value = value(column, Literals.text(written.string()));
        PartitionKeyValue lowest = PartitionKeyValue.min(column.type());
        return value.shown().equals(lowest.shown()) ? lowest : value;
    }

    private static PartitionKeyValue value(Column column, String text) {
        try {
            return PartitionKeyValue.of(column.type(), text);
        } catch (IllegalArgumentException unreadable) {
            throw SqlError.analyzing(String.valueOf(unreadable.getMessage()));
        }
    }

    /** A list partition of one column. */
    PartitionDefinition values(StarRocksParser.SingleItemListPartitionDescContext written) {
        List<List<PartitionKeyValue>> tuples = written.stringList().string().stream()
                .map(item -> tuple(List.of(item)))
                .toList();
        return new PartitionDefinition(
                Names.text(written.identifier()),
                new PartitionValues(tuples),
                Literals.properties(written.propertyList()),
                written.EXISTS() != null);
    }

    /** A list partition of several columns. */
    PartitionDefinition values(StarRocksParser.MultiItemListPartitionDescContext written) {
        List<List<PartitionKeyValue>> tuples =
                written.stringList().stream().map(list -> tuple(list.string())).toList();
        return new PartitionDefinition(
                Names.text(written.identifier()),
                new PartitionValues(tuples),
                Literals.properties(written.propertyList()),
                written.EXISTS() != null);
    }

    private List<PartitionKeyValue> tuple(List<StarRocksParser.StringContext> items) {
        if (items.size() != columns.size()) {
            throw SqlError.analyzing("Partition column size should be equal with partition column values size");
        }
        List<PartitionKeyValue> tuple = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Column column = columns.get(i);
            tuple.add(Literals.item(items.get(i))
                    .map(text -> value(column, text))
                    .orElseGet(() -> PartitionKeyValue.ofNull(column.type())));
        }
        return tuple;
    }
}
