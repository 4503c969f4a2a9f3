package io.starmigrate.core.task;

import org.jspecify.annotations.Nullable;

/** The queue could not be reached or refused a request. Whether a message was sent or deleted is unknown. */
public final class QueueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    public QueueException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private QueueException(String message, @Nullable Throwable cause, boolean refused) {
        super(message, cause);
        this.refused = refused;
    }

    /** One of a queue that is not there, or does not admit who asks. */
    public static QueueException refused(String message, @Nullable Throwable cause) {
        return new QueueException(message, cause, true);
    }

    /** Whether a name, a key or a right is wrong: the same request is answered so until somebody mends that. */
    public boolean isRefused() {
        return refused;
    }
}
