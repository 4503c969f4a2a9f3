package io.starmigrate.sandbox.network;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often each thing goes wrong on a link, as a share of the times it could, from 0 to 1.
 *
 * @param refused a connection is closed as soon as it was made
 * @param cut a connection breaks in the middle of what is being sent, in either direction
 * @param replyLost a request goes through, its reply does not, and the connection breaks
 * @param delayed what is sent arrives later, by up to {@code longest}
 * @param longest the longest delay
 */
public record LinkFaults(double refused, double cut, double replyLost, double delayed, Duration longest) {
    /** A link that works. */
    public static final LinkFaults NONE = new LinkFaults(0, 0, 0, 0, Duration.ZERO);

    /** A link to a server that is down: nobody gets through, and what was open breaks. */
    public static final LinkFaults DOWN = new LinkFaults(1, 1, 0, 0, Duration.ZERO);

    /** A link on which some requests in a hundred go wrong. */
    public static final LinkFaults SOME = new LinkFaults(0.02, 0.01, 0.01, 0.05, Duration.ofMillis(300));

    /** What becomes of one piece of what is sent. */
    enum Fate {
        /** It arrives. */
        ARRIVES,
        /** A part of it arrives, then the connection breaks. */
        CUT,
        /** It arrives, and nothing comes back. */
        REPLY_LOST
    }

    Fate fateOfRequest(RandomGenerator random) {
        double drawn = random.nextDouble();
        if (drawn < cut) {
            return Fate.CUT;
        }
        return drawn < cut + replyLost ? Fate.REPLY_LOST : Fate.ARRIVES;
    }

    Fate fateOfReply(RandomGenerator random) {
        return random.nextDouble() < cut ? Fate.CUT : Fate.ARRIVES;
    }

    long delayNanos(RandomGenerator random) {
        return random.nextDouble() < delayed && !longest.isZero() ? random.nextLong(longest.toNanos()) : 0;
    }
}
