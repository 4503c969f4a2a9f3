package io.starmigrate.sandbox;

import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.config.AwsConfig;
import io.starmigrate.core.config.Credentials.KeyPair;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.task.PartitionId;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a sandbox's recorder holds, read beside the product. */
record Recorded(MigrationConfig config) {
    int generation(String job, String database, String table, String partition) {
        AwsConfig aws = config.aws();
        KeyPair key = (KeyPair) aws.credentials();
        try (DynamoDbClient client = DynamoDbClient.builder()
                .region(Region.of(aws.region()))
                .endpointOverride(Objects.requireNonNull(aws.endpoints().dynamodb()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(key.id(), key.secret().reveal())))
                .build()) {
            return new DynamoDbTaskRecorder(client, aws.recorder())
                    .latest(new PartitionId(job, database, table, partition))
                    .orElseThrow()
                    .id()
                    .generation();
        }
    }
}
