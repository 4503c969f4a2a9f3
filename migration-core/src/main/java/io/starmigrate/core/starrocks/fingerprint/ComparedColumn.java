package io.starmigrate.core.starrocks.fingerprint;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One column in the queries of a fingerprint: what is selected of it, and under which names. */
record ComparedColumn(TableColumn column, int number, List<String> texts) {
    static ComparedColumn of(TableColumn column, int number, Normaliser normaliser) {
        return new ComparedColumn(column, number, normaliser.texts(Quoting.identifier(column.name()), column.type()));
    }

    /** Columns in this order, the first of this number. */
    static List<ComparedColumn> numbered(List<TableColumn> columns, int first, Normaliser normaliser) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> of(columns.get(i), first + i, normaliser))
                .toList();
    }

    /** What a row's hash is of: which of these columns are NULL, and the texts of all. */
    static List<String> row(List<ComparedColumn> columns) {
        String flags = columns.stream().map(ComparedColumn::flag).collect(Collectors.joining(", ", "concat(", ")"));
        return Stream.concat(Stream.of(flags), columns.stream().flatMap(ComparedColumn::arguments))
                .toList();
    }

    /** The same over the columns themselves, where nothing selects them under these names. */
    static List<String> inlineRow(List<ComparedColumn> columns, Normaliser normaliser) {
        String flags = columns.stream()
                .map(column -> column.isNull(normaliser))
                .collect(Collectors.joining(", ", "concat(", ")"));
        return Stream.concat(
                        Stream.of(flags),
                        columns.stream()
                                .flatMap(column -> column.texts.stream())
                                .map(ComparedColumn::notNull))
                .toList();
    }

    /** What is selected of these columns. */
    static String items(List<ComparedColumn> columns, Normaliser normaliser) {
        return columns.stream()
                .flatMap(column -> column.items(normaliser).stream())
                .collect(Collectors.joining(", "));
    }

    /** Its name in small letters: StarRocks tells no others apart. */
    String key() {
        return column.name().toLowerCase(Locale.ROOT);
    }

    /** Names what its texts mean; the same for columns of the same name that become texts in the same way. */
    String meaning() {
        return Integer.toHexString(
                String.join(", ", texts).toLowerCase(Locale.ROOT).hashCode());
    }

    /** {@code n} for NULL, {@code v} for a value. */
    String flag() {
        return "n" + number;
    }

    private String text(int which) {
        return "c" + number + (which == 0 ? "" : "_" + which);
    }

    List<String> items(Normaliser normaliser) {
        List<String> items = new ArrayList<>();
        items.add(isNull(normaliser) + " AS " + flag());
        for (int which = 0; which < texts.size(); which++) {
            items.add(texts.get(which) + " AS " + text(which));
        }
        return items;
    }

    private String isNull(Normaliser normaliser) {
        return "if(" + normaliser.isNull(Quoting.identifier(column.name()), column.type()) + ", 'n', 'v')";
    }

    private static String notNull(String text) {
        return "coalesce(" + text + ", '')";
    }

    Stream<String> names() {
        return Stream.iterate(0, which -> which + 1).limit(texts.size()).map(this::text);
    }

    /** The texts with something in place of NULL; whether it is NULL, the flag tells. */
    Stream<String> arguments() {
        return names().map(ComparedColumn::notNull);
    }

    boolean isAlwaysTold() {
        return Normaliser.isAlwaysTold(column.type());
    }

    String nulls() {
        return "null_" + number;
    }

    String untold() {
        return "untold_" + number;
    }

    /** How many are NULL, and of how many that are not a text is. */
    List<String> counts() {
        List<String> counts = new ArrayList<>();
        counts.add("sum(if(" + flag() + " = 'n', 1, 0)) AS " + nulls());
        if (!isAlwaysTold()) {
            String missing = String.join(" IS NULL OR ", names().toList()) + " IS NULL";
            counts.add("sum(if(" + flag() + " = 'v' AND (" + missing + "), 1, 0)) AS " + untold());
        }
        return counts;
    }
}
