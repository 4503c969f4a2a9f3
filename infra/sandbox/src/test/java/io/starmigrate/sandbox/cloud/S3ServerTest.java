package io.starmigrate.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import io.starmigrate.sandbox.cloud.server.CloudKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ServerTest {
    private static final CloudKey KEY = new CloudKey("AKIDSANDBOX", "s3-secret");

    @TempDir
    Path directory;

    private final Queue<SQSEvent> events = new ConcurrentLinkedQueue<>();
    private final S3EventDelivery delivery =
            new S3EventDelivery(2, DeliveryPolicy.RELIABLE, new Random(1), events::add);
    private S3Server server;
    private S3Client client;

    @BeforeEach
    void start() {
        server = S3Server.start(directory, KEY, "eu-west-1", 0);
        server.createBucket("target");
        server.subscribe(new NotificationRule("target", "job/"), delivery);
        client = client(KEY.secret());
    }

    @AfterEach
    void stop() {
        client.close();
        delivery.close();
        server.close();
    }

    @Test
    void a_put_object_is_announced_with_its_encoded_key_size_and_etag() {
        String key = "job/day=2024-01-01/a b+c ü.csv";
        String etag = client.putObject(put -> put.bucket("target").key(key), RequestBody.fromString("12345"))
                .eTag();

        S3EventNotificationRecord announced = onlyRecord();
        assertThat(announced.getEventName()).isEqualTo("ObjectCreated:Put");
        assertThat(announced.getS3().getBucket().getName()).isEqualTo("target");
        assertThat(announced.getS3().getObject().getKey()).isEqualTo("job/day%3D2024-01-01/a+b%2Bc+%C3%BC.csv");
        assertThat(announced.getS3().getObject().getUrlDecodedKey()).isEqualTo(key);
        assertThat(announced.getS3().getObject().getSizeAsLong()).isEqualTo(5);
        assertThat("\"" + announced.getS3().getObject().geteTag() + "\"").isEqualTo(etag);
        assertThat(announced.getS3().getObject().getSequencer()).matches("[0-9A-F]{18}");
    }

    @Test
    void a_finished_multipart_upload_is_announced_once_and_its_parts_are_not() {
        String upload = client.createMultipartUpload(
                        create -> create.bucket("target").key("job/big"))
                .uploadId();
        String etag = client.uploadPart(
                        part -> part.bucket("target")
                                .key("job/big")
                                .uploadId(upload)
                                .partNumber(1),
                        RequestBody.fromBytes(new byte[6 << 20]))
                .eTag();
        client.completeMultipartUpload(complete -> complete.bucket("target")
                .key("job/big")
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(etag).build())));

        S3EventNotificationRecord announced = onlyRecord();
        assertThat(announced.getEventName()).isEqualTo("ObjectCreated:CompleteMultipartUpload");
        assertThat(announced.getS3().getObject().getSizeAsLong()).isEqualTo(6 << 20);
    }

    @Test
    void a_copy_is_announced_as_a_copy_and_objects_outside_the_prefix_are_not() {
        client.putObject(put -> put.bucket("target").key("elsewhere/a"), RequestBody.fromString("x"));
        client.copyObject(copy -> copy.sourceBucket("target")
                .sourceKey("elsewhere/a")
                .destinationBucket("target")
                .destinationKey("job/a"));

        assertThat(onlyRecord().getEventName()).isEqualTo("ObjectCreated:Copy");
    }

    @Test
    void objects_are_plain_files_below_the_buckets_folder() throws Exception {
        client.putObject(put -> put.bucket("target").key("job/a.csv"), RequestBody.fromString("1\t2"));
        Files.writeString(directory.resolve("target/job/b.csv"), "3\t4");

        assertThat(directory.resolve("target/job/a.csv")).hasContent("1\t2");
        assertThat(client.getObjectAsBytes(get -> get.bucket("target").key("job/b.csv"))
                        .asUtf8String())
                .isEqualTo("3\t4");
    }

    @Test
    void a_wrong_secret_is_refused() {
        try (S3Client wrong = client("another secret")) {
            assertThatThrownBy(() -> wrong.listObjectsV2(list -> list.bucket("target")))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.statusCode()).isEqualTo(403));
        }
    }

    private S3EventNotificationRecord onlyRecord() {
        await().until(() ->
                delivery.counts().announced() > 0 && delivery.counts().settled());
        assertThat(events).hasSize(1);
        List<S3EventNotificationRecord> records = Notifications.of(events.element());
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private S3Client client(String secret) {
        return S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_WEST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY.id(), secret)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
