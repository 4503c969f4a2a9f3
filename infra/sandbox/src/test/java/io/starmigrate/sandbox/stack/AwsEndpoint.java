package io.starmigrate.sandbox.stack;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients of servers that accept any credentials. */
final class AwsEndpoint {
    private static final StaticCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("anybody", "anything"));

    private AwsEndpoint() {}

    static DynamoDbClient dynamoDb(URI endpoint, ExecutionInterceptor... interceptors) {
        return client(DynamoDbClient.builder(), endpoint, interceptors);
    }

    static SqsClient sqs(URI endpoint, ExecutionInterceptor... interceptors) {
        return client(SqsClient.builder(), endpoint, interceptors);
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, URI endpoint, ExecutionInterceptor... interceptors) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(ANYBODY)
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(client -> client.executionInterceptors(List.of(interceptors)))
                .build();
    }
}
