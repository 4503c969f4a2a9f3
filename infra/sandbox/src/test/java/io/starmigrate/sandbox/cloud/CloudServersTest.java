package io.starmigrate.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.sandbox.cloud.CloudServers.Keys;
import io.starmigrate.sandbox.cloud.CloudServers.Ports;
import io.starmigrate.sandbox.cloud.CloudServers.Regions;
import io.starmigrate.sandbox.cloud.server.CloudKey;
import io.starmigrate.sandbox.cloud.server.CloudServer;
import io.starmigrate.sandbox.cloud.server.CloudServerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudServersTest {
    private static final Keys KEYS = new Keys(new CloudKey("aws", "aws-secret"), new CloudKey("oss", "oss-secret"));
    private static final Regions REGIONS = new Regions("eu-west-1", "cn-hangzhou");

    @TempDir
    Path directory;

    @Test
    void all_start_on_loopback_and_release_their_ports() throws IOException {
        List<Integer> ports;
        try (CloudServers servers = CloudServers.start(directory, KEYS, REGIONS, Ports.FREE)) {
            List<CloudServer> all = List.of(servers.s3(), servers.oss(), servers.sqs(), servers.dynamoDb());
            assertThat(all).extracting(server -> server.endpoint().getHost()).containsOnly("127.0.0.1");
            ports = all.stream().map(server -> server.endpoint().getPort()).toList();
        }
        assertThat(ports).doesNotHaveDuplicates();
        for (int port : ports) {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        }
    }

    @Test
    void when_one_cannot_start_none_keeps_running() throws IOException {
        int s3 = LoopbackPort.free();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = new Ports(s3, taken.getLocalPort(), 0, 0);

            assertThatThrownBy(() -> CloudServers.start(directory, KEYS, REGIONS, ports))
                    .isInstanceOf(CloudServerException.class)
                    .hasMessageStartingWith("Cannot start OSS on 127.0.0.1:" + taken.getLocalPort());
        }
        new ServerSocket(s3, 1, InetAddress.getLoopbackAddress()).close();
    }

    @Test
    void a_key_does_not_print_its_secret() {
        assertThat(KEYS.toString()).contains("aws").doesNotContain("aws-secret").doesNotContain("oss-secret");
    }
}
