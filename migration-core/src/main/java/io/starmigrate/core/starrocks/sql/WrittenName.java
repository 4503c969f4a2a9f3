package io.starmigrate.core.starrocks.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names as an operator writes them in keys and options: as they are, or between backquotes, double or single quotes,
 * where everything stands for itself: blanks, points, commas, colons, stars. The quote itself is written twice inside.
 */
public final class WrittenName {
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")+\"|'(?:[^']|'')+'|`[^`]+`", Pattern.DOTALL);
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_$-]+");
    private static final Pattern PATTERN = Pattern.compile("[*?]|^!|^['\"]");
    private static final Pattern BARE = Pattern.compile("[\\w.,:=@%+/-]+");
    private static final String SEPARATORS = ",，";

    private WrittenName() {}

    /** Whether a text is one name in quotes. */
    public static boolean isQuoted(String text) {
        return QUOTED.matcher(text).matches();
    }

    /** The name that a text stands for: without its quotes, if it has any. */
    public static String of(String text) {
        if (!isQuoted(text)) {
            return text;
        }
        String quote = text.substring(0, 1);
        return text.substring(1, text.length() - 1).replace(quote + quote, quote);
    }

    /** A name as it can be written, in backquotes where it has to be. */
    public static String written(String name) {
        return PLAIN.matcher(name).matches() ? name : "`" + name + "`";
    }

    /**
     * A name as an option of a command takes it, written for a shell: in quotes of ours where something of it would be
     * read as a pattern, and in the shell's where that needs it.
     */
    public static String option(String name) {
        String text = PATTERN.matcher(name).find() ? "`" + name + "`" : name;
        return BARE.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /**
     * The items of a list, in quotes as they are written; commas inside quotes separate nothing, blank items count not.
     */
    public static List<String> list(String text) {
        return items(text, SEPARATORS).stream().filter(item -> !item.isEmpty()).toList();
    }

    /** The two halves of an item with a colon between them; one when it has none outside quotes. */
    public static List<String> pair(String item) {
        List<String> parts = items(item, ":");
        return parts.size() == 2 ? parts : List.of(item);
    }

    /**
     * A table's name and before it its database's, with a point between them; one part when it has none outside quotes.
     */
    public static List<String> qualified(String item) {
        List<String> parts = items(item, ".");
        return parts.size() == 2 ? parts : List.of(item);
    }

    private static List<String> items(String text, String separators) {
        List<String> items = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(text);
        int start = 0;
        boolean opens = true;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (opens && quoted.region(at, text.length()).lookingAt() && isEnd(text, quoted.end())) {
                at = quoted.end() - 1;
                opens = false;
            } else if (separators.indexOf(c) >= 0) {
                items.add(text.substring(start, at).strip());
                start = at + 1;
                opens = true;
            } else {
                opens = (opens && Character.isWhitespace(c)) || c == '!' || c == ':' || c == '.';
            }
        }
        items.add(text.substring(start).strip());
        return items;
    }

    /** Whether nothing of a name follows. */
    private static boolean isEnd(String text, int at) {
        String rest = text.substring(at).stripLeading();
        return rest.isEmpty() || (SEPARATORS + ":.").indexOf(rest.charAt(0)) >= 0;
    }
}
