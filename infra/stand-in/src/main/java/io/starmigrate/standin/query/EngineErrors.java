package io.starmigrate.standin.query;

import io.starmigrate.standin.SqlError;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The engine's refusals in StarRocks' words. */
public final class EngineErrors {
    private static final Pattern NO_COLUMN =
            Pattern.compile("(?:Referenced c|C)olumn \"([^\"]*)\" (?:not found|referenced that exists)");
    private static final Pattern NO_QUALIFIED_COLUMN =
            Pattern.compile("(?:list|Table) \"([^\"]*)\" does not have a column named \"([^\"]*)\"");
    private static final Pattern NO_TABLE = Pattern.compile("Referenced table \"([^\"]*)\" not found");
    private static final Pattern AMBIGUOUS = Pattern.compile("Ambiguous reference to column name \"([^\"]*)\"");
    private static final Pattern UNGROUPED =
            Pattern.compile("column \"?([^\"]*)\"? must appear in the GROUP BY clause");

    private EngineErrors() {}

    /** The refusal of a query while it is read and bound. */
    public static SqlError analyzing(SQLException refusal) {
        String text = String.valueOf(refusal.getMessage());
        String found = first(NO_COLUMN, text);
        if (found != null) {
            return SqlError.analyzing("Column '" + found + "' cannot be resolved");
        }
        Matcher qualified = NO_QUALIFIED_COLUMN.matcher(text);
        if (qualified.find()) {
            return SqlError.analyzing(
                    "Column '" + qualified.group(1) + "." + qualified.group(2) + "' cannot be resolved");
        }
        found = first(NO_TABLE, text);
        if (found != null) {
            return SqlError.analyzing("Column '" + found + "' cannot be resolved");
        }
        found = first(AMBIGUOUS, text);
        if (found != null) {
            return SqlError.analyzing("Column '" + found + "' is ambiguous");
        }
        found = first(UNGROUPED, text);
        if (found != null) {
            return SqlError.analyzing("'" + found + "' must be an aggregate expression or appear in GROUP BY clause");
        }
        return SqlError.analyzing("The stand-in cannot execute this statement: "
                + text.lines().findFirst().orElse(""));
    }

    /** The refusal of a query while it runs. */
    public static SqlError executing(SQLException refusal) {
        return new SqlError(
                1064,
                "HY000",
                String.valueOf(refusal.getMessage()).lines().findFirst().orElse(""));
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
