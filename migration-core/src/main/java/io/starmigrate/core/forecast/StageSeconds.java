package io.starmigrate.core.forecast;

import java.util.stream.Stream;

/**
 * How long a stage has work: for each export or load of it, some of which run at once, and for each byte. Pure.
 *
 * @param stage its name
 * @param seconds the time
 */
record StageSeconds(String stage, double seconds) {
    private static final double MEGABYTE = 1 << 20;

    /**
     * The stage that takes longest.
     *
     * @param units how many exports, and how many loads
     * @param exported bytes of the exported files
     * @param wire bytes that cross from one storage to the other
     */
    static StageSeconds slowest(long units, double exported, double wire, Assumptions assumed) {
        return Stream.of(
                        new StageSeconds(
                                "export", units(units, "export", assumed) + bytes(exported, "export", assumed)),
                        new StageSeconds("relay", bytes(wire, "relay", assumed)),
                        new StageSeconds(
                                "load and publish",
                                units(units, "publish", assumed) + bytes(exported, "publish", assumed)))
                .reduce((one, other) -> other.seconds > one.seconds ? other : one)
                .orElseThrow();
    }

    private static double units(long units, String stage, Assumptions assumed) {
        return units * assumed.of(stage + ".seconds") / Math.max(1, assumed.of(stage + ".at.once"));
    }

    private static double bytes(double bytes, String stage, Assumptions assumed) {
        return bytes / MEGABYTE / assumed.of("rate." + stage + ".megabytes.second");
    }
}
