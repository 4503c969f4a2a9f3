package io.starmigrate.worker.loop;

import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import java.util.function.Supplier;

/**
 * Whether somebody has asked a migrator to stop, which is for good: one for all that it does. What takes long asks
 * between its steps. Safe for use by many threads.
 */
public final class Stopping {
    private volatile boolean asked;

    /** Asks; again, it changes nothing. */
    public void ask() {
        asked = true;
    }

    /** Whether somebody has asked. */
    public boolean isAsked() {
        return asked;
    }

    /**
     * Goes on unless somebody has asked to stop.
     *
     * @throws MigrationException where somebody has; nothing is half done that a second call does not find
     */
    public void require() {
        if (asked) {
            throw new MigrationException(
                    Fault.STOPPED, "Stopped, as asked, before all was done; run the same command again to go on", null);
        }
    }

    /**
     * Does work that has no answer by half.
     *
     * @throws MigrationException where it cannot be done. Once somebody has asked, it is not begun, and what does not
     *     answer any more has stopped, and has not failed
     */
    public <T> T begun(Supplier<T> work) {
        require();
        try {
            return work.get();
        } catch (MigrationException ended) {
            throw asked && ended.fault() == Fault.FAILED
                    ? new MigrationException(Fault.STOPPED, String.valueOf(ended.getMessage()), ended)
                    : ended;
        }
    }
}
