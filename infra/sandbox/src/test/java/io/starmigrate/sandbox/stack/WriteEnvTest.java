package io.starmigrate.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code infra/sam/write-env.sh}, with a command in place of AWS's that tells the outputs of a stack. */
class WriteEnvTest {
    private static final Path SCRIPT = Path.of("..", "sam", "write-env.sh").toAbsolutePath();

    /** As the template's output {@code Env} has them. */
    private static final String OUTPUT = """
            RECORDER=stack-table
            TASK_QUEUE=https://sqs.eu-west-1.amazonaws.com/1/stack-queue
            AWS_REGION=eu-west-1
            STORAGES=s3://new-bucket/migration
            """;

    @TempDir
    private Path directory;

    private int run(String output) throws IOException, InterruptedException {
        Path aws = directory.resolve("aws");
        Files.writeString(aws, "#!/bin/sh\ncat <<'OUT'\n" + output + "OUT\n");
        Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder script = new ProcessBuilder("bash", SCRIPT.toString(), "starrocks-migration", ".env")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        script.environment().merge("PATH", directory.toString(), (path, first) -> first + ":" + path);
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isNotEmpty();
        return process.waitFor();
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(directory.resolve(".env"));
    }

    @Test
    void a_file_that_is_missing_is_made_with_the_keys_and_for_its_owner_alone() throws Exception {
        assertThat(run(OUTPUT)).isZero();

        assertThat(lines()).containsExactlyElementsOf(OUTPUT.lines().toList());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(".env"))))
                .isEqualTo("rw-------");
    }

    @Test
    void lines_of_its_keys_are_replaced_where_they_stand_and_others_are_left_alone() throws Exception {
        Files.writeString(directory.resolve(".env"), """
                # mine
                SOURCE_PWD=a=b # no comment
                RECORDER = old
                AWS_REGION=
                STORAGES=oss://exports/shop, s3://old
                """);

        assertThat(run(OUTPUT)).isZero();
        assertThat(lines())
                .containsExactly(
                        "# mine",
                        "SOURCE_PWD=a=b # no comment",
                        "RECORDER=stack-table",
                        "AWS_REGION=eu-west-1",
                        "STORAGES=oss://exports/shop,s3://new-bucket/migration",
                        "TASK_QUEUE=https://sqs.eu-west-1.amazonaws.com/1/stack-queue");

        assertThat(run(OUTPUT)).isZero();
        assertThat(lines())
                .as("written twice")
                .hasSize(6)
                .contains("STORAGES=oss://exports/shop,s3://new-bucket/migration");
    }

    @Test
    void a_stack_without_that_output_leaves_the_file_as_it_is() throws Exception {
        Files.writeString(directory.resolve(".env"), "RECORDER=old\n");

        assertThat(run("None\n")).isEqualTo(1);
        assertThat(lines()).containsExactly("RECORDER=old");
    }
}
