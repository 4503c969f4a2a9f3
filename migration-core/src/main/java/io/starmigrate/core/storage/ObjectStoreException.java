package io.starmigrate.core.storage;

import org.jspecify.annotations.Nullable;

/**
 * An object store refused a request or could not be reached. The message names the request, the object and the cause.
 */
public final class ObjectStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final boolean isSlowDown;

    public ObjectStoreException(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, message, cause, false);
    }

    private ObjectStoreException(Reason reason, String message, @Nullable Throwable cause, boolean isSlowDown) {
        super(message, cause);
        this.reason = reason;
        this.isSlowDown = isSlowDown;
    }

    /**
     * A request that the store has refused at each of several tries, later and later, because it is sent too much; with
     * {@link Reason#BUSY}.
     */
    public static ObjectStoreException slowDown(String message, @Nullable Throwable cause) {
        return new ObjectStoreException(Reason.BUSY, message, cause, true);
    }

    /** Whether to send it once more soon does the store no good: it was tried again already, see {@link #slowDown}. */
    public boolean isSlowDown() {
        return isSlowDown;
    }

    /** What kind of refusal it was. */
    public Reason reason() {
        return reason;
    }

    /** Whether it says more of the store than of the object: it is out of reach, or lets nobody in. */
    public boolean isOutage() {
        return switch (reason) {
            case NO_BUCKET, DENIED, BUSY, UNREACHABLE -> true;
            case NO_OBJECT, CHANGED, ARCHIVED, TOO_LARGE, REFUSED -> false;
        };
    }

    /** What a caller can do about it. */
    public enum Reason {
        /** The bucket does not exist. */
        NO_BUCKET,
        /** The object, or the upload, is not there. */
        NO_OBJECT,
        /** The object changed since its entity tag was read. */
        CHANGED,
        /** The object lies in an archive and cannot be read before it is restored. */
        ARCHIVED,
        /** The object is larger than what a store takes. */
        TOO_LARGE,
        /** The credentials are wrong or lack the permission. */
        DENIED,
        /** The store asks to go slower, or fails for a moment: try later. */
        BUSY,
        /** The store could not be reached, or the answer was lost: ask before acting. */
        UNREACHABLE,
        /** Anything else: show it to the operator. */
        REFUSED
    }
}
