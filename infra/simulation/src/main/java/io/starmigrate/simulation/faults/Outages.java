package io.starmigrate.simulation.faults;

import io.starmigrate.simulation.repeatable.Chance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What is out of reach, for everybody, and until when. */
public final class Outages {
    private static final List<Dependency> ALL = List.of(Dependency.values());

    /** Shorter than any lease, longer than a worker's, longer than every time there is. */
    private static final List<Duration> LONGEST =
            List.of(Duration.ofSeconds(20), Duration.ofSeconds(100), Duration.ofMinutes(6));

    /** In most runs nothing is ever out, so that other faults get far enough to matter. */
    private static final List<Double> RATES = List.of(0.0, 0.0, 0.02);

    private final Chance chance;
    private final InstantSource clock;
    private final Consumer<String> note;
    private final double rate;
    private final Map<Dependency, Instant> ends = new EnumMap<>(Dependency.class);

    /** @param note is told of each that begins */
    public Outages(Chance chance, InstantSource clock, Consumer<String> note) {
        this.chance = chance;
        this.clock = clock;
        this.note = note;
        this.rate = chance.pick(RATES);
        if (rate > 0 && chance.happens(0.3)) {
            begin();
        }
    }

    /** One may begin now. */
    public void mayBegin() {
        if (chance.happens(rate)) {
            begin();
        }
    }

    private void begin() {
        Dependency dependency = chance.pick(ALL);
        Duration length = chance.between(Duration.ofSeconds(5), chance.pick(LONGEST));
        note.accept("out of reach for " + length + ": " + dependency);
        ends.put(dependency, clock.instant().plus(length));
    }

    public boolean isOut(Dependency dependency) {
        Instant end = ends.get(dependency);
        return end != null && end.isAfter(clock.instant());
    }

    public void end() {
        ends.clear();
    }
}
