package io.starmigrate.core.starrocks.ddl;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is known of a table's columns beside its printed definition, by name without regard to case. Immutable. */
public final class KnownColumns {
    private static final KnownColumns NONE = new KnownColumns(List.of());

    private final Map<String, KnownColumn> byName = new HashMap<>();

    private KnownColumns(List<KnownColumn> columns) {
        columns.forEach(column -> byName.put(lower(column.name()), column));
    }

    /** What is known of these. */
    public static KnownColumns of(List<KnownColumn> columns) {
        return new KnownColumns(columns);
    }

    /** Nothing: only the print itself tells where a text ends. */
    public static KnownColumns none() {
        return NONE;
    }

    KnownColumn get(String name) {
        return byName.getOrDefault(lower(name), KnownColumn.named(name));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
