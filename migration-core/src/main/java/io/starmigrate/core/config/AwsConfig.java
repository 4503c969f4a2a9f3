package io.starmigrate.core.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The AWS account that holds the recorder and the queue.
 *
 * @param region {@code AWS_REGION}
 * @param credentials what requests are signed with
 * @param endpoints where its services are, when not at their public endpoints
 * @param recorder {@code RECORDER}: the name of the recorder's DynamoDB table
 * @param taskQueue {@code TASK_QUEUE}: the queue's URL, or its name in this account and region
 */
public record AwsConfig(
        String region, Credentials credentials, ServiceEndpoints endpoints, String recorder, String taskQueue) {

    /**
     * Endpoint overrides as the AWS SDKs know them: a service's own variable wins over {@code AWS_ENDPOINT_URL}.
     *
     * @param s3 null for the public endpoint
     * @param sqs null for the public endpoint
     * @param dynamodb null for the public endpoint
     */
    public record ServiceEndpoints(
            @Nullable URI s3, @Nullable URI sqs, @Nullable URI dynamodb) {}

    /** Whether {@link #taskQueue()} is a URL and not a name. */
    public boolean taskQueueIsUrl() {
        return taskQueue.startsWith("http://") || taskQueue.startsWith("https://");
    }
}
