package io.starmigrate.worker.starrocks;

import io.starmigrate.core.starrocks.error.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * A cluster refused a statement, or did not say what became of it. The message names the statement's purpose, what the
 * cluster answered, and what to do; never a secret.
 */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Remedy remedy;

    public ClusterException(Remedy remedy, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What a caller can do about it. */
    public Remedy remedy() {
        return remedy;
    }
}
