package io.starmigrate.core.task;

import io.starmigrate.core.text.Units;
import java.time.Instant;

/**
 * How a cutover came near its end, and went back to its beginning. Immutable.
 *
 * @param state how far it was
 * @param frozenSince when its freeze was proved
 * @param at when it went back
 * @param why what was found
 */
public record CutoverAttempt(CutoverState state, Instant frozenSince, Instant at, String why) {
    /** In one sentence. */
    public String told() {
        return "An attempt was " + state + ", frozen from " + Units.moment(frozenSince) + ", and went back at "
                + Units.moment(at) + ": " + why;
    }
}
