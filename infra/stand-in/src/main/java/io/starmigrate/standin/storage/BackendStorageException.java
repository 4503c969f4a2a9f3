package io.starmigrate.standin.storage;

import org.jspecify.annotations.Nullable;

/** The store refused; the message is what the job's ErrorMsg shows. It never holds a secret. */
public final class BackendStorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BackendStorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
