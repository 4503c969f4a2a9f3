package io.starmigrate.sandbox.kills;

import java.time.Duration;
import java.util.List;

/**
 * What became of a run.
 *
 * @param kills how many processes were killed
 * @param elapsed from the first start to the end of the round
 * @param takeovers how long after each kill of the exporting worker another one exported
 * @param damages what keeps the run from having ended well; empty when nothing does
 */
public record KillReport(int kills, Duration elapsed, List<Duration> takeovers, List<String> damages) {
    public KillReport {
        takeovers = List.copyOf(takeovers);
        damages = List.copyOf(damages);
    }
}
