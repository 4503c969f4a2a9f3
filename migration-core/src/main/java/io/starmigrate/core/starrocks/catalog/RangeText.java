package io.starmigrate.core.starrocks.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code [types: [DATE]; keys: [2023-01-01]; ..types: [DATE]; keys: [2023-02-01]; )}. */
final class RangeText {
    private static final Pattern END = Pattern.compile("types: \\[(?<types>[^\\]]*)\\]; keys: \\[(?<keys>[^\\]]*)\\];");

    private RangeText() {}

    static PartitionBounds.Range parse(String text) {
        Matcher end = END.matcher(text);
        if (!end.find()) {
            throw unreadable(text);
        }
        List<String> types = split(end.group("types"));
        List<BoundValue> lower = values(end.group("keys"));
        if (!end.find()) {
            throw unreadable(text);
        }
        List<BoundValue> upper = values(end.group("keys"));
        if (lower.size() != types.size() || upper.size() != types.size()) {
            throw unreadable(text);
        }
        return new PartitionBounds.Range(types, lower, upper);
    }

    private static List<BoundValue> values(String keys) {
        return split(keys).stream()
                .map(key -> key.equals("MAXVALUE") ? BoundValue.maxValue() : BoundValue.text(key))
                .toList();
    }

    private static List<String> split(String list) {
        return Arrays.asList(list.split(", ", -1));
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("Cannot read \"" + text
                + "\" as a partition's range: it should hold two groups of \"types: […]; keys: […];\" of equal length");
    }
}
