package io.starmigrate.sandbox.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.cli.Cli;
import io.starmigrate.cli.Surroundings;
import io.starmigrate.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
    @TempDir
    Path directory;

    private TwoClouds clouds;

    @BeforeEach
    void start() {
        clouds = TwoClouds.start(directory);
    }

    @AfterEach
    void stop() {
        clouds.close();
    }

    @Test
    void brings_a_folder_over_and_sends_it_once() throws Exception {
        byte[] large = new byte[(9 << 20) + 1];
        new Random(1).nextBytes(large);
        clouds.write("job/a.csv", "1".getBytes(StandardCharsets.UTF_8));
        clouds.write("job/day=1/ü b.csv", new byte[100]);
        clouds.write("job/large.csv", large);

        Result first = relay("oss://source/job", "s3://target/copy");
        Result second = relay("oss://source/job", "s3://target/copy");

        assertThat(first.exit).isZero();
        assertThat(first.json.get("copied").asInt()).isEqualTo(3);
        assertThat(first.json.get("proved").asInt()).isEqualTo(3);
        assertThat(first.json.get("complete").asBoolean()).isTrue();
        for (String name : new String[] {"a.csv", "day=1/ü b.csv", "large.csv"}) {
            assertThat(clouds.inTarget("copy/" + name)).hasSameBinaryContentAs(clouds.inSource("job/" + name));
        }
        assertThat(second.exit).isZero();
        assertThat(second.json.get("skipped").asInt()).isEqualTo(3);
        assertThat(second.json.get("sentBytes").asInt()).isZero();
    }

    @Test
    void a_folder_is_not_copied_onto_itself() {
        Result refused = relay("s3://target/copy", "s3://target/copy/");

        assertThat(refused.exit).isEqualTo(2);
        assertThat(refused.json.get("error").asText())
                .contains("FROM, TO: nothing to copy: they are the same; name another TO");
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
                "AWS_REGION", TwoClouds.S3_REGION,
                "AK", TwoClouds.KEY.id(),
                "SK", TwoClouds.KEY.secret(),
                "TARGET_STORAGE_ENDPOINT", clouds.s3().endpoint().toString()));
        if (from.startsWith("oss")) {
            environment.put("SOURCE_STORAGE_AK", TwoClouds.KEY.id());
            environment.put("SOURCE_STORAGE_SK", TwoClouds.KEY.secret());
            environment.put("SOURCE_STORAGE_ENDPOINT", clouds.oss().endpoint().toString());
            environment.put("SOURCE_STORAGE_REGION", TwoClouds.OSS_REGION);
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

    private record Result(int exit, JsonNode json) {}
}
