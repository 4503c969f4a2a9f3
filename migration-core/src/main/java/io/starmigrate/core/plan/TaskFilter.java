package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.sql.WrittenName;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which partitions to move: the value of {@code TASK_FILTER}.
 *
 * @param mode how partitions are chosen
 * @param arguments the partitions or values the mode takes; empty for {@link Mode#ALL}
 */
public record TaskFilter(Mode mode, List<String> arguments) {
    /** How partitions are chosen. */
    public enum Mode {
        /** All of them: {@code ALL}, {@code DEFAULT} or nothing. */
        ALL(0, 0),
        /** The ones named: {@code EACH(p1,p2)} or a bare name. */
        EACH(1, Integer.MAX_VALUE),
        /** One and those with higher values: {@code STARTWITH(p)}, inclusive. */
        STARTWITH(1, 1),
        /** One and those with lower values: {@code ENDWITH(p)}, inclusive. */
        ENDWITH(1, 1),
        /** From one, inclusive, to another, exclusive: {@code RANGE(a,b)}. */
        RANGE(2, 2);

        private final int fewest;
        private final int most;

        Mode(int fewest, int most) {
            this.fewest = fewest;
            this.most = most;
        }
    }

    private static final Pattern CALL = Pattern.compile("(?<mode>[A-Za-z]+)\\s*\\((?<arguments>.*)\\)");
    private static final Pattern SEPARATING = Pattern.compile("[,，'\"`]");
    private static final Pattern NAME = Pattern.compile("[^(),]+");

    /** What rather is a condition, a pattern, or a table with its partition, unless it is in quotes. */
    private static final Pattern NO_NAME = Pattern.compile("[<>=:*?!]");

    private static final String NOT_BARE = "it has neither conditions nor patterns nor tables (those are "
            + SettingName.TABLE_NAMES + "), and a name with one of < > = : * ? !" + " is in backquotes";

    /** @throws IllegalArgumentException when the mode takes another number of arguments */
    public TaskFilter {
        arguments = List.copyOf(arguments);
        if (arguments.size() < mode.fewest || arguments.size() > mode.most) {
            throw new IllegalArgumentException("Cannot filter partitions by " + mode + " with " + arguments.size()
                    + " arguments; it takes " + (mode.most > 2 ? "one or more" : mode.most));
        }
    }

    /** The filter that lets every partition through. */
    public static TaskFilter all() {
        return new TaskFilter(Mode.ALL, List.of());
    }

    /**
     * Reads a filter. Modes may be in any case, arguments in quotes.
     *
     * @throws IllegalArgumentException when the text is no filter, naming what is allowed
     */
    public static TaskFilter parse(String text) {
        String bare = text.strip();
        switch (bare.toUpperCase(Locale.ROOT)) {
            case "", "ALL", "DEFAULT" -> {
                return all();
            }
            default -> {}
        }
        if (NAME.matcher(bare).matches() && isNoName(bare)) {
            throw unreadable(text, NOT_BARE);
        }
        boolean name = NAME.matcher(bare).matches() && !isMode(bare.split("\\s")[0]);
        if (name || WrittenName.isQuoted(bare)) {
            return new TaskFilter(Mode.EACH, List.of(WrittenName.of(bare)));
        }
        Matcher call = CALL.matcher(bare);
        if (!call.matches() || !isMode(call.group("mode"))) {
            throw unreadable(text, "it is none of these");
        }
        return ofCall(text, Mode.valueOf(call.group("mode").toUpperCase(Locale.ROOT)), call.group("arguments"));
    }

    private static TaskFilter ofCall(String text, Mode mode, String arguments) {
        List<String> names =
                WrittenName.list(arguments).stream().map(WrittenName::of).toList();
        if (mode == Mode.ALL || names.size() < mode.fewest || names.size() > mode.most) {
            throw unreadable(text, "it names " + Units.counted(names.size(), "partition"));
        }
        if (mode == Mode.EACH && WrittenName.list(arguments).stream().anyMatch(TaskFilter::isNoName)) {
            throw unreadable(text, NOT_BARE);
        }
        return new TaskFilter(mode, names);
    }

    private static boolean isNoName(String written) {
        return NO_NAME.matcher(written).find() && !WrittenName.isQuoted(written);
    }

    private static boolean isMode(String word) {
        return Arrays.stream(Mode.values()).anyMatch(mode -> mode.name().equalsIgnoreCase(word));
    }

    private static IllegalArgumentException unreadable(String text, String why) {
        return new IllegalArgumentException("Cannot read \"" + text + "\" as a partition filter: " + why
                + "; write ALL, EACH(p1,p2), STARTWITH(p), ENDWITH(p), RANGE(a,b) or a partition's name");
    }

    /** Read back as it is. */
    private String written() {
        return arguments.stream()
                .map(argument -> SEPARATING.matcher(argument).find() || (mode == Mode.EACH && isNoName(argument))
                        ? WrittenName.written(argument)
                        : argument)
                .collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return mode == Mode.ALL ? "ALL" : mode + "(" + written() + ")";
    }
}
