package io.starmigrate.worker.loop;

import java.nio.channels.ClosedByInterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what ended by our own stop from what failed: nobody but ourselves interrupts the threads that we start, and
 * drivers word an interrupted wait as a cluster or a service that cannot be reached.
 */
public final class Interruption {
    /** As the AWS SDK calls it, whose classes are not for this package. */
    private static final String ABORTED = "AbortedException";

    private Interruption() {}

    /** Tells of a failure, unless it is nothing but the end of who was told to stop. */
    public static void unlessEnded(Throwable failure, Runnable told) {
        if (!ended(failure)) {
            told.run();
        }
    }

    /** Whether a failure is nothing but the end of who was told to stop. */
    static boolean ended(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException
                    || cause instanceof ClosedByInterruptException
                    || cause.getClass().getSimpleName().equals(ABORTED)) {
                return true;
            }
        }
        return false;
    }
}
