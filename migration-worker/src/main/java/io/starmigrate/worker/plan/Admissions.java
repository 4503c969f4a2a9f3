package io.starmigrate.worker.plan;

import io.starmigrate.core.config.Need;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which roles need not ask again whether they may begin to work on a job: where all is certain for good, else for a
 * while, as long as the target's database is not there. To be used by one thread at a time.
 */
final class Admissions {
    /** A role asks before each of its steps, several a second, and every answer takes logins at both clusters. */
    static final Duration AGAIN = Duration.ofSeconds(30);

    /** A migrator may work on one job after another, and what holds for one says nothing of the next. */
    private record Admitted(String job, Need works) {}

    private final Map<Admitted, Instant> until = new HashMap<>();

    /** Whether a role that works with this cluster may begin without asking. */
    boolean stands(String job, Need works, Instant now) {
        return now.isBefore(until.getOrDefault(new Admitted(job, works), Instant.MIN));
    }

    /** It may from now on: true. */
    boolean forGood(String job, Need works) {
        until.put(new Admitted(job, works), Instant.MAX);
        return true;
    }

    /** It may for a while: true. */
    boolean forNow(String job, Need works, Instant now) {
        until.put(new Admitted(job, works), now.plus(AGAIN));
        return true;
    }
}
