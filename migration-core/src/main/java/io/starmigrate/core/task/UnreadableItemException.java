package io.starmigrate.core.task;

import org.jspecify.annotations.Nullable;

/**
 * One item of the recorder cannot be read, or is not there though others rely on it: it is damaged, or a later version
 * wrote it. No repetition cures it, and it says nothing of any other item.
 */
public final class UnreadableItemException extends RecorderException {
    private static final long serialVersionUID = 1L;

    public UnreadableItemException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
