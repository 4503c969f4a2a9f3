package io.starmigrate.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a {@code .env} file, read without knowing any key.
 *
 * <ul>
 *   <li>The text is UTF-8; a byte order mark before a line, and characters of another encoding inside comments, do no
 *       harm.
 *   <li>A blank line, and a line whose first visible character is {@code #}, says nothing.
 *   <li>Any other line is {@code KEY=value}; {@code export} may stand before it, and white space around both halves is
 *       dropped. The key is made of letters, digits and underscores.
 *   <li>The value is everything after the first {@code =}, up to a {@code #} that follows white space. A {@code #}
 *       glued to what stands before it belongs to the value, and so do backslashes and further equals signs.
 *   <li>A value that begins with a single or double quote, whose next quote of that kind ends it (only white space and
 *       a comment follow), is what stands between the two, as it is: there are no escapes. Otherwise quotes are
 *       ordinary characters.
 * </ul>
 *
 * @param entries the settings, in the order of the lines
 * @param problems lines that are neither setting nor comment
 */
record EnvFile(List<Entry> entries, List<ConfigProblem> problems) {
    private static final Pattern SETTING =
            Pattern.compile("(?:export\\s+)?(?<key>[A-Za-z_][A-Za-z0-9_]*)\\s*=(?<value>.*)", Pattern.DOTALL);
    private static final Pattern QUOTED =
            Pattern.compile("(?<quote>['\"])(?<inside>.*?)\\k<quote>(?:\\s*|\\s+#.*)", Pattern.DOTALL);
    private static final Pattern OTHER_SIGN = Pattern.compile(
            "(?:export\\s+)?(?<key>[A-Za-z_][A-Za-z0-9_]*)\\s*(?<sign>[" + InputMethodSigns.EQUALS
                    + "]|(?<=[A-Z0-9_])[:\uFF1A])(?<value>.*)",
            Pattern.DOTALL);
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}_.\\s-]*");
    private static final Pattern COMMENT = Pattern.compile("\\s#");

    EnvFile {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    static EnvFile parse(String place, String text) {
        List<Entry> entries = new ArrayList<>();
        List<ConfigProblem> problems = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            Origin origin = new Origin(place, ++number);
            String content = withoutByteOrderMark(line).strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            Matcher setting = SETTING.matcher(content);
            if (setting.matches()) {
                entries.add(entry(setting.group("key"), setting.group("value"), origin));
                continue;
            }
            Matcher other = OTHER_SIGN.matcher(content);
            if (other.matches()) {
                problems.add(otherSign(other.group("key"), other.group("sign"), origin));
                entries.add(entry(other.group("key"), other.group("value"), origin));
            } else {
                problems.add(unreadable(content, origin));
            }
        }
        return new EnvFile(entries, problems);
    }

    /** Its value is read as if it were right: no finding follows from this one. */
    private static ConfigProblem otherSign(String key, String sign, Origin origin) {
        String code = sign.equals(":") ? "" : " (" + InputMethodSigns.code(sign) + ")";
        return new ConfigProblem(
                origin, key, "\"" + sign + "\"" + code + " after it is not the equals sign", "write " + key + "=");
    }

    /** Files that were put together have one in the middle. */
    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Entry entry(String key, String written, Origin origin) {
        Matcher quoted = QUOTED.matcher(written.strip());
        if (quoted.matches() && quoted.group("inside").indexOf(quoted.group("quote")) < 0) {
            return new Entry(key, quoted.group("inside"), Form.QUOTED, origin);
        }
        Matcher comment = COMMENT.matcher(written);
        if (comment.find()) {
            return new Entry(key, written.substring(0, comment.start()).strip(), Form.CUT, origin);
        }
        return new Entry(key, written.strip(), isOpen(written.strip()) ? Form.OPEN : Form.PLAIN, origin);
    }

    /** Whether it begins with a quote of which there is no other. */
    private static boolean isOpen(String written) {
        return !written.isEmpty() && "'\"".indexOf(written.charAt(0)) >= 0 && written.indexOf(written.charAt(0), 1) < 0;
    }

    // The line itself may hold a secret, so only what stands before its equals sign is shown.
    private static ConfigProblem unreadable(String content, Origin origin) {
        int equals = content.indexOf('=');
        if (equals < 0) {
            return new ConfigProblem(
                    origin, "", "the line has no equals sign", "write KEY=value, or put # before a comment");
        }
        Matcher words = WORDS.matcher(content.substring(0, equals));
        String key = words.lookingAt() ? words.group().strip() : "";
        return new ConfigProblem(
                origin,
                "",
                "\"" + key + "\" is not a key",
                "write a key of letters, digits and underscores before the =");
    }

    /**
     * One setting.
     *
     * @param key the key as it is written
     * @param value the value without quotes and comment
     * @param form how the value was written
     * @param origin its line
     */
    record Entry(String key, String value, Form form, Origin origin) {}

    /** How a value was written. */
    enum Form {
        /** As it is. */
        PLAIN,
        /** Between quotes, which were taken off. */
        QUOTED,
        /** As it is, though it begins with a quote that nothing ends. */
        OPEN,
        /** Before a comment, which was cut off. */
        CUT
    }
}
