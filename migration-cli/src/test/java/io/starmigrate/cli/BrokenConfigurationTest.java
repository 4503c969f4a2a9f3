package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command that moves, looks or proves tells of every wrong value where it stands and what to write instead. */
class BrokenConfigurationTest extends CliBench {
    private static final String SECRET = "s3cret-Value";

    private static final List<List<String>> COMMANDS = List.of(
            List.of("check"),
            List.of("schema"),
            List.of("plan"),
            List.of("export"),
            List.of("import"),
            List.of("sync"),
            List.of("verify"),
            List.of("cutover", "--yes"));

    /**
     * One thing that is wrong.
     *
     * @param line what the file says
     * @param where the key that is named with its line
     * @param fix a piece of what is said of it
     */
    private record Fault(String line, String where, String fix) {}

    /** Those of one file, whose keys are all different: all are told at once. */
    private static final List<List<Fault>> FILES = List.of(
            List.of(
                    new Fault("SOURCE_HOSTS=fe", "SOURCE_HOSTS: ", "did you mean SOURCE_HOST?"),
                    new Fault("FROBNICATE=fe", "FROBNICATE: ", "unknown key"),
                    new Fault("CONCURRENCY=many", "CONCURRENCY: ", "write for example CONCURRENCY=5"),
                    new Fault("SOURCE_PORT=0", "SOURCE_PORT: ", "write for example SOURCE_PORT=9030"),
                    new Fault("TARGET_PORT=70000", "TARGET_PORT: ", "write for example TARGET_PORT=9030"),
                    new Fault("DELTA_SIZE=big", "DELTA_SIZE: ", "write for example DELTA_SIZE=64MB"),
                    new Fault("TAKEOVER_AFTER=soon", "TAKEOVER_AFTER: ", "write for example TAKEOVER_AFTER="),
                    new Fault("RELAY_MEMORY=little", "RELAY_MEMORY: ", "write for example RELAY_MEMORY="),
                    new Fault("QUIET_HOURS=25:00,1", "QUIET_HOURS: ", "write for example QUIET_HOURS="),
                    new Fault("RELAY_COMPRESSION=best", "RELAY_COMPRESSION: ", "write for example RELAY_COMPRESSION="),
                    new Fault("UNLOAD=orc", "UNLOAD: ", "write for example UNLOAD="),
                    new Fault("TASK_QUEUE=ftp://queue", "TASK_QUEUE: ", "write"),
                    new Fault("AWS_ENDPOINT_URL_S3=no url", "AWS_ENDPOINT_URL_S3: ", "write"),
                    new Fault("TASK_FILTER=BETWEEN(a,b)", "TASK_FILTER: ", "write ALL, EACH(p1,p2)"),
                    new Fault("DATA_FILTER=id > (5", "DATA_FILTER: ", "or leave it blank for every row"),
                    new Fault("TABLE_NAMES=a b/c", "TABLE_NAMES: ", "write"),
                    new Fault("TABLE_RENAMES=a", "TABLE_RENAMES: ", "write"),
                    new Fault("SOURCE_PWD=file:/no/such/secret", "SOURCE_PWD: ", "correct what follows file:"),
                    new Fault("DEST=s3://files/there", "DEST: ", "write"),
                    new Fault(SECRET, "the line has no equals sign", "write KEY=value"),
                    new Fault("MY KEY=" + SECRET, "\"MY KEY\" is not a key", "write a key of letters")),
            List.of(
                    new Fault("CONCURRENCY=\"5", "CONCURRENCY: ", "write for example CONCURRENCY=5"),
                    new Fault("STORAGES=oss:/bucket", "STORAGES: ", "write"),
                    new Fault("TASK_QUEUE=https://sqs/1/tasks.fifo", "TASK_QUEUE: ", "write"),
                    new Fault("SOURCE_PWD=arn:aws:secretsmanager:nowhere", "SOURCE_PWD: ", "correct what follows arn:"),
                    new Fault("TARGET_PWD=" + SECRET, "", ""),
                    new Fault("TARGET_PWD=two-" + SECRET, "TARGET_PWD: ", "keep one of the two"),
                    new Fault("DATA_FILTER=1 = 1; DROP TABLE t", "DATA_FILTER: ", "or leave it blank for every row")));

    private static Stream<List<String>> commands() {
        return COMMANDS.stream();
    }

    private int tried(List<String> command) {
        out.reset();
        err.reset();
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--env", env.toString()));
        return run(
                config -> {
                    throw new AssertionError("opened with a broken configuration");
                },
                arguments.toArray(String[]::new));
    }

    private void assertTold(int line, Fault fault) {
        assertThat(err().lines().filter(told -> told.contains(env + ":" + line + ": " + fault.where)))
                .as(() -> fault + "\n" + err())
                .singleElement()
                .asString()
                .contains(fault.fix);
    }

    private void assertRefused(List<String> command) {
        assertThat(tried(command)).as(() -> command + "\n" + err()).isEqualTo(2);
        assertThat(err()).doesNotContain(SECRET, "\tat ");
        assertThat(out()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_wrong_value_is_told_with_its_line_its_key_and_what_to_write(List<String> command) throws IOException {
        for (List<Fault> faults : FILES) {
            Files.write(env, faults.stream().map(Fault::line).toList());
            assertRefused(command);
            for (int line = 1; line <= faults.size(); line++) {
                if (!faults.get(line - 1).fix.isEmpty()) {
                    assertTold(line, faults.get(line - 1));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void all_of_it_is_told_at_once_also_of_a_file_from_windows_that_begins_with_a_mark(List<String> command)
            throws IOException {
        Files.writeString(env, "\uFEFFSOURCE_HOSTS=fe\r\nSOURCE_PORT=0\r\nCONCURRENCY='many'\r\n" + TARGET + CLOUD);

        assertRefused(command);
        assertTold(1, new Fault("", "SOURCE_HOSTS: ", "did you mean SOURCE_HOST?"));
        assertTold(2, new Fault("", "SOURCE_PORT: ", "SOURCE_PORT=9030"));
        assertTold(3, new Fault("", "CONCURRENCY: ", "\"many\" is not a whole number"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_file_that_is_none_or_cannot_be_read_is_told_with_the_way_to_make_one(List<String> command)
            throws IOException {
        Files.delete(env);
        assertRefused(command);
        assertThat(err()).contains(env + ": there is no such file; copy .env.example to " + env);

        Files.createDirectory(env);
        assertRefused(command);
        assertThat(err()).contains(env + ": ", "folder");
    }

    @Test
    void a_secret_that_ends_in_a_comment_or_holds_bytes_of_another_encoding_is_not_shown() throws IOException {
        Files.write(
                env,
                (SOURCE + TARGET + CLOUD + "SOURCE_PORT=0\nSOURCE_PWD=" + SECRET + "\u00E9 # x\n")
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertRefused(List.of("plan"));
    }
}
