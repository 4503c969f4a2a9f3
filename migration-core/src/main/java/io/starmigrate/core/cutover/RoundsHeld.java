package io.starmigrate.core.cutover;

import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.text.Units;
import java.util.Optional;

/**
 * Decides whether a job's cutover lets rounds begin, and lets what was moved be shown. While it is under way only its
 * own round moves anything. Once both sides are proved equal the target belongs to the applications: what is dropped or
 * emptied at the source from then on is no change to be repeated there. Pure.
 */
public final class RoundsHeld {
    private RoundsHeld() {}

    /** Why nobody but the cutover itself may begin a round of a job; empty where everybody may. */
    public static Optional<String> why(Job job) {
        return job.lastCutover()
                .filter(cutover -> cutover.state() != CutoverState.ABANDONED)
                .map(cutover -> cutover.state().isUnderWay() ? underWay(job, cutover) : done(job, cutover));
    }

    /** Why nothing may be shown at the target any more; empty where it may. */
    public static Optional<String> whyUnshown(Job job) {
        return job.lastCutover().filter(cutover -> isProved(cutover.state())).flatMap(unused -> why(job));
    }

    /** Why nothing may be put back to work; empty where it may, as for the last round of a cutover. */
    public static Optional<String> whyOver(Job job) {
        return job.lastCutover()
                .filter(cutover -> cutover.state() == CutoverState.DONE)
                .flatMap(unused -> why(job));
    }

    private static boolean isProved(CutoverState state) {
        return switch (state) {
            case PROVED, RESTORED, DONE -> true;
            case BEGUN, FROZEN, MOVED, ABANDONED -> false;
        };
    }

    private static String underWay(Job job, CutoverProgress cutover) {
        return "Job \"" + job.name() + "\" is being cut over (" + cutover.state() + " since "
                + Units.moment(cutover.changed())
                + "), and only the cutover's own round moves anything. Go on with migrate cutover, or give it up with"
                + " migrate cutover --abandon";
    }

    private static String done(Job job, CutoverProgress cutover) {
        return "Job \"" + job.name() + "\" was cut over (" + cutover.state() + " since "
                + Units.moment(cutover.changed())
                + "): the target's rows are the applications' now, and a round would replace and drop there what the"
                + " source does not hold any more. Where the applications have gone back to the source, say so: migrate"
                + " cutover --reopen";
    }
}
