package io.starmigrate.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is out of reach, for everybody, and until when. */
final class Outages {
    private static final List<Dependency> ALL = List.of(Dependency.values());

    /** Shorter than any lease, longer than a worker's, longer than every time there is. */
    private static final List<Duration> LONGEST =
            List.of(Duration.ofSeconds(20), Duration.ofSeconds(100), Duration.ofMinutes(6));

    /** In most runs nothing is ever out, so that other faults get far enough to matter. */
    private static final List<Double> RATES = List.of(0.0, 0.0, 0.02);

    private final World world;
    private final double rate;
    private final Map<Dependency, Instant> ends = new EnumMap<>(Dependency.class);

    Outages(World world) {
        this.world = world;
        this.rate = world.chance.pick(RATES);
        if (rate > 0 && world.chance.happens(0.3)) {
            begin();
        }
    }

    /** One may begin now. */
    void mayBegin() {
        if (world.chance.happens(rate)) {
            begin();
        }
    }

    private void begin() {
        Dependency dependency = world.chance.pick(ALL);
        Duration length = world.chance.between(Duration.ofSeconds(5), world.chance.pick(LONGEST));
        world.note("out of reach for " + length + ": " + dependency);
        ends.put(dependency, world.clock.instant().plus(length));
    }

    boolean isOut(Dependency dependency) {
        Instant end = ends.get(dependency);
        return end != null && end.isAfter(world.clock.instant());
    }

    void end() {
        ends.clear();
    }
}
