package io.starmigrate.sandbox.cloud.server;

import java.net.URI;

/** A cloud service that runs in this process and listens on 127.0.0.1 only. Safe for use by many threads. */
public interface CloudServer extends AutoCloseable {
    /** Where clients reach it: scheme, host and port, without a path. */
    URI endpoint();

    /** Stops listening and releases the port. What it stored on disk stays. Closing twice is the same as once. */
    @Override
    void close();
}
