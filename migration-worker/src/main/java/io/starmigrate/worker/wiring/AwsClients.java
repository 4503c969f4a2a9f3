package io.starmigrate.worker.wiring;

import io.starmigrate.core.config.AwsConfig;
import io.starmigrate.worker.storage.SdkCredentials;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes AWS clients from the configuration. */
final class AwsClients {
    private AwsClients() {}

    static DynamoDbClient dynamoDb(AwsConfig aws) {
        return configured(DynamoDbClient.builder(), aws, aws.endpoints().dynamodb())
                .overrideConfiguration(waiting(Duration.ofSeconds(5), Duration.ofSeconds(20)))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    static SqsClient sqs(AwsConfig aws) {
        // A receive waits at the queue for up to twenty seconds.
        return configured(SqsClient.builder(), aws, aws.endpoints().sqs())
                .overrideConfiguration(waiting(Duration.ofSeconds(25), Duration.ofSeconds(60)))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    /** A connection that is half open must not keep a role for longer than its leases last. */
    private static ClientOverrideConfiguration waiting(Duration attempt, Duration all) {
        return ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(all)
                .build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B configured(B builder, AwsConfig aws, @Nullable URI endpoint) {
        builder.region(Region.of(aws.region())).credentialsProvider(SdkCredentials.of(aws.credentials()));
        return endpoint == null ? builder : builder.endpointOverride(endpoint);
    }
}
