package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The view beside a table that says who publishes the table. A view of constants needs no rows, no tablets and no
 * backend; a second one of its name is refused by the front end that knows every name; its definition holds what it
 * says, in every version and mode.
 */
public final class ClaimStatements {
    private static final String SUFFIX = "__mig_owner";

    /** What is printed alike by every version: nothing of it is ever escaped. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:@/ -]*");

    private static final Pattern CONSTANT = Pattern.compile(
            "(['\"])(?<value>[A-Za-z0-9_.:@/ -]*)\\1\\s+AS\\s+`?(?<name>\\w+)`?", Pattern.CASE_INSENSITIVE);

    private ClaimStatements() {}

    /** Whether a relation of this name is such a view. */
    public static boolean isClaim(String name) {
        return name.endsWith(SUFFIX);
    }

    /** The view beside a table. */
    public static TableName view(TableName table) {
        return table.sibling(table.table() + SUFFIX);
    }

    /**
     * Makes the view; refused when it is there.
     *
     * @param values by the names of the view's columns; what could not be printed alike everywhere becomes {@code _}
     */
    public static Sql create(TableName table, Map<String, String> values) {
        return Sql.of("CREATE VIEW " + view(table).sql() + " AS SELECT "
                + values.entrySet().stream()
                        .map(value ->
                                Quoting.string(plain(value.getValue())) + " AS " + Quoting.identifier(value.getKey()))
                        .collect(Collectors.joining(", ")));
    }

    private static String plain(String value) {
        return PLAIN.matcher(value).matches() ? value : value.replaceAll("[^A-Za-z0-9_.:@/ -]", "_");
    }

    /** Removes the view, if it is there. */
    public static Sql drop(TableName table) {
        return Sql.of("DROP VIEW IF EXISTS " + view(table).sql());
    }

    /** What a view says, from what the cluster prints for it. */
    public static Map<String, String> read(String definition) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher constants = CONSTANT.matcher(definition);
        while (constants.find()) {
            values.put(constants.group("name"), constants.group("value"));
        }
        return values;
    }
}
