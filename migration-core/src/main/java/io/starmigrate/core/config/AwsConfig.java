package io.starmigrate.core.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The AWS account that holds the recorder and the queue.
 *
 * @param region its region
 * @param credentials what requests are signed with
 * @param endpoints where its services are, when not at their public endpoints
 * @param recorder the name of the recorder's DynamoDB table
 * @param queue the queue's URL, or its name in this account and region
 */
public record AwsConfig(
        String region, Credentials credentials, ServiceEndpoints endpoints, String recorder, String queue) {

    /**
     * Endpoint overrides as the AWS SDKs know them: a service's own variable wins over {@code AWS_ENDPOINT_URL}.
     *
     * @param s3 null for the public endpoint
     * @param sqs null for the public endpoint
     * @param dynamodb null for the public endpoint
     */
    public record ServiceEndpoints(
            @Nullable URI s3, @Nullable URI sqs, @Nullable URI dynamodb) {}

    /** Whether {@link #queue()} is a URL and not a name. */
    public boolean queueIsUrl() {
        return queue.startsWith("http://") || queue.startsWith("https://");
    }
}
