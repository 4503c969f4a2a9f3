package io.starmigrate.core.starrocks.sql;

import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.text.SettingName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which rows of a partition to move: the value of {@code DATA_FILTER}, a SQL condition over the table's columns.
 *
 * <p>EXPORT has no WHERE in any version, so a filter closes the way by CSV; INSERT INTO FILES takes it, from
 * {@link Capability#FILES_UNLOAD} on. The condition is the user's own SQL: it is checked for being one closed
 * expression, so that it cannot end the statement around it, and for answering the same whenever it is asked: a
 * partition counts as moved while the source does not write to it, so no row may enter the filter by itself. StarRocks
 * judges the rest.
 *
 * @param condition the condition; empty for all rows
 */
public record DataFilter(String condition) {
    /** Where in the question it stood: another place for each length of a table's name. */
    private static final Pattern PLACE =
            Pattern.compile(" (?:at|from) line [0-9]+, column [0-9]+(?: to line [0-9]+, column [0-9]+)?");

    private static final Pattern FORBIDDEN = Pattern.compile(";|--|/\\*|#");

    /**
     * @throws IllegalArgumentException when the condition could leave its place in a statement: an open quote,
     *     parentheses that do not match, a semicolon, a comment; or when it asks for the time, for chance, for who
     *     asks, or another table
     */
    public DataFilter {
        condition = condition.strip();
        String bare = withoutQuotes(condition);
        if (FORBIDDEN.matcher(bare).find()) {
            throw unusable(condition, "it holds a semicolon or a comment");
        }
        if (!isBalanced(bare)) {
            throw unusable(condition, "its parentheses do not match");
        }
        Optional<String> unsteady = UnsteadyWord.in(condition);
        if (unsteady.isPresent()) {
            throw refused(condition, unsteady(unsteady.get()));
        }
    }

    /** The filter that lets every row through. */
    public static DataFilter all() {
        return new DataFilter("");
    }

    /** Whether a condition answers the same whenever it is asked, as far as that is known. */
    public static boolean isSteady(String condition) {
        return UnsteadyWord.in(condition).isEmpty();
    }

    /** The rows of this filter for which another condition holds, too. */
    public DataFilter and(String other) {
        return new DataFilter(isAll() ? other : "(" + condition + ") AND (" + other + ")");
    }

    /** Whether every row is meant. */
    public boolean isAll() {
        return condition.isEmpty();
    }

    /** The WHERE clause with a leading space; empty when every row is meant. */
    public String whereClause() {
        return isAll() ? "" : " WHERE (" + condition + ")";
    }

    /**
     * The question whether a table takes the condition: StarRocks refuses it when a column or function is not there,
     * and answers with no rows otherwise.
     */
    public Sql probe(TableName table) {
        return Sql.of("SELECT 1 FROM " + table.sql() + whereClause() + " LIMIT 0");
    }

    /**
     * Why a table's rows cannot be chosen, alike for all tables that lack the same.
     *
     * @param answer what the cluster said to {@link #probe}
     */
    public String refusedWith(String answer) {
        return "its rows cannot be chosen by " + SettingName.DATA_FILTER + " (" + condition + "): "
                + PLACE.matcher(answer).replaceAll("") + "; name there what each table of the job has";
    }

    /** The question how many rows of a part it lets through, counted now, in the column {@code row_count}. */
    public Sql count(TablePart part) {
        return Sql.of("SELECT count(*) AS row_count FROM " + part.sql() + whereClause());
    }

    private static String withoutQuotes(String condition) {
        StringBuilder bare = new StringBuilder();
        int i = 0;
        while (i < condition.length()) {
            char c = condition.charAt(i);
            if (c == '\'' || c == '"' || c == '`') {
                i = endOfQuoted(condition, i);
                bare.append(' ');
            } else {
                bare.append(c);
            }
            i++;
        }
        return bare.toString();
    }

    private static int endOfQuoted(String condition, int start) {
        char quote = condition.charAt(start);
        for (int i = start + 1; i < condition.length(); i++) {
            if (condition.charAt(i) == '\\' && quote != '`') {
                i++;
            } else if (condition.charAt(i) == quote) {
                return i;
            }
        }
        throw unusable(condition, "a quote is not closed");
    }

    private static boolean isBalanced(String bare) {
        int open = 0;
        for (int i = 0; i < bare.length() && open >= 0; i++) {
            open += bare.charAt(i) == '(' ? 1 : bare.charAt(i) == ')' ? -1 : 0;
        }
        return open == 0;
    }

    private static String unsteady(String word) {
        return word + " answers otherwise another time, and rows would enter or leave the filter although nobody writes"
                + " them; write the value it has now as a literal, such as event_time < '2024-06-01 00:00:00' (a column"
                + " of that name in backquotes)";
    }

    private static IllegalArgumentException unusable(String condition, String why) {
        return refused(condition, why + "; write one condition, such as amount > 0 AND city = 'x'");
    }

    private static IllegalArgumentException refused(String condition, String whyAndWhatToWrite) {
        return new IllegalArgumentException("Cannot filter rows by \"" + condition + "\": " + whyAndWhatToWrite);
    }

    @Override
    public String toString() {
        return isAll() ? "all rows" : condition;
    }
}
