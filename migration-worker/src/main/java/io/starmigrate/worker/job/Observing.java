package io.starmigrate.worker.job;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.starmigrate.core.config.ListenAddress;
import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.ToolVersion;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.observe.EmfRegistry;
import io.starmigrate.worker.observe.EmfSocket;
import io.starmigrate.worker.observe.JobObservation;
import io.starmigrate.worker.observe.JobObservation.About;
import io.starmigrate.worker.observe.http.ObserveServer;
import io.starmigrate.worker.outage.Outages;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has jobs measured while roles work on them, where anybody looks on. */
public final class Observing {
    private static final Logger LOG = LoggerFactory.getLogger(Observing.class);

    private final Optional<ListenAddress> address;
    private final Secret token;
    private final Optional<ListenAddress> emf;
    private final @Nullable MeterRegistry given;
    private final Ports ports;
    private final Outages outages;
    private final Map<PacedSide, Integer> first;

    /**
     * @param address where a service shows its job; empty: nowhere
     * @param token what whoever looks on has to bring; empty where everybody may
     * @param emf where a CloudWatch agent hears of a service's job; empty: none does
     * @param given has the measures of every command; null where none was handed in
     * @param first how many exports, and how many loads, may run at once to begin with
     */
    public Observing(
            Optional<ListenAddress> address,
            Secret token,
            Optional<ListenAddress> emf,
            @Nullable MeterRegistry given,
            Ports ports,
            Outages outages,
            Map<PacedSide, Integer> first) {
        this.address = address;
        this.token = token;
        this.emf = emf;
        this.given = given;
        this.ports = ports;
        this.outages = outages;
        this.first = Map.copyOf(first);
    }

    /** For a command. */
    Observed measured(String job) {
        if (given == null) {
            return Observed.NOBODY;
        }
        JobObservation seen = observation(job);
        return new WatchedJob(ports, seen, new Measures(seen, given, null), null);
    }

    /** For a service, which goes on without being seen where it cannot be shown. */
    Observed served(String job, ProgressListener progress) {
        if (address.isEmpty() && emf.isEmpty()) {
            return measured(job);
        }
        JobObservation seen = observation(job);
        Measures measures = new Measures(seen, given, told(job));
        if (address.isEmpty()) {
            return new WatchedJob(ports, seen, measures, null);
        }
        try {
            ObserveServer server = ObserveServer.start(address.get(), token, seen, measures::scrape);
            progress.noted("How far it is shows at http://" + server.address() + "/");
            return new WatchedJob(ports, seen, measures, server);
        } catch (IOException | RuntimeException refused) {
            LOG.warn(
                    "Cannot show the job at {}={}: {}; the worker goes on without it: give it another address,"
                            + " or off",
                    SettingName.OBSERVE_ADDRESS,
                    address.get(),
                    refused.getMessage());
            return new WatchedJob(ports, seen, measures, null);
        }
    }

    private @Nullable EmfRegistry told(String job) {
        EmfRegistry registry = emf.map(EmfSocket::new)
                .map(agent -> new EmfRegistry(job, ports.self().name(), agent, Clock.SYSTEM))
                .orElse(null);
        if (registry != null) {
            registry.begin();
        }
        return registry;
    }

    private JobObservation observation(String job) {
        return new JobObservation(
                new About(
                        job,
                        ports.self().name(),
                        ToolVersion.text(),
                        ports.self().clock().instant()),
                ports.self().clock(),
                outages,
                first);
    }
}
