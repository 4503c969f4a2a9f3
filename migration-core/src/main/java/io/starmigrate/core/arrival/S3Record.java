package io.starmigrate.core.arrival;

import com.fasterxml.jackson.databind.JsonNode;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.StorageKind;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What S3 says of one object.
 *
 * @param eventName such as {@code ObjectCreated:Put}
 * @param bucket the bucket's name
 * @param key the object's key, as it is; what S3 has encoded in a way that cannot be read is kept as it came
 * @param size the object's length in bytes; {@link #NO_SIZE} where it is not told
 * @param etag its entity tag; empty where none is told that a storage could have made
 */
public record S3Record(String eventName, String bucket, String key, long size, String etag) {
    /** The size of an object of which none is told. */
    public static final long NO_SIZE = -1;

    private static final Pattern TAG = Pattern.compile("[\\x21-\\x7E]{1,256}");

    /**
     * Reads a record of S3's own notification, whose keys are form-encoded once.
     *
     * @throws IllegalArgumentException naming the field that is missing
     */
    static S3Record ofNotification(JsonNode json) {
        JsonNode s3 = json.required("s3");
        JsonNode object = s3.required("object");
        return new S3Record(
                named(json.required("eventName").asText()),
                s3.required("bucket").required("name").asText(),
                decoded(object.required("key").asText()),
                size(object.path("size")),
                tag(object.path("eTag")));
    }

    /**
     * Reads an event that came by EventBridge, whose keys are not encoded and whose names have a blank: {@code Object
     * Created}.
     *
     * @throws IllegalArgumentException naming the field that is missing
     */
    static S3Record ofEventBridge(JsonNode json) {
        JsonNode detail = json.required("detail");
        JsonNode object = detail.required("object");
        return new S3Record(
                json.required("detail-type").asText().replace(" ", "") + ":"
                        + detail.path("reason").asText(),
                detail.required("bucket").required("name").asText(),
                object.required("key").asText(),
                size(object.path("size")),
                tag(object.path("etag")));
    }

    /**
     * The message that announces the data file this record is about.
     *
     * @param root where jobs keep their files
     * @throws DroppedException when it announces no data file of a job; for good: the same record never will
     */
    FileMessage message(StorageUri root) throws DroppedException {
        if (!eventName.startsWith("ObjectCreated:")) {
            throw new DroppedException("the event is " + eventName + ", not ObjectCreated");
        }
        StorageUri object = object();
        if (!object.bucket().equals(root.bucket())) {
            throw new DroppedException("its bucket is not that of " + root);
        }
        DataFileKey file = DataFileKey.parse(root, object)
                .orElseThrow(() -> new DroppedException("it is not a data file of a job below " + root));
        if (size == NO_SIZE) {
            throw new DroppedException("it does not say how large the object is; the reconciler announces the object "
                    + "from the storage's own listing");
        }
        return new FileMessage(FileTaskId.of(file), object, size, etag);
    }

    /** No object has a length that is negative, broken or longer than a number can be: that is none at all. */
    private static long size(JsonNode told) {
        boolean isLength = told.isIntegralNumber() ? told.canConvertToLong() : told.isTextual();
        return isLength && told.asLong(NO_SIZE) >= 0 ? told.asLong() : NO_SIZE;
    }

    /** What no storage makes a tag of is none: a queue would refuse it, and the messages that are sent with it. */
    private static String tag(JsonNode told) {
        String tag = told.asText("");
        return TAG.matcher(tag).matches() ? tag : "";
    }

    private StorageUri object() throws DroppedException {
        try {
            return new StorageUri(StorageKind.S3, bucket, key);
        } catch (IllegalArgumentException e) {
            throw new DroppedException("its address cannot be read: " + e.getMessage());
        }
    }

    /** Storages that speak S3 say {@code s3:ObjectCreated:Put}, as S3's configuration does. */
    private static String named(String event) {
        return event.startsWith("s3:") ? event.substring("s3:".length()) : event;
    }

    private static String decoded(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return key;
        }
    }

    /** The record is none of ours. */
    static final class DroppedException extends Exception {
        private static final long serialVersionUID = 1L;

        DroppedException(String reason) {
            super(reason);
        }
    }
}
