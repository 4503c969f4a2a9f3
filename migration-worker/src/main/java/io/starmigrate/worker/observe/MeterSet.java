package io.starmigrate.worker.observe;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The meters of one job in one registry, each with the job's name as a tag. To be used from one thread. */
final class MeterSet {
    private static final String PREFIX = "starmigrate.";

    private final MeterRegistry registry;
    private final JobObservation seen;
    private final Tags job;
    private final List<Meter> gauges = new ArrayList<>();

    /** Begins without any: those of a command before would go on measuring that one. */
    MeterSet(MeterRegistry registry, JobObservation seen) {
        this.registry = registry;
        this.seen = seen;
        this.job = Tags.of("job", seen.about().job());
        registry.getMeters().stream()
                .map(Meter::getId)
                .filter(id ->
                        id.getName().startsWith(PREFIX) && seen.about().job().equals(id.getTag("job")))
                .forEach(registry::remove);
    }

    void counter(String name, String unit, String about, Tags tags, ToDoubleFunction<JobObservation> value) {
        FunctionCounter.builder(PREFIX + name, seen, value)
                .tags(job.and(tags))
                .baseUnit(unit.isEmpty() ? null : unit)
                .description(about)
                .register(registry);
    }

    void gauge(String name, String unit, String about, Tags tags, ToDoubleFunction<JobObservation> value) {
        gauges.add(Gauge.builder(PREFIX + name, seen, value)
                .tags(job.and(tags))
                .baseUnit(unit.isEmpty() ? null : unit)
                .description(about)
                .strongReference(true)
                .register(registry));
    }

    void close() {
        gauges.forEach(registry::remove);
    }
}
