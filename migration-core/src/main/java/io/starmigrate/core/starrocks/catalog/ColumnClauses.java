package io.starmigrate.core.starrocks.catalog;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which columns of a {@code SHOW CREATE TABLE} text are generated, and which count by themselves. */
final class ColumnClauses {
    private static final Pattern NAME = Pattern.compile("\\s*`([^`]+)`\\s");
    private static final Pattern GENERATED = Pattern.compile("\\sAS\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNTING = Pattern.compile("\\bAUTO_INCREMENT\\b", Pattern.CASE_INSENSITIVE);

    /** A function behind the type: {@code varbinary avg(int(11))}. */
    private static final Pattern STATE = Pattern.compile(
            "\\s*\\S+\\s+[a-z]\\w*(\\([\\d, ]*\\)|<.*>)?\\s+(?!AS\\b|DEFAULT\\b)[a-z]\\w*\\(.*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TYPE_BEFORE = Pattern.compile("(array|map|struct)\\s*$", Pattern.CASE_INSENSITIVE);

    private final Set<String> generated = new HashSet<>();
    private final Set<String> counting = new HashSet<>();
    private final Set<String> states = new HashSet<>();

    private ColumnClauses() {}

    static ColumnClauses read(String showCreateTable) {
        ColumnClauses clauses = new ColumnClauses();
        String bare = DdlText.withoutQuotedParts(showCreateTable);
        int start = bare.indexOf('(') + 1;
        int parentheses = 0;
        int angles = 0;
        for (int i = start; i > 0 && i < bare.length() && parentheses >= 0; i++) {
            switch (bare.charAt(i)) {
                case '(' -> parentheses++;
                case ')' -> parentheses--;
                case '<' -> angles += opensType(bare, i) ? 1 : 0;
                case '>' -> angles -= angles > 0 ? 1 : 0;
                default -> {}
            }
            boolean between = bare.charAt(i) == ',' && parentheses == 0 && angles == 0;
            if (between || parentheses < 0) {
                clauses.add(showCreateTable.substring(start, i), bare.substring(start, i));
                start = i + 1;
            }
        }
        return clauses;
    }

    // Elsewhere the sign compares, in the expression of a generated column.
    private static boolean opensType(String bare, int at) {
        return TYPE_BEFORE.matcher(bare.substring(Math.max(0, at - 7), at)).find();
    }

    private void add(String clause, String bareClause) {
        Matcher name = NAME.matcher(clause);
        if (!name.lookingAt()) {
            return;
        }
        String column = name.group(1).toLowerCase(Locale.ROOT);
        if (GENERATED.matcher(bareClause).find()) {
            generated.add(column);
        }
        if (STATE.matcher(bareClause).matches()) {
            states.add(column);
        }
        if (COUNTING.matcher(bareClause).find()) {
            counting.add(column);
        }
    }

    boolean isGenerated(String column) {
        return generated.contains(column.toLowerCase(Locale.ROOT));
    }

    boolean isAggregateState(String column) {
        return states.contains(column.toLowerCase(Locale.ROOT));
    }

    boolean isAutoIncrement(String column) {
        return counting.contains(column.toLowerCase(Locale.ROOT));
    }
}
