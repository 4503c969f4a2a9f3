package io.starmigrate.core.pace;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How busy a cluster is, as far as it tells.
 *
 * @param signals what it tells; none where its version tells nothing
 * @param latency how long its queries, or its disks, take to answer, in milliseconds; NaN where it is not told
 * @param unknown what could not be asked, and why, one sentence each
 * @param room how many it runs at once, whatever is sent; 0 where it does not tell
 */
public record Pressure(List<Signal> signals, double latency, List<String> unknown, int room) {
    public Pressure {
        signals = List.copyOf(signals);
        unknown = List.copyOf(unknown);
    }

    /** What a cluster tells that does not say how many it runs at once. */
    public Pressure(List<Signal> signals, double latency, List<String> unknown) {
        this(signals, latency, unknown, 0);
    }

    /** The same of a cluster that runs so many at once; 0 where it does not tell. */
    public Pressure within(int most) {
        return new Pressure(signals, latency, unknown, most);
    }

    /** What is known of nothing. */
    public static Pressure unknown(String why) {
        return new Pressure(List.of(), Double.NaN, List.of(why));
    }

    /** Whether anything is told. */
    boolean isTold() {
        return !signals.isEmpty() || !Double.isNaN(latency);
    }

    /** What is worst of what is too much. */
    Optional<Signal> busiest() {
        return signals.stream().filter(Signal::isBusy).max(Comparator.comparingDouble(Signal::share));
    }

    /** Whether all that is told leaves room for more. */
    boolean isCalm() {
        return signals.stream().allMatch(Signal::isCalm);
    }

    /** What is nearest to too much. */
    String nearest() {
        return signals.stream()
                .max(Comparator.comparingDouble(Signal::share))
                .map(Signal::what)
                .orElse("nothing is slow");
    }
}
