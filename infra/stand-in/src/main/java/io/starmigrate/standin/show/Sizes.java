package io.starmigrate.standin.show;

import java.util.Locale;

/** Sizes in bytes as SHOW prints them. */
final class Sizes {
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};

    private Sizes() {}

    /** As SHOW PARTITIONS does: {@code 0B}, {@code 1.2KB}. */
    static String compact(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        long tenths = (long) (value * 10);
        String number =
                tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
        return number + UNITS[unit];
    }

    /** As SHOW DATA does: {@code 0.000 B}, {@code 1.234 KB}. */
    static String precise(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.3f %s", value, UNITS[unit]);
    }
}
