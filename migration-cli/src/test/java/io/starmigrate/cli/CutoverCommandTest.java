package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.cli.terminal.Terminal;
import io.starmigrate.core.cutover.Check.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds that are repeated, and the cutover after them. */
class CutoverCommandTest {
    private static final String WHOLE = """
            SOURCE_HOST=fe1
            SOURCE_USER=root
            SOURCE_DB_NAME=shop
            TARGET_HOST=fe2
            TARGET_USER=root
            TARGET_DB_NAME=shop
            STORAGES=s3://bucket/x
            AWS_REGION=us-east-1
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final RecordingMigrator migrator = new RecordingMigrator(Reports.done());
    private Path env = Path.of(".");

    @BeforeEach
    void configure(@TempDir Path directory) throws IOException {
        env = Files.writeString(directory.resolve("shop.env"), WHOLE);
    }

    private int run(String... words) {
        return runAt(
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false),
                words);
    }

    private int typing(String typed, String... words) {
        return runAt(
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                        true),
                words);
    }

    private int runAt(Terminal terminal, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--env", env.toString()));
        return new Cli(new Surroundings(terminal, Map.of(), stop -> () -> {}), config -> migrator)
                .run(arguments.toArray(String[]::new));
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void rounds_are_repeated_only_when_that_is_said() {
        assertThat(run("sync", "--rounds", "--until", "2GB", "--every", "10m")).isZero();
        assertThat(run("sync")).isZero();

        assertThat(migrator.calls)
                .containsExactly(
                        "rounds RoundsRequest[enough=Bytes[most=2147483648], pause=PT10M] default",
                        "close",
                        "sync default",
                        "close");
    }

    @Test
    void what_says_nothing_of_rounds_is_refused_with_what_may_be_said() {
        assertThat(run("sync", "--until", "2GB")).isEqualTo(2);
        assertThat(told()).contains("add --rounds");
        assertThat(run("sync", "--rounds", "--until", "soon")).isEqualTo(2);
        assertThat(told()).contains("Cannot read --until soon: it must be a size such as 2GB");
        assertThat(run("sync", "--rounds", "--every", "often")).isEqualTo(2);
        assertThat(migrator.calls).doesNotContain("sync default");
    }

    @Test
    void a_cutover_is_not_begun_where_nobody_can_be_asked() {
        assertThat(run("cutover")).isEqualTo(2);

        assertThat(told()).contains("this is no terminal; look with --ready, then say --yes");
        assertThat(migrator.calls).as("neither cluster is looked at before").isEmpty();
    }

    @Test
    void a_cutover_that_is_not_confirmed_says_that_nothing_was_begun_and_has_not_succeeded() {
        assertThat(typing("yes\n", "cutover")).isEqualTo(1);

        assertThat(told()).contains("Not confirmed: nothing was begun").doesNotContain("Job default: GO");
        assertThat(told().lines().filter(line -> line.startsWith("change")))
                .as("shown once")
                .hasSize(1);
        assertThat(migrator.calls).doesNotContain("cutover PERFORM default begins");

        assertThat(typing("cutover\n", "cutover")).isZero();
        assertThat(migrator.calls).contains("cutover PERFORM default begins");
    }

    @Test
    void a_cutover_that_is_done_is_taken_back_without_a_question() {
        assertThat(run("cutover", "--reopen")).isZero();
        assertThat(migrator.calls).anyMatch(call -> call.startsWith("cutover REOPEN default"));
    }

    @Test
    void a_cutover_begins_at_a_time_that_is_still_to_come() {
        assertThat(run("cutover", "--at", "2999-01-01T00:00:00Z")).isZero();
        assertThat(migrator.calls).containsExactly("cutover PERFORM default begins", "close");
        assertThat(run("cutover", "--at", "2001-01-01T00:00:00Z")).isEqualTo(2);
        assertThat(told()).contains("What --at says is over");
        assertThat(run("cutover", "--at", "soon")).isEqualTo(2);
        assertThat(told()).contains("What --at says is no time: write 03:00");
        assertThat(migrator.calls).hasSize(2);
    }

    @Test
    void a_cutover_says_what_was_looked_at_what_was_done_and_how_long_writes_had_to_stop() {
        assertThat(run("cutover", "--yes")).isZero();

        assertThat(migrator.calls).containsExactly("cutover PERFORM default begins", "close");
        assertThat(told().lines().map(String::strip))
                .contains(
                        "The last round has moved it",
                        "Writes had to stop for 1 min 15 s; expected were 1 min 0 s (1.25 times as long)",
                        "Job default: cut over; switch the applications")
                .anyMatch(line -> line.matches("change +GO +1 partition, 0.1 MB"));
    }

    @Test
    void what_says_several_things_begins_nothing() {
        assertThat(run("cutover", "--reopen", "--rehearse")).isEqualTo(2);
        assertThat(migrator.calls).doesNotContain("cutover REOPEN default begins");
    }

    @Test
    void a_rehearsal_asks_nobody_and_a_look_begins_nothing() {
        assertThat(run("cutover", "--rehearse")).isZero();
        assertThat(told()).contains("Writes would have had to stop for", "rehearsed");
        assertThat(run("cutover", "--ready")).isZero();

        assertThat(migrator.calls)
                .containsExactly("cutover REHEARSE default begins", "close", "cutover READINESS default", "close");
    }

    @Test
    void what_stands_in_the_way_is_exit_code_1_and_a_field_of_json() throws IOException {
        migrator.verdict = Verdict.NO_GO;

        assertThat(run("cutover", "--ready", "--json")).isEqualTo(1);

        JsonNode report = JsonMapper.builder().build().readTree(out.toByteArray());
        assertThat(report.get("go").asBoolean()).isFalse();
        assertThat(report.get("checks").get(1).toString())
                .isEqualTo("{\"check\":\"failed\",\"verdict\":\"NO_GO\",\"found\":\"none\"}");
        assertThat(report.get("freezeSeconds").isNull()).isTrue();
        assertThat(report.get("succeeded").asBoolean()).isFalse();
    }
}
