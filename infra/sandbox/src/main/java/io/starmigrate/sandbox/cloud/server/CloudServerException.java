package io.starmigrate.sandbox.cloud.server;

import org.jspecify.annotations.Nullable;

/**
 * A cloud server of the sandbox could not be started or stopped. The message names the server, the cause and the cure.
 */
public final class CloudServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CloudServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
