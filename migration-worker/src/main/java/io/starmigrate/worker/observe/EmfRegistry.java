package io.starmigrate.worker.observe;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import io.micrometer.core.instrument.step.StepRegistryConfig;
import io.micrometer.core.instrument.util.NamedThreadFactory;
import io.starmigrate.worker.observe.EmfDocuments.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A registry that tells a CloudWatch agent once a minute what its meters say, and once more when it is closed. Counters
 * tell what has come since the minute before. Whatever fails is told by who sends.
 */
public final class EmfRegistry extends StepMeterRegistry {
    private static final Duration STEP = Duration.ofMinutes(1);

    private final String group;
    private final String worker;
    private final Sender sender;

    /** Sends documents, one to a line. Returns without an exception whatever becomes of them. */
    @FunctionalInterface
    public interface Sender {
        void send(List<String> documents);
    }

    private record Minutely() implements StepRegistryConfig {
        @Override
        public String prefix() {
            return "emf";
        }

        @Override
        public @Nullable String get(String key) {
            return key.equals("emf.step") ? STEP.toSeconds() + "s" : null;
        }
    }

    /**
     * A registry that sends nothing by itself before {@link #begin}.
     *
     * @param job names the log group
     * @param worker names the log stream
     */
    public EmfRegistry(String job, String worker, Sender sender, Clock clock) {
        super(new Minutely(), clock);
        this.group = "/starrocks-migration/" + job;
        this.worker = worker;
        this.sender = sender;
        config().namingConvention(NamingConvention.snakeCase);
    }

    /** Begins to send, on a thread of its own. */
    public void begin() {
        start(new NamedThreadFactory("emf"));
    }

    @Override
    protected void publish() {
        List<Measure> measures = getMeters().stream().flatMap(this::measures).toList();
        sender.send(EmfDocuments.of(measures, group, worker, Instant.ofEpochMilli(clock.wallTime())));
    }

    private Stream<Measure> measures(Meter meter) {
        Map<String, String> dimensions = new TreeMap<>();
        for (Tag tag : meter.getId().getConventionTags(config().namingConvention())) {
            dimensions.put(tag.getKey(), tag.getValue());
        }
        String name = getConventionName(meter.getId());
        return StreamSupport.stream(meter.measure().spliterator(), false)
                .map(Measurement::getValue)
                .filter(Double::isFinite)
                .map(value -> new Measure(name, unit(meter), dimensions, value))
                .limit(1);
    }

    private static String unit(Meter meter) {
        String unit = meter.getId().getBaseUnit();
        if (unit == null || unit.isEmpty()) {
            return meter.getId().getType() == Meter.Type.COUNTER ? "Count" : "None";
        }
        return switch (unit) {
            case "bytes" -> "Bytes";
            case "seconds" -> "Seconds";
            default -> "None";
        };
    }

    @Override
    protected TimeUnit getBaseTimeUnit() {
        return TimeUnit.SECONDS;
    }
}
