package io.starmigrate.worker.starrocks.frontend;

import io.starmigrate.core.config.ClusterConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What answers where a front end should, looked at once nobody has let us in there: whoever speaks another protocol is
 * no outage. A MySQL server speaks first; its packet has a number of three bytes, a 0, and a 10, or a 255 for an error.
 */
final class Greeting {
    private static final int MILLIS = 1_500;
    private static final int LENGTH = 5;
    private static final int VERSION = 10;
    private static final int ERROR = 0xff;
    private static final byte[] QUESTION = "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private Greeting() {}

    /** In words, where that is certain; empty where nothing answers, or a MySQL server does. */
    static Optional<String> foreign(ClusterConfig cluster) {
        return cluster.hosts().stream()
                .flatMap(host -> foreign(host, cluster.port()).stream())
                .findFirst();
    }

    private static Optional<String> foreign(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), MILLIS);
            socket.setSoTimeout(MILLIS);
            byte[] first = first(socket);
            String text = new String(first, StandardCharsets.ISO_8859_1);
            if (text.startsWith("HTTP/")) {
                return Optional.of(host + ":" + port + " speaks HTTP");
            }
            return first.length < LENGTH || isMySql(first)
                    ? Optional.empty()
                    : Optional.of(host + ":" + port + " speaks another protocol than MySQL's");
        } catch (IOException nothing) {
            return Optional.empty();
        }
    }

    /** Who says nothing is asked as HTTP is. */
    private static byte[] first(Socket socket) throws IOException {
        try {
            return socket.getInputStream().readNBytes(LENGTH);
        } catch (SocketTimeoutException silent) {
            socket.getOutputStream().write(QUESTION);
            return socket.getInputStream().readNBytes(LENGTH);
        }
    }

    private static boolean isMySql(byte[] packet) {
        int kind = packet[LENGTH - 1] & ERROR;
        return packet[LENGTH - 2] == 0 && (kind == VERSION || kind == ERROR);
    }
}
