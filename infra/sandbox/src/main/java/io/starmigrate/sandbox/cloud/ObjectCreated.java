package io.starmigrate.sandbox.cloud;

import java.time.Instant;

/**
 * Something was written to the S3 server.
 *
 * @param way how it was written
 * @param bucket the bucket's name
 * @param key the object's key as it is, not URL-encoded
 * @param size its length in bytes
 * @param etag its entity tag without quotes
 * @param at when it was written
 * @param sequence grows with every write to this server
 */
record ObjectCreated(Way way, String bucket, String key, long size, String etag, Instant at, long sequence) {

    /** The last word of the event names that S3 documents for created objects. */
    enum Way {
        PUT("Put"),
        COPY("Copy"),
        COMPLETE_MULTIPART_UPLOAD("CompleteMultipartUpload");

        private final String word;

        Way(String word) {
            this.word = word;
        }

        String eventName() {
            return "ObjectCreated:" + word;
        }
    }
}
