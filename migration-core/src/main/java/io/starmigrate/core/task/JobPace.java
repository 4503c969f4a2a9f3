package io.starmigrate.core.task;

import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.pace.PacingDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was decided lately of how much of a job runs at once at one of its clusters. Immutable; see
 * {@link PartitionTask} for how changes are written. It is told to people alone: nothing is decided by it.
 *
 * @param job the job's name
 * @param side at which cluster
 * @param version how often it was written, from 1
 * @param decisions the last decisions of all workers, oldest first
 */
public record JobPace(String job, PacedSide side, long version, List<Decision> decisions) {
    private static final int RECENT = 10;

    public JobPace {
        decisions = List.copyOf(decisions);
    }

    /** Before anything was decided; not to be written. */
    public static JobPace none(String job, PacedSide side) {
        return new JobPace(job, side, 0, List.of());
    }

    /** With one more decision. */
    public JobPace with(String worker, PacingDecision made) {
        List<Decision> all = new ArrayList<>(decisions);
        all.add(new Decision(
                made.at(), worker, made.from(), made.to(), made.cause().name(), made.reason()));
        return new JobPace(job, side, version + 1, all.subList(Math.max(0, all.size() - RECENT), all.size()));
    }

    /**
     * One decision.
     *
     * @param at when
     * @param worker whose
     * @param from how many could run at once before
     * @param to how many from then on
     * @param cause what was found: a {@link PacingDecision.Cause} of the version that decided
     * @param reason the same in words
     */
    public record Decision(Instant at, String worker, int from, int to, String cause, String reason) {}
}
