package io.starmigrate.worker.service;

/** Tells running work that the process is asked to end. */
public interface StopSignal {
    /**
     * Calls {@code stop} once, from another thread, when the process is asked to end before the registration is closed;
     * the end of the process then waits for that closing, but not for ever.
     */
    Registration onStop(Runnable stop);

    /** Work that is running. */
    interface Registration extends AutoCloseable {
        /** The work has ended. */
        @Override
        void close();
    }
}
