package io.starmigrate.core.text;

import java.util.regex.Pattern;

/**
 * Texts that others have worded, clusters and stores, as a log or a terminal can show them: nothing in them moves its
 * cursor, changes its colours or turns its letters around.
 */
public final class ShownText {
    /** Control signs but tabs and ends of lines, and what turns the direction of reading. */
    private static final Pattern HIDDEN =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t\\r]]|\\r(?!\\n)");

    private static final Pattern ENDS = Pattern.compile("\\s*\\R\\s*");

    private ShownText() {}

    /** A text of one or more lines, which stay: what nobody can see in it is written as its number. */
    public static String lines(String text) {
        return HIDDEN.matcher(text)
                .replaceAll(
                        found -> String.format("\\\\u%04X", (int) found.group().charAt(0)));
    }

    /** The same as one line. */
    public static String line(String text) {
        return lines(ENDS.matcher(text.strip()).replaceAll(" "));
    }
}
