package io.starmigrate.standin.query;

import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.session.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the names of one statement can mean. Used by one thread. */
final class Scope {
    private final Session session;
    private final Set<String> commonTables = new HashSet<>();
    private final Map<String, @Nullable SqlType> columnTypes = new HashMap<>();
    private final Map<String, String> made = new HashMap<>();
    private final Deque<Map<String, String>> lambdas = new ArrayDeque<>();

    Scope(Session session) {
        this.session = session;
    }

    Session session() {
        return session;
    }

    void commonTable(String name) {
        commonTables.add(name.toLowerCase(Locale.ROOT));
    }

    boolean isCommonTable(String name) {
        return commonTables.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Takes note of a table's columns; a name that two tables give different types has none. */
    void columns(List<Column> columns) {
        for (Column column : columns) {
            String name = column.name().toLowerCase(Locale.ROOT);
            boolean differs = columnTypes.containsKey(name) && !column.type().equals(columnTypes.get(name));
            columnTypes.put(name, differs ? null : column.type());
        }
    }

    /** The type of a column; empty for a lambda's parameter. */
    Optional<SqlType> type(String columnName) {
        return parameter(columnName).isPresent() ? Optional.empty() : columnType(columnName);
    }

    private Optional<SqlType> columnType(String columnName) {
        return Optional.ofNullable(columnTypes.get(columnName.toLowerCase(Locale.ROOT)));
    }

    /** Takes note of a column that a query makes; a name that two of them give different marks has none. */
    void made(String columnName, String mark) {
        made.merge(columnName.toLowerCase(Locale.ROOT), mark, (before, now) -> before.equals(now) ? now : "");
    }

    /** The mark of a column of a table or of a query; empty where its type is not known, or not in one way. */
    String mark(String columnName) {
        String key = columnName.toLowerCase(Locale.ROOT);
        if (!columnTypes.containsKey(key)) {
            return made.getOrDefault(key, "");
        }
        String mark = columnType(columnName).map(KnownTypes::mark).orElse("");
        return made.getOrDefault(key, mark).equals(mark) ? mark : "";
    }

    /** How many lambdas the expression in hand stands in. */
    int lambdas() {
        return lambdas.size();
    }

    /**
     * Translates inside a lambda.
     *
     * @param parameters the engine's SQL for each parameter, by its name in small letters
     */
    String inLambda(Map<String, String> parameters, Supplier<String> translation) {
        lambdas.push(parameters);
        try {
            return translation.get();
        } finally {
            lambdas.pop();
        }
    }

    /** The engine's SQL of a lambda's parameter, the innermost of that name; empty when there is none. */
    Optional<String> parameter(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return lambdas.stream()
                .filter(parameters -> parameters.containsKey(key))
                .findFirst()
                .map(parameters -> parameters.get(key));
    }
}
