package io.starmigrate.sandbox.cloud;

import java.time.Duration;

/**
 * How faithfully events reach their function.
 *
 * @param retries how often a failed invocation is tried again; Lambda's default for asynchronous invocations is 2
 * @param retryDelay the wait before a retry; Lambda waits a minute, then two, the sandbox less
 * @param loss the part of the events that never arrive, from 0 to 1
 * @param duplication the part of the events that arrive twice, from 0 to 1
 * @param maxDelay the longest time an event may be under way; each takes a random part of it, so events overtake each
 *     other
 */
public record DeliveryPolicy(int retries, Duration retryDelay, double loss, double duplication, Duration maxDelay) {
    /** Every event arrives once, at once; failed invocations are tried twice more. */
    public static final DeliveryPolicy RELIABLE = new DeliveryPolicy(2, Duration.ofMillis(500), 0, 0, Duration.ZERO);

    public DeliveryPolicy {
        requirePart("loss", loss);
        requirePart("duplication", duplication);
        if (retries < 0 || retryDelay.isNegative() || maxDelay.isNegative()) {
            throw new IllegalArgumentException("Cannot deliver events with negative retries or delays");
        }
    }

    /** This policy with another part of lost events. */
    public DeliveryPolicy losing(double part) {
        return new DeliveryPolicy(retries, retryDelay, part, duplication, maxDelay);
    }

    /** This policy with another part of doubled events. */
    public DeliveryPolicy duplicating(double part) {
        return new DeliveryPolicy(retries, retryDelay, loss, part, maxDelay);
    }

    /** This policy with another longest delay. */
    public DeliveryPolicy delaying(Duration longest) {
        return new DeliveryPolicy(retries, retryDelay, loss, duplication, longest);
    }

    private static void requirePart(String name, double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException("Cannot use " + part + " as the " + name + " of events: give 0 to 1");
        }
    }
}
