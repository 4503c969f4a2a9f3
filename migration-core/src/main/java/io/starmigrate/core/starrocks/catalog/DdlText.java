package io.starmigrate.core.starrocks.catalog;

import java.util.List;
import java.util.Locale;

/** Looks for clauses in DDL without being misled by what stands in quotes. */
final class DdlText {
    private DdlText() {}

    /** The text with everything inside quotes replaced by {@code x}, so that positions stay the same. */
    static String withoutQuotedParts(String ddl) {
        StringBuilder bare = new StringBuilder(ddl);
        int i = 0;
        while (i < ddl.length()) {
            char c = ddl.charAt(i);
            if (c == '"' || c == '\'' || c == '`') {
                int end = endOfQuoted(ddl, i);
                for (int inside = i + 1; inside < end; inside++) {
                    bare.setCharAt(inside, 'x');
                }
                i = end;
            }
            i++;
        }
        return bare.toString();
    }

    /** The position of the first of these words outside parentheses from a position on; the text's end without any. */
    static int indexOfClause(String bare, int from, List<String> words) {
        String upper = bare.toUpperCase(Locale.ROOT);
        int depth = 0;
        for (int i = from; i < upper.length(); i++) {
            char c = upper.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (depth == 0 && startsWord(upper, i, words)) {
                return i;
            }
        }
        return bare.length();
    }

    private static boolean startsWord(String upper, int at, List<String> words) {
        boolean fresh = at == 0 || !Character.isJavaIdentifierPart(upper.charAt(at - 1));
        return fresh && words.stream().anyMatch(word -> upper.startsWith(word, at));
    }

    private static int endOfQuoted(String ddl, int start) {
        char quote = ddl.charAt(start);
        for (int i = start + 1; i < ddl.length(); i++) {
            if (ddl.charAt(i) == '\\' && quote != '`') {
                i++;
            } else if (ddl.charAt(i) == quote) {
                return i;
            }
        }
        return ddl.length();
    }
}
