package io.starmigrate.lambda;

import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One record of an S3 event, with what is used of it, as S3 wrote it.
 *
 * @param eventName such as {@code ObjectCreated:Put}
 * @param bucket the bucket's name
 * @param encodedKey the object's key, form-encoded once by S3
 * @param size the object's length in bytes
 * @param etag its entity tag; empty where S3 left it out
 */
record S3Record(String eventName, String bucket, String encodedKey, long size, String etag) {
    static S3Record of(S3EventNotificationRecord typed) {
        var object = typed.getS3().getObject();
        Long size = object.getSizeAsLong();
        String etag = object.geteTag();
        return new S3Record(
                typed.getEventName(),
                typed.getS3().getBucket().getName(),
                object.getKey(),
                size == null ? 0 : size,
                etag == null ? "" : etag);
    }

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException naming the field that is missing
     */
    static S3Record of(JsonNode json) {
        JsonNode s3 = json.required("s3");
        JsonNode object = s3.required("object");
        return new S3Record(
                json.required("eventName").asText(),
                s3.required("bucket").required("name").asText(),
                object.required("key").asText(),
                object.path("size").asLong(),
                object.path("eTag").asText());
    }
}
