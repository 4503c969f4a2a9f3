package io.starmigrate.sandbox.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.cli.Cli;
import io.starmigrate.cli.Surroundings;
import io.starmigrate.cli.Terminal;
import io.starmigrate.sandbox.cloud.CloudKey;
import io.starmigrate.sandbox.cloud.S3Server;
import io.starmigrate.sandbox.cloud.oss.OssServer;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migrate relay} from OSS to S3, with nothing but keys in its environment. */
class RelayCommandTest {
    private static final CloudKey KEY = new CloudKey("key", "secret-of-both");

    @TempDir
    Path directory;

    private OssServer oss;
    private S3Server s3;

    @BeforeEach
    void start() {
        oss = OssServer.start(directory.resolve("oss"), KEY, "cn-hangzhou", 0);
        s3 = S3Server.start(directory.resolve("s3"), KEY, "eu-west-1", 0);
        oss.createBucket("source");
        s3.createBucket("target");
    }

    @AfterEach
    void stop() {
        s3.close();
        oss.close();
    }

    @Test
    void brings_a_folder_over_and_sends_it_once() throws Exception {
        byte[] large = new byte[(9 << 20) + 1];
        new Random(1).nextBytes(large);
        write("a.csv", "1".getBytes(StandardCharsets.UTF_8));
        write("day=1/ü b.csv", new byte[100]);
        write("large.csv", large);

        Result first = relay("oss://source/job", "s3://target/copy");
        Result second = relay("oss://source/job", "s3://target/copy");

        assertThat(first.exit).isZero();
        assertThat(first.json.get("copied").asInt()).isEqualTo(3);
        assertThat(first.json.get("proved").asInt()).isEqualTo(3);
        assertThat(first.json.get("complete").asBoolean()).isTrue();
        for (String name : new String[] {"a.csv", "day=1/ü b.csv", "large.csv"}) {
            assertThat(directory.resolve("s3/target/copy").resolve(name))
                    .hasSameBinaryContentAs(directory.resolve("oss/source/job").resolve(name));
        }
        assertThat(second.exit).isZero();
        assertThat(second.json.get("skipped").asInt()).isEqualTo(3);
        assertThat(second.json.get("sentBytes").asInt()).isZero();
    }

    @Test
    void a_folder_is_not_copied_onto_itself() {
        Result refused = relay("s3://target/copy", "s3://target/copy/");

        assertThat(refused.exit).isEqualTo(2);
        assertThat(refused.json.get("error").asText()).contains("nothing to copy");
    }

    @Test
    void a_bucket_that_is_not_there_is_wrong_input() {
        Result refused = relay("oss://nowhere/copy", "s3://target/copy");

        assertThat(refused.exit).isEqualTo(2);
        assertThat(refused.json.get("error").asText())
                .startsWith("Cannot list oss://nowhere/copy")
                .endsWith("create the bucket nowhere or correct the storage's address");
    }

    private Result relay(String from, String to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Map<String, String> environment = new HashMap<>(Map.of(
                "AWS_REGION", "eu-west-1",
                "AK", KEY.id(),
                "SK", KEY.secret(),
                "TARGET_STORAGE_ENDPOINT", s3.endpoint().toString()));
        if (from.startsWith("oss")) {
            environment.put("SOURCE_STORAGE_AK", KEY.id());
            environment.put("SOURCE_STORAGE_SK", KEY.secret());
            environment.put("SOURCE_STORAGE_ENDPOINT", oss.endpoint().toString());
            environment.put("SOURCE_STORAGE_REGION", "cn-hangzhou");
        }
        Terminal terminal = new Terminal(stream, new PrintStream(OutputStream.nullOutputStream()), false);
        Cli cli = new Cli(new Surroundings(terminal, environment, work -> () -> {}), config -> {
            throw new AssertionError("no migration is opened");
        });
        int exit = cli.run(
                "relay", from, to, "--json", "--env", directory.resolve("none").toString());
        String[] lines = out.toString(StandardCharsets.UTF_8).strip().split("\n");
        try {
            return new Result(exit, JsonMapper.builder().build().readTree(lines[lines.length - 1]));
        } catch (java.io.IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private void write(String name, byte[] content) throws Exception {
        Path file = directory.resolve("oss/source/job").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private record Result(int exit, JsonNode json) {}
}
