package io.starmigrate.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What a race has measured; of each the median counts. To be used from one thread. */
final class RaceResult {
    /** Who takes part. */
    enum Peer {
        /** This tool. */
        RELAY,
        /** rclone with as many objects at once as the relay has. */
        RCLONE,
        /** rclone with the number that the relay is configured with. */
        RCLONE_BY_SETTING,
        /** A copy that checks nothing. */
        PLAIN_COPY
    }

    private final Map<Peer, List<Run>> runs = new EnumMap<>(Peer.class);
    private final List<Double> served = new ArrayList<>();

    void add(Peer peer, Run run) {
        runs.computeIfAbsent(peer, first -> new ArrayList<>()).add(run);
    }

    /** Counts the processor seconds of the server during a run of the relay. */
    void served(double seconds) {
        served.add(seconds);
    }

    /** Seconds from start to end; null for who did not take part. */
    @Nullable
    Double seconds(Peer peer) {
        return median(peer, Run::seconds);
    }

    /** The relay's peak of resident memory. */
    double residentMegabytes() {
        return Objects.requireNonNull(median(Peer.RELAY, Run::residentMegabytes));
    }

    /** How many times as long a peer took as the relay; null for who did not take part. */
    @Nullable
    Double ratio(Peer peer) {
        return rounded(seconds(peer), seconds(Peer.RELAY));
    }

    /** The relay's processor time by that of rclone. */
    @Nullable
    Double cpuOfRclone() {
        return rounded(median(Peer.RELAY, Run::cpuSeconds), median(Peer.RCLONE, Run::cpuSeconds));
    }

    /**
     * How many times as long rclone took as a relay would that needs no processor: the server's time for what the relay
     * asked, on all processors at once, or the waits on the line, whatever is more.
     *
     * @param waiting seconds that the requests are delayed, with as many at once as the relay has
     */
    @Nullable
    Double ratioOfFreeRelay(double waiting) {
        double cores = Runtime.getRuntime().availableProcessors();
        return rounded(seconds(Peer.RCLONE), Math.max(median(served) / cores, waiting));
    }

    void write(ObjectNode node) {
        node.put("relay_seconds", seconds(Peer.RELAY)).put("relay_cpu_seconds", median(Peer.RELAY, Run::cpuSeconds));
        node.put("relay_megabytes", residentMegabytes()).put("server_cpu_seconds", median(served));
        node.put("rclone_seconds", seconds(Peer.RCLONE))
                .put("rclone_cpu_seconds", median(Peer.RCLONE, Run::cpuSeconds));
        if (!runs.containsKey(Peer.RCLONE)) {
            node.put("missing", "rclone: not installed (apt-get install rclone)");
        }
    }

    private @Nullable Double median(Peer peer, ToDoubleFunction<Run> what) {
        List<Run> all = runs.get(peer);
        return all == null ? null : median(all.stream().map(what::applyAsDouble).toList());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static @Nullable Double rounded(@Nullable Double above, @Nullable Double below) {
        return above == null || below == null ? null : Math.round(above / below * 100) / 100.0;
    }
}
