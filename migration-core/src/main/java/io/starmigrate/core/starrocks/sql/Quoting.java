package io.starmigrate.core.starrocks.sql;

import java.util.Collection;
import java.util.stream.Collectors;

/** The only place where names and values become SQL text. Pure. */
public final class Quoting {
    private Quoting() {}

    /**
     * A name in backquotes.
     *
     * @throws IllegalArgumentException when the name is empty or holds a backquote: StarRocks drops doubled backquotes,
     *     so no way to write such a name exists (observed section 5)
     */
    public static String identifier(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("Cannot quote an empty name; give the name of the object");
        }
        if (name.indexOf('`') >= 0) {
            throw new IllegalArgumentException("Cannot quote the name " + name
                    + ": StarRocks cannot carry a backquote inside a name; rename the object");
        }
        return "`" + name + "`";
    }

    /** Names in backquotes, separated by commas. */
    public static String identifiers(Collection<String> names) {
        return names.stream().map(Quoting::identifier).collect(Collectors.joining(", "));
    }

    /**
     * A value as a string literal in double quotes. Backslashes, quotes, line ends and zero bytes are escaped; every
     * other character stands for itself, so the value arrives as given.
     */
    public static String string(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '"' -> text.append("\\\"");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\0' -> text.append("\\0");
                default -> text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
