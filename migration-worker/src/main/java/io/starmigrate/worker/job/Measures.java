package io.starmigrate.worker.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.starmigrate.worker.observe.EmfRegistry;
import io.starmigrate.worker.observe.JobMeters;
import io.starmigrate.worker.observe.JobObservation;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A job's measures, and the process's, for Prometheus; and the job's in a registry that was handed in. */
final class Measures implements AutoCloseable {
    private final PrometheusMeterRegistry own = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final List<JobMeters> meters;
    private final @Nullable EmfRegistry emf;

    /**
     * @param given has the job's measures, too; null where none was handed in
     * @param emf tells them a CloudWatch agent, and is closed with this; null where none listens
     */
    Measures(JobObservation seen, @Nullable MeterRegistry given, @Nullable EmfRegistry emf) {
        this.emf = emf;
        this.meters = Stream.of(Stream.of(own), Stream.ofNullable(given), Stream.ofNullable(emf))
                .flatMap(registries -> registries)
                .map(registry -> new JobMeters(registry, seen))
                .toList();
        new JvmMemoryMetrics().bindTo(own);
        new JvmThreadMetrics().bindTo(own);
        new ProcessorMetrics().bindTo(own);
        new UptimeMetrics().bindTo(own);
        collections.bindTo(own);
    }

    /** Registers what has become known since. */
    void refresh() {
        meters.forEach(JobMeters::refresh);
    }

    /** As Prometheus reads it. */
    String scrape() {
        return own.scrape();
    }

    @Override
    public void close() {
        if (emf != null) {
            emf.close();
        }
        meters.forEach(JobMeters::close);
        collections.close();
        own.close();
    }
}
