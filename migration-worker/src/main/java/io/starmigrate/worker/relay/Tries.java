package io.starmigrate.worker.relay;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Does again what failed for a moment, later and later. Safe for use by many threads. */
final class Tries {
    private static final int LONGEST = 64;
    private static final double JITTER = 0.2;

    private final RetryPolicy<Object> policy;

    Tries(RelayLimits limits) {
        policy = RetryPolicy.builder()
                .handleIf(failure -> failure instanceof ObjectStoreException e && isMomentary(e))
                .withMaxAttempts(limits.attempts())
                .withBackoff(limits.backoff(), limits.backoff().multipliedBy(LONGEST))
                .withJitter(JITTER)
                .build();
    }

    /** @throws CancellationException when the thread is interrupted while it waits */
    <T> T of(Supplier<T> work) {
        try {
            return Failsafe.with(policy).get(work::get);
        } catch (FailsafeException stopped) {
            if (stopped.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new CancellationException("The relay was interrupted");
            }
            throw stopped;
        }
    }

    /** What a store refused at each try, because it is sent too much, was sent as often as is good for it. */
    private static boolean isMomentary(ObjectStoreException failure) {
        return (failure.reason() == Reason.BUSY && !failure.isSlowDown()) || failure.reason() == Reason.UNREACHABLE;
    }
}
