package io.starmigrate.standin.session;

import io.starmigrate.standin.SqlError;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What {@code sql_mode} may name, by the front end's {@code SqlModeHelper} of all versions together, and which of it
 * the reader of statements goes by.
 */
final class SqlModes {
    /** The lexer's own numbers. */
    private static final long STANDARD = 1L << 5;

    private static final long PIPES_ARE_CONCAT = 1L << 1;

    private static final Set<String> CONCATENATING = caseless("PIPES_AS_CONCAT", "ANSI");
    private static final Set<String> KNOWN = caseless(
            "ALLOW_THROW_EXCEPTION",
            "ANSI",
            "ANSI_QUOTES",
            "ERROR_FOR_DIVISION_BY_ZERO",
            "ERROR_IF_OVERFLOW",
            "FORBID_INVALID_DATE",
            "GROUP_CONCAT_LEGACY",
            "HIGH_NOT_PRECEDENCE",
            "IGNORE_SPACE",
            "INVALID_DATES",
            "MODE_DOUBLE_LITERAL",
            "NO_AUTO_VALUE_ON_ZERO",
            "NO_BACKSLASH_ESCAPES",
            "NO_DIR_IN_CREATE",
            "NO_ENGINE_SUBSTITUTION",
            "NO_UNSIGNED_SUBTRACTION",
            "NO_ZERO_DATE",
            "NO_ZERO_IN_DATE",
            "ONLY_FULL_GROUP_BY",
            "PAD_CHAR_TO_FULL_LENGTH",
            "PIPES_AS_CONCAT",
            "REAL_AS_FLOAT",
            "SORT_NULLS_LAST",
            "STRICT_ALL_TABLES",
            "STRICT_TRANS_TABLES",
            "TIME_TRUNCATE_FRACTIONAL",
            "TRADITIONAL");

    private SqlModes() {}

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Arrays.asList(names));
        return set;
    }

    private static Stream<String> names(String value) {
        return Arrays.stream(value.split(",")).map(String::strip).filter(name -> !name.isEmpty());
    }

    /** @throws SqlError when one of these has a name that no version knows */
    static void requireKnown(String value) {
        names(value).filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(unknown -> {
            throw new SqlError(1231, "42000", "Variable 'sql_mode' can't be set to the value of '" + unknown + "'");
        });
    }

    /** The modes that statements are read by. */
    static long reading(String value) {
        return names(value).anyMatch(CONCATENATING::contains) ? STANDARD | PIPES_ARE_CONCAT : STANDARD;
    }
}
