package io.starmigrate.core.task;

import org.jspecify.annotations.Nullable;

/**
 * The recorder could not be reached, or did not say what became of a request. Whether a write was applied is unknown:
 * read before acting. What cannot be read for good is an {@link UnreadableItemException}.
 */
public class RecorderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RecorderException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
