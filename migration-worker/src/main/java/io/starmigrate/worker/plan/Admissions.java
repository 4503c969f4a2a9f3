package io.starmigrate.worker.plan;

import io.starmigrate.core.config.Need;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which roles need not ask again whether they may begin: where all is certain for good, else for a while, as long as
 * the target's database is not there. To be used by one thread at a time.
 */
final class Admissions {
    /** A role asks before each of its steps, several a second, and every answer takes logins at both clusters. */
    static final Duration AGAIN = Duration.ofSeconds(30);

    private final Map<Need, Instant> until = new EnumMap<>(Need.class);

    /** Whether a role that works with this cluster may begin without asking. */
    boolean stands(Need works, Instant now) {
        return now.isBefore(until.getOrDefault(works, Instant.MIN));
    }

    /** It may from now on: true. */
    boolean forGood(Need works) {
        until.put(works, Instant.MAX);
        return true;
    }

    /** It may for a while: true. */
    boolean forNow(Need works, Instant now) {
        until.put(works, now.plus(AGAIN));
        return true;
    }
}
