package io.starmigrate.core.cutover;

import java.time.Duration;

/**
 * What of a freeze is beside its last round: two looks that find no write, another plan and what else is asked of both
 * sides, the looks after that. Where compaction moves versions, more plans compare rows, two at most.
 *
 * @param expected with one of those, where there are any
 * @param least with none
 * @param most with two
 */
public record ProofTime(Duration expected, Duration least, Duration most) {
    /** Two that prove the freeze, one before the proof's plan, one after it, and one before it is written down. */
    private static final int LOOKS = 5;

    /** By how long another plan takes, where nobody has measured more. */
    static ProofTime ofPlan(Duration plan) {
        Duration time = FreezeDetection.APART.plus(plan);
        return new ProofTime(time, time, time);
    }

    /**
     * By how long the same questions took a moment ago.
     *
     * @param questions a plan, and what else the proof asks but for definitions, which each round compares as well
     * @param plan what of them is the plan's
     * @param look one look at the source's versions
     * @param isCompacted whether versions of the source move without a change
     */
    public static ProofTime of(Duration questions, Duration plan, Duration look, boolean isCompacted) {
        Duration once = FreezeDetection.APART.plus(questions).plus(look.multipliedBy(LOOKS));
        Duration more = isCompacted ? plan.plus(look) : Duration.ZERO;
        return new ProofTime(once.plus(more), once, once.plus(more.multipliedBy(2)));
    }
}
