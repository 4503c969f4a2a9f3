package io.starmigrate.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.bench.RaceResult.Peer;
import io.starmigrate.worker.relay.RelayLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The benchmarks of the relay. */
final class RelayBenches {
    private RelayBenches() {}

    /** One of which each run is repeated. */
    abstract static class Repeated extends Benchmark {
        @Option(names = "--runs", description = "Runs of each, of which the median counts (default: ${DEFAULT-VALUE}).")
        int runs = 3;

        @Option(
                names = "--parallel",
                description =
                        "RELAY_CONCURRENCY; rclone gets as many objects at once as follow from it (default: ${DEFAULT-VALUE}).")
        int parallel = 16;
    }

    /** One that is run beside rclone, where that is installed. */
    abstract static class Raced extends Repeated {
        @Option(
                names = "--path",
                defaultValue = "${env:PATH}",
                description = "Folders, divided by colons, in which rclone is looked for (default: those of PATH).")
        String path = "";
    }

    /** Many small objects. */
    @Command(
            name = "relay-small",
            mixinStandardHelpOptions = true,
            description = "Relays many small objects beside rclone, at once and with a delay of each request.")
    static final class Small extends Raced {
        @Option(names = "--objects", description = "How many (default: ${DEFAULT-VALUE}).")
        int objects = 3000;

        @Option(names = "--delay", description = "Milliseconds added to each request (default: ${DEFAULT-VALUE}).")
        int delay = 20;

        private static final int BYTES = 64 * 1024;

        @Override
        void measure(ObjectNode result) throws IOException {
            result.put("objects", objects).put("bytes_each", BYTES);
            // Twice as many small objects are under way as it is configured with.
            int atOnce = RelayLimits.SMALL_AT_ONCE * parallel;
            result.put("parallel", parallel).put("objects_at_once", atOnce).put("rclone_transfers", atOnce);
            result.put("runs", runs).put("delay_ms", delay);
            try (RelayRace race = new RelayRace(new Objects(objects, BYTES), parallel, atOnce, path)) {
                RaceResult direct = race.run(runs, race.store(), false);
                direct.write(result.putObject("direct"));
                result.put("vs_rclone", direct.ratio(Peer.RCLONE));
                result.put("vs_rclone_by_setting", direct.ratio(Peer.RCLONE_BY_SETTING));
                result.put("free_relay_vs_rclone", direct.ratioOfFreeRelay(0));
                result.put("cpu_of_rclone", direct.cpuOfRclone());
                delayed(race, result);
                result.put("objects_compared", race.check());
            }
        }

        private void delayed(RelayRace race, ObjectNode result) throws IOException {
            try (DelayingProxy line = new DelayingProxy(race.store(), Duration.ofMillis(delay))) {
                RaceResult far = race.run(runs, line.endpoint(), false);
                far.write(result.putObject("delayed"));
                result.put("vs_rclone_delayed", far.ratio(Peer.RCLONE));
                result.put("vs_rclone_by_setting_delayed", far.ratio(Peer.RCLONE_BY_SETTING));
                double waiting = 2.0 * objects * delay / 1000 / (RelayLimits.SMALL_AT_ONCE * parallel);
                result.put("free_relay_vs_rclone_delayed", far.ratioOfFreeRelay(waiting));
                int unused = line.requests();
                race.ours(line.endpoint());
                result.put("requests_per_file", line.requests() / (double) objects);
            }
        }
    }

    /** A few large objects. */
    @Command(
            name = "relay-large",
            mixinStandardHelpOptions = true,
            description = "Relays a few large objects beside rclone and a copy that checks nothing.")
    static final class Large extends Raced {
        @Option(names = "--objects", description = "How many (default: ${DEFAULT-VALUE}).")
        int objects = 4;

        @Option(names = "--megabytes", description = "Of each (default: ${DEFAULT-VALUE}).")
        int megabytes = 400;

        @Override
        void measure(ObjectNode result) throws IOException {
            result.put("objects", objects).put("megabytes_each", megabytes);
            result.put("parallel", objects).put("objects_at_once", objects).put("rclone_transfers", objects);
            result.put("runs", runs);
            try (RelayRace race = new RelayRace(new Objects(objects, (long) megabytes << 20), objects, objects, path)) {
                double idle = race.idle().residentMegabytes();
                RaceResult direct = race.run(runs, race.store(), true);
                direct.write(result.putObject("direct"));
                result.put("vs_rclone", direct.ratio(Peer.RCLONE));
                result.put("vs_copy", direct.ratio(Peer.PLAIN_COPY));
                result.put("copy_seconds", direct.seconds(Peer.PLAIN_COPY)).put("idle_megabytes", idle);
                result.put("resident_beyond_idle_megabytes", direct.residentMegabytes() - idle);
                result.put("objects_compared", race.check());
            }
        }
    }

    /**
     * What is copied.
     *
     * @param count how many objects
     * @param bytes of each
     */
    record Objects(int count, long bytes) {
        String key(int number) {
            return String.format("object-%05d", number);
        }

        Path below(Path folder, int number) {
            return folder.resolve(key(number));
        }
    }
}
