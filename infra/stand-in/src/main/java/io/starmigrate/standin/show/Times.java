package io.starmigrate.standin.show;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as SHOW prints them, in UTC, the stand-in's time zone. */
public final class Times {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private Times() {}

    public static String shown(Instant time) {
        return SECONDS.format(time);
    }
}
