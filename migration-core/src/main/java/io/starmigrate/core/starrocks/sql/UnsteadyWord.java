package io.starmigrate.core.starrocks.sql;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds in a condition what makes it answer otherwise another time, or to another account, of rows that nobody has
 * written: rows would then enter or leave what is moved, and no version of a partition would tell.
 *
 * <p>What StarRocks and the user's own functions answer is not known here: a function is held to be steady unless it is
 * known not to be.
 */
final class UnsteadyWord {
    /** A text, a name in backquotes, a word, or any other character but a blank. */
    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^'\\\\]++|\\\\[\\s\\S])*+'|\"(?:[^\"\\\\]++|\\\\[\\s\\S])*+\"|`[^`]*+`"
                    + "|[\\p{L}_][\\p{L}\\p{N}_$]*+|[^\\s]");

    /** Words that no column has unless in backquotes: functions without parentheses, and what asks another table. */
    private static final Set<String> BARE = Set.of(
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "current_user",
            "current_role",
            "current_group",
            "select");

    /** Columns may have these names; they are functions where a parenthesis follows. */
    private static final Set<String> CALLED = Set.of(
            "now",
            "curdate",
            "curtime",
            "sysdate",
            "utc_date",
            "utc_time",
            "utc_timestamp",
            "rand",
            "random",
            "uuid",
            "uuid_numeric",
            "uuid_v7",
            "last_query_id",
            "connection_id",
            "user",
            "session_user",
            "system_user",
            "current_warehouse",
            "current_catalog",
            "catalog",
            "database",
            "schema",
            "is_role_in_session",
            "version",
            "current_version",
            "host_name",
            "sleep",
            "dict_mapping",
            "dictionary_get");

    private UnsteadyWord() {}

    /** The first of them as it is written; empty when there is none. A variable is told by its {@code @}. */
    static Optional<String> in(String condition) {
        var tokens = TOKEN.matcher(condition).results().map(MatchResult::group).toList();
        for (int i = 0; i < tokens.size(); i++) {
            String after = String.join("", tokens.subList(i + 1, Math.min(tokens.size(), i + 3)));
            if (isUnsteady(tokens.get(i), after)) {
                return Optional.of(tokens.get(i).replace("`", ""));
            }
        }
        return Optional.empty();
    }

    private static boolean isUnsteady(String token, String after) {
        boolean isCalled = after.startsWith("(");
        String word = token.toLowerCase(Locale.ROOT);
        if (word.startsWith("`")) {
            word = isCalled ? word.substring(1, word.length() - 1) : "";
        }
        return word.equals("@")
                || BARE.contains(word)
                || (isCalled && CALLED.contains(word))
                // With an argument it tells the seconds of that moment.
                || (word.equals("unix_timestamp") && after.equals("()"));
    }
}
