package io.starmigrate.core.pace;

/** How fast it goes since the limit was changed, and how fast it went before. */
final class Speed {
    private static final double BETTER = 1.05;

    private double bytes;
    private double seconds;
    private int ended;
    private double before = Double.NaN;

    void finished(long more) {
        bytes += more;
        ended++;
    }

    void passed(double more) {
        seconds += more;
    }

    /**
     * Whether as many have ended as could all run at once, twice: fewer tell of those that began under another limit.
     */
    boolean isKnown(int limit) {
        return ended >= 2 * limit && seconds > 0;
    }

    /** Whether it goes faster than under the limit before; also when nobody knows. */
    boolean isBetter() {
        return Double.isNaN(before) || bytes / seconds >= before * BETTER;
    }

    /** @param limit what was the limit until now */
    void changed(int limit) {
        before = isKnown(limit) ? bytes / seconds : Double.NaN;
        bytes = 0;
        seconds = 0;
        ended = 0;
    }
}
