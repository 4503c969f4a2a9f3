package io.starmigrate.worker.check;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what others do. */
@FunctionalInterface
public interface Patience {
    /**
     * Asks again and again.
     *
     * @return whether it was so in the end
     */
    boolean until(BooleanSupplier done, Duration most);

    /** By the machine's clock, twice a second. */
    static Patience real() {
        return (done, most) -> {
            long end = System.nanoTime() + most.toNanos();
            while (!done.getAsBoolean()) {
                if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                    return false;
                }
                LockSupport.parkNanos(500_000_000);
            }
            return true;
        };
    }
}
