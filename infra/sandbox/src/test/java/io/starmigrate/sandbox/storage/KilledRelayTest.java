package io.starmigrate.sandbox.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.core.config.Credentials;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.storage.ObjectStores;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migrate relay}, whose process is killed in the middle of a file that was written just before. */
class KilledRelayTest {
    private static final int PART = 8 << 20;
    private static final int PARTS = 4;
    private static final String NAME = "large.csv";
    private static final StorageUri TO = StorageUri.parse("s3://target/copy/" + NAME);

    @TempDir
    Path directory;

    private TwoClouds clouds;
    private ObjectStore target;

    @BeforeEach
    void start() {
        clouds = TwoClouds.start(directory);
        Credentials key = new Credentials.KeyPair(TwoClouds.KEY.id(), Secret.of(TwoClouds.KEY.secret()));
        target = ObjectStores.open(
                new StorageConfig(
                        TO,
                        key,
                        TwoClouds.S3_REGION,
                        clouds.s3().endpoint(),
                        clouds.s3().endpoint()),
                4);
    }

    @AfterEach
    void stop() {
        target.close();
        clouds.close();
    }

    @Test
    void goes_on_with_what_it_had_sent() throws Exception {
        byte[] content = new byte[PARTS * PART];
        new Random(20261130).nextBytes(content);
        clouds.write("job/" + NAME, content);

        Process killed = relay("8M");
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> partsThere() > 0);
        } finally {
            killed.destroyForcibly().waitFor();
        }
        assertThat(target.head(TO)).isEmpty();
        JsonNode report = ended(relay("off"));

        assertThat(report.get("complete").asBoolean()).isTrue();
        assertThat(report.get("resumed").asInt()).isEqualTo(1);
        assertThat(report.get("sentBytes").asLong()).isLessThan(content.length);
        assertThat(clouds.inTarget("copy/" + NAME)).hasSameBinaryContentAs(clouds.inSource("job/" + NAME));
    }

    private long partsThere() {
        return target.unfinished(TO).stream()
                .mapToLong(upload -> target.parts(upload).size())
                .sum();
    }

    private Process relay(String bandwidth) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.starmigrate.cli.Main"));
        command.addAll(List.of("relay", "oss://source/job", "s3://target/copy", "--json", "--env", "none"));
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(Redirect.DISCARD)
                .redirectOutput(report().toFile());
        process.environment()
                .putAll(Map.of(
                        "AWS_REGION", TwoClouds.S3_REGION,
                        "AK", TwoClouds.KEY.id(),
                        "SK", TwoClouds.KEY.secret(),
                        "TARGET_STORAGE_ENDPOINT", clouds.s3().endpoint().toString(),
                        "SOURCE_STORAGE_AK", TwoClouds.KEY.id(),
                        "SOURCE_STORAGE_SK", TwoClouds.KEY.secret(),
                        "SOURCE_STORAGE_ENDPOINT", clouds.oss().endpoint().toString(),
                        "SOURCE_STORAGE_REGION", TwoClouds.OSS_REGION,
                        "RELAY_BANDWIDTH", bandwidth));
        return process.start();
    }

    private JsonNode ended(Process relay) throws Exception {
        assertThat(relay.waitFor()).as("exit code").isZero();
        List<String> lines = Files.readAllLines(report());
        return JsonMapper.builder().build().readTree(lines.get(lines.size() - 1));
    }

    private Path report() {
        return directory.resolve("report.json");
    }
}
