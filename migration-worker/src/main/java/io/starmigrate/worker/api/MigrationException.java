package io.starmigrate.worker.api;

import org.jspecify.annotations.Nullable;

/** A command cannot go on. The message says what was tried, where, what was found and what to do; never a secret. */
public final class MigrationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    public MigrationException(Fault fault, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    /** Who has to act. */
    public Fault fault() {
        return fault;
    }

    /** Whether a failure ends a command: whoever waits for one wants to hear at once that a name or a key is wrong. */
    public static boolean endsCommand(RuntimeException failure) {
        return failure instanceof MigrationException told
                && (told.fault == Fault.WRONG_INPUT || told.fault == Fault.REFUSED);
    }

    /**
     * Whether a failure ends even a service. Nobody waits for one: a role may be attached, a table deployed, a password
     * changed while it runs.
     */
    public static boolean endsService(RuntimeException failure) {
        return failure instanceof MigrationException told && told.fault == Fault.REFUSED;
    }

    /** Who has to act. */
    public enum Fault {
        /** What was asked for is wrong: a password, an address, a table, a bucket. */
        WRONG_INPUT,
        /**
         * What was asked for is about something else than the job, or would replace the rows it reads: no waiting mends
         * it, not even a service's.
         */
        REFUSED,
        /** What was asked for is right and did not work. */
        FAILED,
        /** What was asked for was ended by {@link Migrator#stop} before all was done: the same call goes on. */
        STOPPED
    }
}
