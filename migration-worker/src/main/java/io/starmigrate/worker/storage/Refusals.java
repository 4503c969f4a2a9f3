package io.starmigrate.worker.storage;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.text.SettingName;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts an object store's refusals into words: what was tried, where, what came back, what to do. */
final class Refusals {
    private final String endpoint;
    private final StorePace pace;

    /** @param pace what is sent there at once */
    Refusals(String endpoint, StorePace pace) {
        this.endpoint = endpoint;
        this.pace = pace;
    }

    StorePace pace() {
        return pace;
    }

    ObjectStoreException of(
            Reason reason, String operation, StorageUri object, String found, @Nullable Throwable cause) {
        return new ObjectStoreException(reason, text(reason, operation, object, found), cause);
    }

    /** The store asked to go slower at each try. */
    ObjectStoreException slowDown(String operation, StorageUri object, String found, Throwable cause) {
        return ObjectStoreException.slowDown(text(Reason.BUSY, operation, object, found), cause);
    }

    /** The thread is to end while it waits; its flag is set again. */
    ObjectStoreException interrupted(String operation, StorageUri object, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return of(Reason.UNREACHABLE, operation, object, "interrupted while it waited for its turn", cause);
    }

    private String text(Reason reason, String operation, StorageUri object, String found) {
        return "Cannot " + operation + " " + object + " at " + endpoint + ": " + found + "; "
                + cure(reason, object, found);
    }

    /** Other bytes arrived than were sent. */
    ObjectStoreException arrivedAs(String operation, StorageUri object, String etag, String md5) {
        return of(Reason.BUSY, operation, object, "it arrived with the MD5 " + etag + ", sent was " + md5, null);
    }

    /** An object that was written a moment ago and is not there any more. */
    ObjectStoreException vanished(StorageUri object) {
        return of(Reason.NO_OBJECT, "look up", object, "it was written a moment ago and is gone", null);
    }

    /** What a request answers; empty where what it asks for is not there. */
    static <T> Optional<T> unlessMissing(Supplier<T> request) {
        try {
            return Optional.of(request.get());
        } catch (ObjectStoreException e) {
            if (e.reason() == Reason.NO_OBJECT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String cure(Reason reason, StorageUri object, String found) {
        // S3 and OSS have one code for it.
        if (found.contains("RequestTimeTooSkewed")) {
            return "this machine's clock is wrong: set it (timedatectl, chronyc tracking), the keys are not at fault";
        }
        return switch (reason) {
            case NO_BUCKET -> "create the bucket " + object.bucket() + " or correct the storage's address";
            case NO_OBJECT -> "it was removed, or never written";
            case CHANGED -> "it was written again meanwhile: start over from its new content";
            case ARCHIVED -> "restore it from its archive class (aws s3api restore-object, ossutil restore)";
            case TOO_LARGE ->
                "let it be written in smaller files (of a table: more buckets, or smaller partitions), or brought by"
                        + " other means";
            case DENIED ->
                "check the storage's access key (" + SettingName.SOURCE_STORAGE_AK + " and _SK or "
                        + SettingName.TARGET_STORAGE_AK + " and _SK; where they are blank, " + SettingName.AK
                        + " and " + SettingName.SK + "), its permissions on the bucket, and this machine's clock";
            case BUSY -> "it is tried again later";
            case UNREACHABLE -> "check the endpoint and the network; whether the request was carried out is unknown";
            case REFUSED -> "see the store's answer";
        };
    }
}
