package io.starmigrate.sandbox.cloud;

/**
 * Which writes are announced: {@code s3:ObjectCreated:*} with a prefix filter, as a bucket's notification configuration
 * says it.
 *
 * @param bucket the bucket's name
 * @param prefix what a key must start with, not URL-encoded; empty for every key
 */
public record NotificationRule(String bucket, String prefix) {
    boolean announces(ObjectCreated created) {
        return created.bucket().equals(bucket) && created.key().startsWith(prefix);
    }
}
