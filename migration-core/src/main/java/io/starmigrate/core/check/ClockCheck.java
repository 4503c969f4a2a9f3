package io.starmigrate.core.check;

import java.time.Duration;
import java.time.Instant;

/** What is thought of another machine's clock. Pure. */
public final class ClockCheck {
    /** Requests that are signed for another time are refused from fifteen minutes on. */
    private static final Duration REFUSED = Duration.ofMinutes(10);

    private static final Duration NOTED = Duration.ofSeconds(30);

    private ClockCheck() {}

    /**
     * How far apart two clocks are.
     *
     * @param whose whose clock the other one is
     * @param before when it was asked, by the clock of this machine
     * @param told what the other one said
     * @param after when its answer was there
     */
    public static CheckLine of(String whose, Instant before, Instant told, Instant after) {
        String subject = "clock of " + whose;
        Duration apart = apart(before, told, after);
        if (apart.compareTo(NOTED) < 0) {
            return CheckLine.ok(subject, "goes like this machine's");
        }
        String found = "is " + apart.toSeconds() + " s apart from this machine's";
        String fix = "have this machine's clock set by NTP";
        return apart.compareTo(REFUSED) < 0
                ? CheckLine.warning(subject, found, fix)
                : CheckLine.failed(subject, found + "; requests that are signed by it are refused", fix);
    }

    /** Stores tell whole seconds. */
    private static Duration apart(Instant before, Instant told, Instant after) {
        if (told.isAfter(after)) {
            return Duration.between(after, told);
        }
        Duration late = Duration.between(told.plusSeconds(1), before);
        return late.isNegative() ? Duration.ZERO : late;
    }
}
