package io.starmigrate.core.text;

import java.util.regex.Pattern;

/** Names that others have given, as a line of a log or a terminal can show them. */
public final class PrintableName {
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{C}\\u2028\\u2029]");

    private PrintableName() {}

    /** What is no character to read, such as the end of a line, is written as its number. */
    public static String of(String name) {
        return UNREADABLE.matcher(name).replaceAll(found -> {
            StringBuilder numbers = new StringBuilder();
            found.group().chars().forEach(unit -> numbers.append(String.format("\\\\u%04X", unit)));
            return numbers.toString();
        });
    }
}
