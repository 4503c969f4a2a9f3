package io.starmigrate.sandbox.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds free ports for servers that must know theirs before they listen. */
final class LoopbackPort {
    private LoopbackPort() {}

    /** A port of 127.0.0.1 that nobody listened on a moment ago; another process may take it first. */
    static int free() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot find a free port on 127.0.0.1: " + e.getMessage(), e);
        }
    }
}
