package io.starmigrate.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code infra/sam/connect-bucket.sh}, with a command in place of AWS's that keeps one bucket's configuration in a
 * file.
 */
class ConnectBucketTest {
    private static final Path SCRIPT = Path.of("..", "sam", "connect-bucket.sh").toAbsolutePath();
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:1:events";

    /**
     * As S3 does it: an empty configuration is no answer at all, and names of filter rules come back with a capital.
     */
    private static final String AWS = """
            #!/bin/sh
            echo "$2" >>calls
            case "$2" in
              get-*) [ ! -s kept ] || cat kept ;;
              put-*) printf '%s\\n' "$6" | sed 's/"prefix"/"Prefix"/; s/"suffix"/"Suffix"/' >kept ;;
            esac
            """;

    /** Others' notifications, of each kind, as S3 answers them. */
    private static final String OTHERS = """
            {"TopicConfigurations": [{"Id": "theirs", "TopicArn": "arn:aws:sns:eu-west-1:1:theirs",
                "Events": ["s3:ObjectRemoved:*"]}],
             "QueueConfigurations": [{"Id": "logs", "QueueArn": "arn:aws:sqs:eu-west-1:1:logs",
                "Events": ["s3:ObjectCreated:*"],
                "Filter": {"Key": {"FilterRules": [{"Name": "Suffix", "Value": ".log"},
                                                   {"Name": "Prefix", "Value": "logs/"}]}}}],
             "EventBridgeConfiguration": {}}
            """;

    private static final String OURS = """
            {"Id": "starrocks-migration", "QueueArn": "%s", "Events": ["s3:ObjectCreated:*"],
             "Filter": {"Key": {"FilterRules": [{"Name": "Prefix", "Value": "%s"}]}}}
            """;

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path directory;

    @BeforeEach
    void putAws() throws IOException {
        // The script needs it, the build does not; the gate installs it.
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "jq"))),
                "jq is not installed");
        Path aws = Files.writeString(directory.resolve("aws"), AWS);
        Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwx------"));
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString(), "files"));
        command.addAll(List.of(arguments));
        ProcessBuilder script =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        script.environment().merge("PATH", directory.toString(), (path, first) -> first + ":" + path);
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private void keep(String configuration) throws IOException {
        Files.writeString(directory.resolve("kept"), configuration);
    }

    private JsonNode kept() throws IOException {
        return json.readTree(directory.resolve("kept").toFile());
    }

    private List<String> puts() throws IOException {
        return Files.readAllLines(directory.resolve("calls")).stream()
                .filter(call -> call.startsWith("put-"))
                .toList();
    }

    private JsonNode ours(String prefix) throws IOException {
        return json.readTree(OURS.formatted(QUEUE, prefix));
    }

    @Test
    void a_bucket_that_tells_nobody_tells_the_queue_and_is_left_alone_the_second_time() throws Exception {
        assertThat(run("--queue", QUEUE, "--prefix", "migration/")).contains("files is connected; ");
        assertThat(kept().at("/QueueConfigurations")).containsExactly(ours("migration/"));

        assertThat(run("--queue", QUEUE, "--prefix", "migration")).contains("connected already");
        assertThat(puts()).hasSize(1);
    }

    @Test
    void what_others_are_told_stays_and_the_order_in_which_it_is_answered_is_no_change() throws Exception {
        keep(OTHERS);
        run("--queue", QUEUE, "--prefix", "migration");

        JsonNode before = json.readTree(OTHERS);
        JsonNode after = kept();
        assertThat(after.at("/TopicConfigurations")).isEqualTo(before.at("/TopicConfigurations"));
        assertThat(after.has("EventBridgeConfiguration")).isTrue();
        assertThat(after.at("/QueueConfigurations"))
                .containsExactly(before.at("/QueueConfigurations/0"), ours("migration/"));

        keep(OTHERS.replace("\"QueueConfigurations\": [", "\"QueueConfigurations\": [" + ours("migration/") + ","));
        assertThat(run("--queue", QUEUE, "--prefix", "migration")).contains("connected already");
        assertThat(puts()).hasSize(1);
    }

    @Test
    void another_prefix_takes_the_place_of_the_one_before() throws Exception {
        run("--queue", QUEUE, "--prefix", "old");
        run("--queue", QUEUE, "--prefix", "new");

        assertThat(kept().at("/QueueConfigurations")).containsExactly(ours("new/"));
        assertThat(puts()).hasSize(2);
    }

    @Test
    void a_bucket_tells_eventbridge_beside_others_and_is_left_alone_the_second_time() throws Exception {
        keep(OTHERS.replace(",\n \"EventBridgeConfiguration\": {}", ""));
        assertThat(kept().has("EventBridgeConfiguration")).isFalse();

        assertThat(run("--eventbridge")).contains("files is connected; ");
        assertThat(kept()).isEqualTo(json.readTree(OTHERS));

        assertThat(run("--eventbridge")).contains("connected already");
        assertThat(puts()).hasSize(1);
    }

    @Test
    void a_dry_run_prints_and_changes_nothing() throws Exception {
        assertThat(json.readTree(run("--queue", QUEUE, "--prefix", "migration", "--dry-run"))
                        .at("/QueueConfigurations"))
                .hasSize(1);
        assertThat(puts()).isEmpty();
    }
}
