package io.starmigrate.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.sandbox.cloud.oss.OssServer;
import io.starmigrate.sandbox.cloud.server.CloudKey;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.storage.BackendStorage;
import io.starmigrate.standin.storage.BackendStorageException;
import io.starmigrate.standin.storage.CloudConnector;
import io.starmigrate.standin.storage.StorageAccess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudConnectorTest {
    private static final CloudKey KEY = new CloudKey("theaccesskey", "the-secret-key");

    @TempDir
    private Path directory;

    private static Personality version(String version) {
        return Personality.of(version, RunMode.SHARED_NOTHING);
    }

    private void writesRenamesAndReads(BackendStorage storage) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "content");
        storage.write("bucket", "out/tmp/a b.csv.1", file);
        storage.copy("bucket", "out/tmp/a b.csv.1", "out/a b.csv");
        storage.delete("bucket", "out/tmp/a b.csv.1");
        storage.delete("bucket", "never/there");
        assertThat(storage.list("bucket", "out/")).isEqualTo(List.of(new BackendStorage.Item("out/a b.csv", 7)));
        assertThat(storage.exists("bucket", "out/a b.csv")).isTrue();
        assertThat(storage.exists("bucket", "out/other")).isFalse();
        try (InputStream content = storage.read("bucket", "out/a b.csv")) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("content");
        }
        assertThatThrownBy(() -> storage.list("nobucket", "")).hasMessageContaining("NoSuchBucket");
    }

    @Test
    void s3IsReachedWithTheStatementsCredentials() throws IOException {
        try (S3Server server = S3Server.start(directory.resolve("s3"), KEY, "us-east-1", 0)) {
            server.createBucket("bucket");
            Map<String, String> properties = new HashMap<>(Map.of(
                    "aws.s3.access_key", KEY.id(),
                    "aws.s3.secret_key", KEY.secret(),
                    "aws.s3.endpoint", server.endpoint().toString(),
                    "aws.s3.enable_path_style_access", "true"));
            URI path = URI.create("s3a://bucket");
            try (BackendStorage storage =
                    new CloudConnector().connect(StorageAccess.read(version("3.5"), path, properties))) {
                writesRenamesAndReads(storage);
            }
            properties.put("aws.s3.secret_key", "wrong-secret-key");
            try (BackendStorage storage =
                    new CloudConnector().connect(StorageAccess.read(version("3.5"), path, properties))) {
                assertThatThrownBy(() -> storage.list("bucket", ""))
                        .isInstanceOf(BackendStorageException.class)
                        .hasMessageNotContaining("wrong-secret-key");
            }
        }
    }

    @Test
    void ossIsReachedWithEitherFamilyOfKeys() throws IOException {
        try (OssServer server = OssServer.start(directory.resolve("oss"), KEY, "cn-hangzhou", 0)) {
            server.createBucket("bucket");
            String host = server.endpoint().getAuthority();
            Map<String, String> old = Map.of(
                    "fs.oss.accessKeyId", KEY.id(), "fs.oss.accessKeySecret", KEY.secret(), "fs.oss.endpoint", host);
            URI path = URI.create("oss://bucket");
            try (BackendStorage storage = new CloudConnector().connect(StorageAccess.read(version("2.5"), path, old))) {
                writesRenamesAndReads(storage);
            }
            Map<String, String> modern = Map.of(
                    "aliyun.oss.access_key",
                    KEY.id(),
                    "aliyun.oss.secret_key",
                    "wrong-secret-key",
                    "aliyun.oss.endpoint",
                    host);
            try (BackendStorage storage =
                    new CloudConnector().connect(StorageAccess.read(version("3.1"), path, modern))) {
                assertThatThrownBy(() -> storage.list("bucket", "")).hasMessageContaining("SignatureDoesNotMatch");
            }
            assertThatThrownBy(() -> StorageAccess.read(version("3.0"), path, modern))
                    .hasMessageContaining("OSS must provide endpoint");
        }
    }

    @Test
    void aSchemeTheVersionDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> StorageAccess.read(version("2.5"), URI.create("s3://b"), Map.of()))
                .hasMessage("No FileSystem for scheme \"s3\"");
    }
}
