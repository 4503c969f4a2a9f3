package io.starmigrate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.config.AwsConfig;
import io.starmigrate.core.config.Credentials.KeyPair;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.PartitionId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a sandbox's recorder holds, looked at beside the product. */
record Recorded(MigrationConfig config) {
    int generation(String job, String database, String table, String partition) {
        return read(recorder -> recorder.latest(new PartitionId(job, database, table, partition))
                .orElseThrow()
                .id()
                .generation());
    }

    /** All files of a job. */
    List<FileTask> files(String job) {
        return read(recorder -> recorder.partitions(job)
                .flatMap(task -> recorder.files(task.id()).stream())
                .toList());
    }

    /** Who holds a lease; empty when it was given back. */
    String owner(String lease) {
        return read(recorder -> recorder.lease(lease).orElseThrow().owner());
    }

    /** Leaves a lease as a worker does that is killed while it holds it. */
    void leaveBehind(String lease, Duration length) {
        boolean left = read(
                recorder -> recorder.write(recorder.lease(lease).orElseThrow().takenBy("dead worker", length)));
        assertThat(left).isTrue();
    }

    private <T> T read(Function<DynamoDbTaskRecorder, T> reading) {
        AwsConfig aws = config.aws();
        KeyPair key = (KeyPair) aws.credentials();
        try (DynamoDbClient client = DynamoDbClient.builder()
                .region(Region.of(aws.region()))
                .endpointOverride(Objects.requireNonNull(aws.endpoints().dynamodb()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(key.id(), key.secret().reveal())))
                .build()) {
            return reading.apply(new DynamoDbTaskRecorder(client, aws.recorder()));
        }
    }
}
