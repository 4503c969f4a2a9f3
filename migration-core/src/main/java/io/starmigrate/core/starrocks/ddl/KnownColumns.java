package io.starmigrate.core.starrocks.ddl;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is known of a table beside its printed definition: of its columns, by name without regard to case, and how its
 * cluster prints the comments of the table and of its columns. Immutable.
 */
public final class KnownColumns {
    private static final KnownColumns NONE = new KnownColumns(List.of(), Comments.ESCAPED, Comments.ESCAPED);

    private final Map<String, KnownColumn> byName = new HashMap<>();
    private final Comments comments;
    private final Comments ofColumns;

    private KnownColumns(List<KnownColumn> columns, Comments comments, Comments ofColumns) {
        columns.forEach(column -> byName.put(lower(column.name()), column));
        this.comments = comments;
        this.ofColumns = ofColumns;
    }

    /** What is known of these, of a cluster that prints the comments of tables so. */
    public static KnownColumns of(List<KnownColumn> columns, Comments comments) {
        return new KnownColumns(columns, comments, Comments.ESCAPED);
    }

    /**
     * The same where the comments of columns are printed so, and their defaults too; it decides about those that are
     * not known.
     */
    public KnownColumns printed(Comments ofColumns) {
        return new KnownColumns(List.copyOf(byName.values()), comments, ofColumns);
    }

    /** Nothing: only the print itself tells where a text ends. */
    public static KnownColumns none() {
        return NONE;
    }

    Comments comments() {
        return comments;
    }

    Comments ofColumns() {
        return ofColumns;
    }

    KnownColumn get(String name) {
        return byName.getOrDefault(lower(name), KnownColumn.named(name));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
