package io.starmigrate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.bench.RaceResult.Peer;
import org.junit.jupiter.api.Test;

class RaceResultTest {
    private final RaceResult race = new RaceResult();

    @Test
    void a_ratio_is_of_the_medians_the_peers_by_ours() {
        run(Peer.RELAY, 2, 9, 1);
        run(Peer.RCLONE, 3, 5, 1);
        run(Peer.PLAIN_COPY, 1, 1, 8);

        assertThat(race.ratio(Peer.RCLONE)).isEqualTo(1.5);
        assertThat(race.ratio(Peer.PLAIN_COPY)).isEqualTo(0.5);
    }

    @Test
    void who_did_not_take_part_has_no_ratio_and_is_named() {
        run(Peer.RELAY, 2);
        race.served(1);
        ObjectNode told = Benchmark.MAPPER.createObjectNode();
        race.write(told);

        assertThat(race.ratio(Peer.RCLONE)).isNull();
        assertThat(race.cpuOfRclone()).isNull();
        assertThat(told.path("missing").asText()).isEqualTo("rclone: not installed (apt-get install rclone)");
    }

    @Test
    void the_relays_processor_is_set_against_that_of_rclone() {
        race.add(Peer.RELAY, new Run(1, 3, 70));
        race.add(Peer.RCLONE, new Run(1, 2, 100));
        race.served(5);
        ObjectNode told = Benchmark.MAPPER.createObjectNode();
        race.write(told);

        assertThat(race.cpuOfRclone()).isEqualTo(1.5);
        assertThat(told.toString())
                .isEqualTo("{\"relay_seconds\":1.0,\"relay_cpu_seconds\":3.0,\"relay_megabytes\":70.0,"
                        + "\"server_cpu_seconds\":5.0,\"rclone_seconds\":1.0,\"rclone_cpu_seconds\":2.0}");
    }

    @Test
    void a_relay_that_costs_nothing_still_waits_for_the_server_and_for_the_line() {
        double cores = Runtime.getRuntime().availableProcessors();
        run(Peer.RELAY, 9);
        run(Peer.RCLONE, 6);
        race.served(2 * cores);

        assertThat(race.ratioOfFreeRelay(1)).isEqualTo(3.0);
        assertThat(race.ratioOfFreeRelay(4)).isEqualTo(1.5);
    }

    private void run(Peer peer, double... seconds) {
        for (double each : seconds) {
            race.add(peer, new Run(each, 1, 100));
        }
    }
}
