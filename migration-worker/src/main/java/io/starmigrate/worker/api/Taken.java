package io.starmigrate.worker.api;

import io.starmigrate.core.forecast.Assumptions;
import io.starmigrate.core.forecast.Forecast;
import io.starmigrate.core.forecast.Forecast.Cost;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What moving took, beside what a plan of the same partitions foretells. Only what was exported is in both.
 *
 * @param foretold what {@code plan} tells of these partitions: from the bytes that the source's catalog had of each
 *     when it was planned, in the format in which it was exported then
 * @param files the files that were exported
 * @param bytes their length together
 * @param busy how long any of the partitions was on the way, by the clocks of those who moved it; null where several
 *     databases are told as one
 */
public record Taken(
        Forecast foretold, long files, long bytes, @Nullable Duration busy) {
    /** What is paid for by bytes alone, which are known. */
    private static final Set<String> BY_BYTES = Set.of("egress", "storage");

    /** The same, with other rates and prices. */
    public Taken assuming(Assumptions others) {
        return new Taken(foretold.assuming(others), files, bytes, busy);
    }

    /** How long any of the partitions was on the way; empty where that is not known. */
    public Optional<Duration> time() {
        return Optional.ofNullable(busy);
    }

    /**
     * The bytes that crossed from one storage to the other; empty where they were packed: nobody records to how many.
     */
    public OptionalLong wireBytes() {
        if (foretold.planned().packed()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(foretold.planned().relayed() ? bytes : 0);
    }

    /**
     * What was paid at the prices of the forecast, in US dollars; empty where nobody has counted: how often a service
     * was asked is on its bill.
     */
    public OptionalDouble dollars(Cost cost) {
        OptionalLong wire = wireBytes();
        if (!BY_BYTES.contains(cost.what()) || wire.isEmpty() || foretold.wireBytes() == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(cost.dollars() * wire.getAsLong() / foretold.wireBytes());
    }
}
