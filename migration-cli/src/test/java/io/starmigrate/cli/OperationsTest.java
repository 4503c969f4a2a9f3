package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.cli.terminal.Terminal;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.service.StopSignal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationsTest extends CliBench {
    @Test
    void what_an_operator_selects_is_passed_on() {
        OperationReport nothing = found();
        assertThat(operate(0, nothing, "retry", "--table", "o*", "--partition", "p1", "--file", "f.csv").calls)
                .first()
                .isEqualTo("retry shop o* p1 f.csv");
        assertThat(operate(0, nothing, "retry", "--all-failed").calls).first().isEqualTo("retry shop");
        assertThat(operate(0, nothing, "retry", "--published", "--table", "o").calls)
                .first()
                .isEqualTo("retry shop PUBLISHED o");
        assertThat(operate(0, nothing, "retry", "--overwrite", "--table", "o").calls)
                .first()
                .isEqualTo("retry shop TOLD o");
        assertThat(operate(0, nothing, "cancel", "--table", "orders", "--partition", "p1").calls)
                .first()
                .isEqualTo("cancel shop orders p1");
        assertThat(operate(0, nothing, "redrive", "--dry-run").calls).first().isEqualTo("redrive shop ONLY_TELL");
        assertThat(operate(2, nothing, "cancel", "--file", "f.csv").calls).isEmpty();
    }

    @Test
    void a_whole_job_is_stopped_without_a_terminal_only_when_told_so() {
        assertThat(operate(2, found(), "cancel").calls).noneMatch(call -> call.startsWith("cancel "));
        assertThat(err()).contains("this is no terminal", "--yes", "--table");
        assertThat(operate(0, found(), "cancel", "--yes").calls).contains("cancel shop");
    }

    @Test
    void a_cancel_that_is_only_to_tell_cancels_nothing() {
        RecordingMigrator asked = operate(0, found(), "cancel", "--dry-run");

        assertThat(asked.calls).containsExactly("close");
        assertThat(out().lines())
                .containsExactly(
                        "would cancel p1: it is LOADING", "Job shop: 1 partition would be cancelled; none was");
    }

    @Test
    void what_needs_care_ends_with_one_and_is_the_last_line() {
        operate(
                1,
                found(
                        new Finding(What.ANNOUNCED, "file a", "it stood still"),
                        new Finding(What.UNEXPLAINED, "s3://b/x", "nobody knows it")),
                "reconcile");

        assertThat(out().lines())
                .containsExactly(
                        "announced file a: it stood still",
                        "unexplained s3://b/x: nobody knows it",
                        "Job shop: 1 unexplained object: s3://b/x (nobody knows it)");
    }

    @Test
    void an_operation_is_one_json_object() throws IOException {
        operate(1, found(new Finding(What.NOT_CANCELLED, "p1", "it runs")), "cancel", "--yes", "--json");

        JsonNode json = JsonMapper.builder().build().readTree(out());
        assertThat(json.get("succeeded").asBoolean()).isFalse();
        assertThat(json.get("counts").toString()).isEqualTo("{\"NOT_CANCELLED\":1}");
        assertThat(json.get("findings").toString())
                .isEqualTo("[{\"what\":\"NOT_CANCELLED\",\"subject\":\"p1\",\"note\":\"it runs\"}]");
        assertThat(json.get("summary").asText()).startsWith("1 unexplained");
    }

    @Test
    void of_what_needs_no_care_only_the_first_lines_are_shown() {
        Finding[] many = IntStream.range(0, 25)
                .mapToObj(i -> new Finding(What.REDRIVEN, "letter " + i, "x"))
                .toArray(Finding[]::new);
        operate(0, found(many), "redrive");

        assertThat(out().lines()).hasSize(22).contains("redriven 5 more; --json lists all");
    }

    @Test
    void clean_only_tells_asks_or_is_told_yes() {
        OperationReport files = found(new Finding(What.REMOVED, "files", "3 objects, 42 bytes"));
        assertThat(operate(0, files, "clean", "--dry-run", "--yes").calls)
                .containsExactly("cleanable shop TARGET", "close");
        assertThat(operate(0, files, "clean", "--source", "--yes").calls)
                .containsExactly("cleanable shop SOURCE_AND_TARGET", "clean shop SOURCE_AND_TARGET", "close");

        assertThat(operate(2, files, "clean").calls).containsExactly("cleanable shop TARGET", "close");
        assertThat(err()).contains("this is no terminal; look with --dry-run, then say --yes");
    }

    @ParameterizedTest
    @CsvSource({"shop, true", "yes, false", "'', false"})
    void clean_at_a_terminal_wants_the_jobs_name(String typed, boolean cleaned) {
        RecordingMigrator migration =
                new RecordingMigrator(found(new Finding(What.REMOVED, "files", "3 objects, 42 bytes")));
        Terminal terminal = new Terminal(
                stream(out), stream(err), new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), true);
        StopSignal never = stop -> () -> {};

        new Cli(new Surroundings(terminal, Map.of(), never), config -> migration)
                .run("clean", "--env", env.toString(), "--job", "shop");

        assertThat(err()).contains("files: 3 objects, 42 bytes", "Type the job's name (shop):");
        assertThat(migration.calls.contains("clean shop TARGET")).isEqualTo(cleaned);
    }
}
