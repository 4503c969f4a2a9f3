package io.starmigrate.sandbox.cloud.oss;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The two notations of time in OSS's answers; neither has parts of a second. */
final class Times {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss'.000Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HTTP = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    static String iso(Instant instant) {
        return ISO.format(instant);
    }

    static String http(Instant instant) {
        return HTTP.format(instant);
    }
}
