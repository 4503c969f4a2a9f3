package io.starmigrate.core.forecast;

import java.util.stream.Stream;

/**
 * How long a stage has work: for each export or load of it, some of which run at once, and for each byte. Pure.
 *
 * @param stage its name
 * @param seconds the time
 */
record StageSeconds(String stage, double seconds) {
    /**
     * The stage that takes longest.
     *
     * @param units how many exports, and how many loads
     * @param exported bytes of the exported files
     * @param wire bytes that cross from one storage to the other
     */
    static StageSeconds slowest(long units, double exported, double wire, Rates rates) {
        Assumptions assumed = rates.assumed();
        return Stream.of(
                        new StageSeconds(
                                "export", rates.exports().seconds(units, assumed.of("export.seconds"), exported)),
                        new StageSeconds("relay", rates.relay().seconds(wire)),
                        new StageSeconds(
                                "load and publish",
                                rates.loads().seconds(units, assumed.of("publish.seconds"), exported)))
                .reduce((one, other) -> other.seconds > one.seconds ? other : one)
                .orElseThrow();
    }
}
