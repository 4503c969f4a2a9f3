package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.cli.terminal.ProgressDisplay;
import io.starmigrate.cli.terminal.Terminal;
import io.starmigrate.core.check.CheckLine;
import io.starmigrate.core.starrocks.schema.Note;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.CheckReport;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators configure by keys, and read of nothing else; what is theirs is told as it is. */
class KeysTest extends CliBench {
    private static final String REASON = "takeoverAfter is no table; correct " + SettingName.TABLE_NAMES;
    private static final String TOLD = "takeoverAfter is no table; correct TABLE_NAMES";

    @Test
    void what_ends_a_command_is_told_with_keys_and_so_is_its_cause() {
        String[] arguments = {"plan", "--env", env.toString(), "--json", "--debug"};
        MigrationException wrong = new MigrationException(
                Fault.WRONG_INPUT, REASON, new IllegalStateException("as " + SettingName.STORAGES + " says"));

        assertThat(run(
                        config -> {
                            throw wrong;
                        },
                        arguments))
                .isEqualTo(2);

        assertThat(err()).startsWith(TOLD).contains("as STORAGES says").doesNotContain("the setting");
        assertThat(out()).contains(TOLD).doesNotContain("the setting");
    }

    @Test
    void a_report_is_told_with_keys_to_people_and_to_programs() {
        JobReport failed = new JobReport(
                "shop", false, List.of(), Map.of(), List.of(new JobReport.Failure("orders", REASON, "migrate plan")));

        run(failed, "sync");
        assertThat(out()).contains("FAILED orders: " + TOLD);
        out.reset();
        run(failed, "sync", "--json");
        assertThat(out()).contains("\"reason\":\"" + TOLD + "\"").doesNotContain("the setting");
    }

    @Test
    void columns_of_a_table_are_as_wide_as_the_keys() {
        CommandResult answer = CommandResult.of(new CheckReport(
                "shop", List.of(CheckLine.ok("" + SettingName.RECORDER, "is there"), CheckLine.ok("b", "b"))));

        assertThat(answer.text().lines()).contains("ok       RECORDER  is there", "ok       b         b");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void notes_beside_the_progress_are_told_with_keys(boolean interactive) {
        try (ProgressDisplay shown = ProgressDisplay.on(new Terminal(stream(out), stream(err), interactive))) {
            shown.noted(REASON);
        }

        assertThat(err()).isEqualTo(TOLD + System.lineSeparator());
    }

    @Test
    void a_page_is_written_with_keys() throws IOException {
        Path page = folder.resolve("page.html");

        CommandResult.inKeys("", "", true).written(page, "<p>" + REASON + "</p>");

        assertThat(page).hasContent("<p>" + TOLD + "</p>");
    }

    @Test
    void statements_are_told_as_they_are() {
        SchemaReport one = Reports.schema(SchemaRequest.of(Goal.CREATE, Effect.ONLY_TELL));
        String statement = "CREATE TABLE t (…) COMMENT 'the setting publish'";
        Note note = new Note(Note.Action.DROPPED, "view", "", "", "leave it out with " + SettingName.TABLE_NAMES);
        SchemaReport report = new SchemaReport(
                one.request(),
                one.source(),
                one.target(),
                List.of(new SchemaStep(
                        SchemaStep.Kind.TABLE,
                        "t",
                        SchemaStep.Standing.TO_DO,
                        List.of(Sql.of(statement)),
                        new SchemaStep.Remarks(
                                List.of(note), List.of(), List.of("correct " + SettingName.TASK_FILTER)))));

        CommandResult answer = CommandResult.of("shop", report);

        assertThat(answer.text()).contains(statement, "with TABLE_NAMES", "correct TASK_FILTER");
        assertThat(answer.json()).contains(statement, "with TABLE_NAMES", "correct TASK_FILTER");
    }
}
