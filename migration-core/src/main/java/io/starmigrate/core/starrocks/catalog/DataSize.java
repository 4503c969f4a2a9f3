package io.starmigrate.core.starrocks.catalog;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people read them, such as {@code 1.2GB}: powers of 1024, rounded by whoever printed them. */
public final class DataSize {
    private static final Pattern SHAPE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([KMGTPE]?)I?B?");
    private static final String UNITS = "KMGTPE";

    private DataSize() {}

    /** The bytes a text names; empty when it is no size. */
    public static OptionalLong parse(String text) {
        Matcher shape = SHAPE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!shape.matches()) {
            return OptionalLong.empty();
        }
        int power = shape.group(2).isEmpty() ? 0 : UNITS.indexOf(shape.group(2)) + 1;
        return OptionalLong.of(Math.round(Double.parseDouble(shape.group(1)) * Math.pow(1024, power)));
    }
}
