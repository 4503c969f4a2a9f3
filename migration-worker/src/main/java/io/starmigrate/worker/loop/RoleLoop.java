package io.starmigrate.worker.loop;

import io.starmigrate.worker.outage.Pauses;
import io.starmigrate.worker.outage.Reachability;
import java.time.Duration;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop of one role, or of a command that waits for its job, one turn at a time. A step that throws is tried again
 * after a pause, however often: what is out of reach comes back. Knows no clock and no thread: whoever drives it lets
 * the answered time pass. To be driven by one thread.
 */
public final class RoleLoop {
    private static final Logger LOG = LoggerFactory.getLogger(RoleLoop.class);

    private final String name;
    private final Role role;
    private final Predicate<RuntimeException> hopeless;
    private final Reachability steps;
    private final Pauses pauses;
    private int failures;

    /**
     * @param name what messages call it
     * @param hopeless what no repetition cures: it is thrown on
     * @param steps is told how its steps went
     */
    public RoleLoop(String name, Role role, Predicate<RuntimeException> hopeless, Reachability steps, Pauses pauses) {
        this.name = name;
        this.role = role;
        this.hopeless = hopeless;
        this.steps = steps;
        this.pauses = pauses;
    }

    /**
     * Does one step.
     *
     * @return how long to pause before the next
     * @throws RuntimeException what is hopeless
     * @throws Error what the step threw: the process is not sound any more and has to end
     */
    public Duration turn() {
        try {
            Duration pause = role.step();
            failures = 0;
            steps.answered();
            return pause;
        } catch (RuntimeException failure) {
            if (hopeless.test(failure)) {
                throw failure;
            }
            LOG.debug("The {} failed", name, failure);
            steps.failed(String.valueOf(failure.getMessage() == null ? failure : failure.getMessage()));
            return pauses.after(++failures);
        }
    }
}
