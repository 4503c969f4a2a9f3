package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.type.TypeName;
import java.util.Locale;
import java.util.Set;

/** Reads one column of a table. */
final class ColumnReader {
    private static final Set<String> AGGREGATIONS = Set.of(
            "SUM", "MIN", "MAX", "REPLACE", "REPLACE_IF_NOT_NULL", "HLL_UNION", "BITMAP_UNION", "PERCENTILE_UNION");

    private static final String STATE = "varbinary";

    private final Cursor cursor;
    private final KnownColumns columns;
    private String aggregation = "";
    private boolean nullable = true;
    private ColumnValue value = new ColumnValue.Unset();
    private String comment = "";

    /** @param columns what is known of the table's columns beside the text */
    ColumnReader(Cursor cursor, KnownColumns columns) {
        this.cursor = cursor;
        this.columns = columns;
    }

    ColumnDdl read() {
        String name = cursor.name();
        String type = type();
        KnownColumn known = columns.get(name);
        while (!cursor.isAt(",") && !cursor.isAt(")")) {
            attribute(known);
        }
        return new ColumnDdl(name, type, aggregation, nullable, value, comment);
    }

    /**
     * A typed statement has no type before the state of an aggregate function: StarRocks derives it from the function,
     * whatever stands there.
     */
    private String type() {
        if (beginsState() && !ColumnType.isType(cursor.peek().text())) {
            return STATE;
        }
        int start = cursor.position();
        cursor.name();
        int end = cursor.position();
        if (cursor.isAt("<")) {
            end = closed("<", ">");
        } else if (cursor.isAt("(")) {
            end = closed("(", ")");
        }
        String text = cursor.text().substring(start, end).strip();
        try {
            return written(ColumnType.parse(text), text);
        } catch (IllegalArgumentException unknown) {
            throw cursor.problem(start, String.valueOf(unknown.getMessage()));
        }
    }

    /**
     * Fields of a STRUCT are printed without quotes, whatever they are named. What a type alone does not hold, such as
     * a field's comment, is in the text only.
     */
    private static String written(ColumnType type, String text) {
        boolean whole = type.flattened().noneMatch(ColumnReader::isOfAnyLength)
                && !text.toUpperCase(Locale.ROOT).contains(" COMMENT ");
        return type.holds(TypeName.STRUCT) && whole ? type.sql() : ColumnType.quoted(text);
    }

    private static boolean isOfAnyLength(ColumnType type) {
        return switch (type.name()) {
            case VARCHAR, CHAR, DECIMAL -> type.sizes().isEmpty();
            default -> false;
        };
    }

    private int closed(String open, String close) {
        int depth = 0;
        int end = cursor.position();
        do {
            if (cursor.peek().kind() == Token.Kind.END) {
                throw cursor.unexpected("\"" + close + "\"");
            }
            depth += cursor.isAt(open) ? 1 : 0;
            depth -= cursor.isAt(close) ? 1 : 0;
            end = cursor.take().end();
        } while (depth > 0);
        return end;
    }

    /** {@code avg(int(11))}: the column holds the state of this aggregate function. */
    private boolean beginsState() {
        return cursor.peek().kind() == Token.Kind.WORD && cursor.isFollowedBy("(");
    }

    private String state() {
        int start = cursor.position();
        cursor.name();
        return cursor.text().substring(start, closed("(", ")"));
    }

    private void attribute(KnownColumn known) {
        String word = cursor.peek().text().toUpperCase(Locale.ROOT);
        if (cursor.accept("NOT", "NULL")) {
            nullable = false;
        } else if (cursor.accept("NULL") || cursor.accept("KEY")) {
            // NULL is what a column is without a word, and KEY is told by the key clause as well.
        } else if (cursor.accept("AUTO_INCREMENT")) {
            value = new ColumnValue.AutoIncrement();
        } else if (cursor.isAt("DEFAULT")) {
            value = new ColumnValue.Default(defaultValue(known));
        } else if (cursor.accept("GENERATED", "ALWAYS", "AS") || cursor.accept("AS")) {
            value = new ColumnValue.Generated(cursor.expression(Set.of("COMMENT")));
        } else if (cursor.isAt("COMMENT")) {
            comment = PrintedComment.ofColumn(cursor, known.comment(), columns.ofColumns());
        } else if (cursor.accept("CHARACTER", "SET") || cursor.accept("CHARSET") || cursor.accept("COLLATE")) {
            // StarRocks itself takes these and keeps nothing of them.
            cursor.name();
        } else if (beginsState()) {
            aggregation = state();
        } else if (AGGREGATIONS.contains(word)) {
            aggregation = word;
            cursor.take();
        } else {
            throw cursor.unexpected("a column attribute (NULL, DEFAULT, AS, COMMENT, an aggregate function)");
        }
    }

    private String defaultValue(KnownColumn known) {
        PrintedDefault printed = new PrintedDefault(cursor);
        if (printed.isText()) {
            return printed.read(known.defaultText(), columns.ofColumns());
        }
        cursor.take();
        // From 4.1 on a number and a truth may be typed without quotes; every version reads them with quotes.
        boolean plain = cursor.peek().kind() == Token.Kind.NUMBER || cursor.isAt("TRUE") || cursor.isAt("FALSE");
        return plain
                ? Quoting.string(cursor.take().text().toLowerCase(Locale.ROOT))
                : written(cursor.expression(Set.of("COMMENT", "NOT")));
    }

    private static String written(String expression) {
        return ColumnValue.Default.moment(expression).orElse(expression);
    }
}
