package io.starmigrate.core.starrocks.transfer;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.type.TypeName;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.text.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Proves which separators a partition's CSV can have: counts, in one query on the source, the rows whose texts hold
 * each candidate, whose text is {@code \N} (which CSV cannot tell from NULL), which would be a blank line (which
 * loading skips), and, where a version does not escape them, whose arrays hold quotes. EXPORT quotes nothing, so a
 * separator inside a value would shift the row in silence (reference 2.9, 10).
 *
 * <p>The proof holds for the rows that were scanned: compare the partition's change token from before the scan with the
 * one after the export. Numbers, dates, JSON (which escapes control characters) and VARBINARY (written as base64) hold
 * no candidate and are not scanned.
 */
public final class SeparatorScan {
    private static final List<Character> CANDIDATES = List.of('\1', '\2', '\3', '\4', '\5', '\n');
    private static final String NULL_MARKERS = "null_markers";
    private static final String BLANK_LINES = "blank_lines";
    private static final String QUOTES = "quotes_in_arrays";

    private final Capabilities target;
    private final List<TableColumn> texts;
    private final boolean blankLinesPossible;
    private final boolean quotesEscaped;

    private SeparatorScan(
            Capabilities target, List<TableColumn> texts, boolean blankLinesPossible, boolean quotesEscaped) {
        this.target = target;
        this.texts = texts;
        this.blankLinesPossible = blankLinesPossible;
        this.quotesEscaped = quotesEscaped;
    }

    /**
     * The scan for a table's columns, of which generated ones are not exported.
     *
     * @param source the version that exports, and that is asked
     * @param target the version that loads
     */
    public static SeparatorScan of(Capabilities source, Capabilities target, List<TableColumn> columns) {
        List<TableColumn> carried = TableColumn.carried(columns);
        List<TableColumn> texts = carried.stream()
                .filter(column -> column.type().holds(TypeName.CHAR, TypeName.VARCHAR))
                .toList();
        return new SeparatorScan(
                target,
                texts,
                carried.size() == 1 && texts.stream().anyMatch(SeparatorScan::isPlainText),
                source.has(Capability.CSV_ARRAY_ESCAPES) && target.has(Capability.CSV_ARRAY_ESCAPES));
    }

    /** Whether anything has to be scanned: without texts the first candidates are free. */
    public boolean isNeeded() {
        return !texts.isEmpty();
    }

    /** The query for one part of the table; its one row is what {@link #read} takes. */
    public Sql sql(TablePart part) {
        List<String> counts = new ArrayList<>();
        for (char candidate : CANDIDATES) {
            String literal = Quoting.string(String.valueOf(candidate));
            counts.add(count(text -> "instr(" + text + ", " + literal + ") > 0", texts) + " AS " + alias(candidate));
        }
        List<TableColumn> plain =
                texts.stream().filter(SeparatorScan::isPlainText).toList();
        counts.add(count(text -> text + " = " + Quoting.string("\\N"), plain) + " AS " + NULL_MARKERS);
        counts.add((blankLinesPossible ? count(text -> text + " = \"\"", plain) : "0") + " AS " + BLANK_LINES);
        String quote = Quoting.string("\"");
        counts.add((quotesEscaped ? "0" : count(text -> "instr(" + text + ", " + quote + ") > 0", nested())) + " AS "
                + QUOTES);
        return Sql.of("SELECT " + String.join(", ", counts) + " FROM " + part.sql());
    }

    private List<TableColumn> nested() {
        return texts.stream().filter(column -> !isPlainText(column)).toList();
    }

    // NULL OR true is true, NULL alone counts as not found.
    private static String count(UnaryOperator<String> condition, List<TableColumn> columns) {
        if (columns.isEmpty()) {
            return "0";
        }
        return columns.stream()
                .map(column -> condition.apply(text(column)))
                .collect(Collectors.joining(" OR ", "coalesce(sum(if(", ", 1, 0)), 0)"));
    }

    private static String text(TableColumn column) {
        String name = Quoting.identifier(column.name());
        return isPlainText(column) ? name : joined(name, column.type());
    }

    private static String joined(String expression, ColumnType type) {
        return switch (type.name()) {
            case ARRAY -> array(expression, type.parts().get(0));
            case MAP -> map(expression, type);
            default -> expression;
        };
    }

    private static String array(String expression, ColumnType element) {
        boolean flat = element.parts().isEmpty();
        String texts = flat ? expression : "array_map(x -> " + joined("x", element) + ", " + expression + ")";
        return "array_join(" + texts + ", '')";
    }

    private static String map(String expression, ColumnType type) {
        String keys = array("map_keys(" + expression + ")", type.parts().get(0));
        String values = array("map_values(" + expression + ")", type.parts().get(1));
        boolean textKeys = type.parts().get(0).holds(TypeName.CHAR, TypeName.VARCHAR);
        boolean textValues = type.parts().get(1).holds(TypeName.CHAR, TypeName.VARCHAR);
        // Both are NULL for a map that is, so the concatenation hides nothing.
        if (textKeys && textValues) {
            return "concat(" + keys + ", " + values + ")";
        }
        return textKeys ? keys : values;
    }

    private static boolean isPlainText(TableColumn column) {
        return column.type().name() == TypeName.CHAR || column.type().name() == TypeName.VARCHAR;
    }

    private static String alias(char candidate) {
        return "rows_with_" + String.format("%02x", (int) candidate);
    }

    /** Reads the one row that {@link #sql} is answered with. */
    public Choice read(CatalogRow row) {
        List<Character> free = CANDIDATES.stream()
                .filter(candidate -> row.requireNumber(alias(candidate)) == 0)
                .toList();
        long quotes = row.requireNumber(QUOTES);
        if (quotes > 0) {
            return Choice.impossible(Units.counted(quotes, "row holds", "rows hold")
                    + " quotes inside arrays, which CSV does not escape before "
                    + Capability.CSV_ARRAY_ESCAPES.since());
        }
        return decide(free, row.requireNumber(NULL_MARKERS), row.requireNumber(BLANK_LINES));
    }

    /**
     * The choice for a table that needs no scan.
     *
     * @throws IllegalStateException when one {@linkplain #isNeeded() is needed}
     */
    public Choice withoutScan() {
        if (isNeeded()) {
            throw new IllegalStateException("Cannot choose separators without a scan: the values of "
                    + texts.stream().map(TableColumn::name).toList()
                    + " may hold any; ask the source for sql() and read its answer");
        }
        return decide(CANDIDATES, 0, 0);
    }

    private Choice decide(List<Character> free, long nullMarkers, long blankLines) {
        if (nullMarkers > 0) {
            return Choice.impossible(Units.counted(nullMarkers, "row holds", "rows hold")
                    + " the text \\N, which CSV cannot tell from NULL");
        }
        if (blankLines > 0) {
            return Choice.impossible(Units.counted(blankLines, "row would be a blank line", "rows would be blank lines")
                    + ", which loading skips");
        }
        boolean anyRowDelimiter = target.has(Capability.LOAD_ROW_DELIMITER);
        List<Character> columns =
                free.stream().filter(candidate -> candidate != '\n').toList();
        List<Character> rows = free.stream()
                .filter(candidate -> anyRowDelimiter || candidate == '\n')
                .filter(candidate -> columns.isEmpty() || !candidate.equals(columns.get(0)))
                .toList();
        if (columns.isEmpty() || rows.isEmpty()) {
            return Choice.impossible("the texts hold every separator there is to choose from"
                    + (anyRowDelimiter ? "" : "; " + target + " reads rows that end in a line feed only"));
        }
        return Choice.possible(new Separators(columns.get(0), rows.get(0)));
    }

    /** Which separators a scan leaves to choose, or why none. */
    public static final class Choice {
        private final Optional<Separators> separators;
        private final String obstacle;

        private Choice(Optional<Separators> separators, String obstacle) {
            this.separators = separators;
            this.obstacle = obstacle;
        }

        private static Choice possible(Separators separators) {
            return new Choice(Optional.of(separators), "");
        }

        private static Choice impossible(String why) {
            return new Choice(Optional.empty(), why);
        }

        /** Separators that occur in no value; empty when CSV cannot carry these rows. */
        public Optional<Separators> separators() {
            return separators;
        }

        /** Why CSV cannot carry these rows; empty when it can. */
        public String obstacle() {
            return obstacle;
        }

        @Override
        public String toString() {
            return separators.map(Separators::toString).orElse(obstacle);
        }
    }
}
