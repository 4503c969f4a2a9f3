package io.starmigrate.core.task;

import org.jspecify.annotations.Nullable;

/**
 * The recorder could not be reached, or did not say what became of a request. Whether a write was applied is unknown:
 * read before acting. What cannot be read for good is an {@link UnreadableItemException}.
 */
public class RecorderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    public RecorderException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private RecorderException(String message, @Nullable Throwable cause, boolean refused) {
        super(message, cause);
        this.refused = refused;
    }

    /** One of a recorder that is not there, or does not admit who asks. */
    public static RecorderException refused(String message, @Nullable Throwable cause) {
        return new RecorderException(message, cause, true);
    }

    /** Whether a name, a key or a right is wrong: the same request is answered so until somebody mends that. */
    public boolean isRefused() {
        return refused;
    }
}
