package io.starmigrate.sandbox.cloud.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.sandbox.cloud.server.CloudKey;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** OSS speaks S3 as well: rclone and the AWS command line use it so. */
class OssServerForS3ClientsTest {
    private static final CloudKey KEY = new CloudKey("LTAISANDBOX", "oss-secret");

    @TempDir
    Path directory;

    private OssServer server;

    @BeforeEach
    void start() {
        server = OssServer.start(directory, KEY, "cn-hangzhou", 0);
        server.createBucket("source");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void objects_and_their_metadata_are_the_same_for_both_protocols() {
        try (S3Client client = client(KEY.secret(), S3Configuration.builder().chunkedEncodingEnabled(false))) {
            client.putObject(
                    put -> put.bucket("source").key("a b/c+d").metadata(Map.of("mtime", "1.5")),
                    RequestBody.fromString("hello"));

            HeadObjectResponse head =
                    client.headObject(look -> look.bucket("source").key("a b/c+d"));
            assertThat(head.metadata()).containsEntry("mtime", "1.5");
            assertThat(client.getObjectAsBytes(get -> get.bucket("source").key("a b/c+d"))
                            .asUtf8String())
                    .isEqualTo("hello");
            assertThat(client.listObjectsV2(list -> list.bucket("source").prefix("a b/"))
                            .contents())
                    .extracting(S3Object::key)
                    .containsExactly("a b/c+d");
        }
        assertThat(directory.resolve("source/a b/c+d")).hasContent("hello");
    }

    @Test
    void a_wrong_secret_is_refused() {
        try (S3Client client = client("wrong", S3Configuration.builder())) {
            assertThatThrownBy(() -> client.listObjectsV2(list -> list.bucket("source")))
                    .isInstanceOf(S3Exception.class)
                    .hasMessageContaining("does not match the signature");
        }
    }

    @Test
    void a_body_in_signed_chunks_is_refused_as_by_oss() {
        try (S3Client client = client(KEY.secret(), S3Configuration.builder())) {
            assertThatThrownBy(() -> client.putObject(
                            put -> put.bucket("source").key("a"),
                            RequestBody.fromContentProvider(
                                    () -> new ByteArrayInputStream(new byte[5]), 5, "text/plain")))
                    .isInstanceOf(S3Exception.class)
                    .hasMessageContaining("aws-chunked encoding is not supported");
        }
    }

    private S3Client client(String secret, S3Configuration.Builder configuration) {
        return S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.of("cn-hangzhou"))
                .serviceConfiguration(configuration.pathStyleAccessEnabled(true).build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY.id(), secret)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
