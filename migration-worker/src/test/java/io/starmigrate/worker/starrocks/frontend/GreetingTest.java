package io.starmigrate.worker.starrocks.frontend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.config.ClusterSide;
import io.starmigrate.core.config.Login;
import io.starmigrate.core.config.TlsMode;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.worker.outage.Reachability;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.frontend.FrontEnds.Waits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GreetingTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private static ClusterConfig at(int port) {
        return new ClusterConfig(
                List.of(HERE.getHostAddress()),
                port,
                new Login("root", Secret.of("hidden")),
                "shop",
                new ClusterConfig.Options(TlsMode.DISABLED, "", ""));
    }

    @Test
    void the_port_of_http_is_wrong_input_and_the_key_is_named() throws IOException {
        HttpServer web = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
        web.start();
        try (FrontEnds ends = opened(ClusterSide.TARGET, web.getAddress().getPort())) {
            ClusterException refused =
                    catchThrowableOfType(ClusterException.class, () -> ends.query(Sql.of("SELECT 1")));

            assertThat(refused.remedy()).isEqualTo(Remedy.WRONG_INPUT);
            assertThat(refused)
                    .hasMessageContaining("speaks HTTP: write the MySQL port")
                    .hasMessageEndingWith("the setting targetPort");
        } finally {
            web.stop(0);
        }
    }

    @Test
    void who_speaks_first_is_a_front_end_only_if_it_speaks_as_mysql_does() throws IOException {
        assertThat(told("SSH-2.0-OpenSSH_9.2\r\n".getBytes(US_ASCII))).contains("another protocol");
        assertThat(told(new byte[] {74, 0, 0, 0, 10, '8'})).isEmpty();
        assertThat(told(new byte[] {23, 0, 0, 0, (byte) 255, 16})).isEmpty();
        assertThat(told(new byte[] {74})).as("it went away").isEmpty();
    }

    @Test
    void where_nobody_listens_nothing_is_known() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, HERE)) {
            port = closed.getLocalPort();
        }
        assertThat(Greeting.foreign(at(port))).isEmpty();
        try (FrontEnds ends = opened(ClusterSide.SOURCE, port)) {
            ClusterException refused =
                    catchThrowableOfType(ClusterException.class, () -> ends.query(Sql.of("SELECT 1")));
            assertThat(refused.remedy()).isEqualTo(Remedy.RETRY_LATER);
        }
    }

    private static FrontEnds opened(ClusterSide side, int port) {
        return FrontEnds.of(side, at(port), new Waits(2, Duration.ofSeconds(1)), Reachability.unwatched());
    }

    private static String told(byte[] greeting) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
            Thread speaker = new Thread(() -> greet(server, greeting));
            speaker.start();
            return Greeting.foreign(at(server.getLocalPort())).orElse("");
        }
    }

    private static void greet(ServerSocket server, byte[] greeting) {
        try (Socket caller = server.accept();
                OutputStream out = caller.getOutputStream()) {
            out.write(greeting);
        } catch (IOException gone) {
            // The other side has heard enough.
        }
    }
}
