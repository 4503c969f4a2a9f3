package io.starmigrate.core.task;

import org.jspecify.annotations.Nullable;

/** The queue could not be reached or refused a request. Whether a message was sent or deleted is unknown. */
public final class QueueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueueException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
