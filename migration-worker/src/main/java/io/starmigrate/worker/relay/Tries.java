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
                .handleIf(failure -> failure instanceof ObjectStoreException e && isMomentary(e.reason()))
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

    private static boolean isMomentary(Reason reason) {
        return reason == Reason.BUSY || reason == Reason.UNREACHABLE;
    }
}
