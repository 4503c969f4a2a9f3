package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.MigratorFactory;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.service.StopSignal;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    private static final String SOURCE = "SOURCE_HOST=fe\nSOURCE_USER=root\nSOURCE_DB_NAME=shop\n";
    private static final String TARGET = "TARGET_HOST=fe\nTARGET_USER=root\nTARGET_DB_NAME=shop\n";
    private static final String CLOUD = "AWS_REGION=us-east-2\nSTORAGES=s3://bucket/folder\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Runnable> stops = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path env = Path.of(".env");

    @BeforeEach
    void write_a_complete_configuration() throws IOException {
        env = folder.resolve(".env");
        Files.writeString(env, SOURCE + TARGET + CLOUD);
    }

    private int run(MigratorFactory factory, String... arguments) {
        Terminal terminal = new Terminal(stream(out), stream(err), false);
        StopSignal signal = stop -> {
            stops.add(stop);
            return () -> stops.remove(stop);
        };
        return new Cli(new Surroundings(terminal, Map.of(), signal), factory).run(arguments);
    }

    private int run(JobReport report, String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command, "--env", env.toString()));
        arguments.addAll(List.of(options));
        return run(config -> new RecordingMigrator(report), arguments.toArray(String[]::new));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan",
                "export",
                "import",
                "sync",
                "status",
                "verify",
                "retry",
                "worker",
                "reconcile",
                "cancel",
                "redrive"
            })
    void each_command_asks_the_migration_for_the_named_job_and_closes_it(String command) {
        RecordingMigrator migration = new RecordingMigrator(Reports.done());

        int exitCode = run(config -> migration, command, "--env", env.toString(), "--job", "shop-1");

        assertThat(exitCode).isZero();
        assertThat(migration.calls).containsExactly(command + " shop-1", "close");
        assertThat(stops).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "export", "import", "sync"})
    void tables_of_other_jobs_are_taken_over_only_when_that_is_said(String command) {
        RecordingMigrator migration = new RecordingMigrator(Reports.done());

        assertThat(run(config -> migration, command, "--env", env.toString(), "--take-over"))
                .isZero();

        assertThat(migration.calls).containsExactly("take over", command + " default", "close");
        assertThat(run(Reports.done(), "worker", "--take-over")).isEqualTo(2);
    }

    @Test
    void what_both_sides_hold_alike_is_adopted_when_that_is_said() {
        RecordingMigrator migration = new RecordingMigrator(Reports.done());
        assertThat(run(config -> migration, "plan", "--adopt", "--env", env.toString()))
                .isZero();
        assertThat(migration.calls).containsExactly("adopt REFUSED default", "close");
    }

    @Test
    void a_backup_and_files_of_others_are_imported_from_where_that_is_said() {
        OperationReport nothing = found();
        assertThat(operate(0, nothing, "import", "--from", "oss://backups/then/shop", "--overwrite").calls)
                .first()
                .asString()
                .startsWith("restore RestoreRequest[from=oss://backups/then/shop/, bare=null, overwriting=TOLD]");
        assertThat(operate(
                                0,
                                nothing,
                                "import",
                                "--from",
                                "s3://bucket/x",
                                "--no-manifest",
                                "--table",
                                "o",
                                "--separator",
                                ",")
                        .calls)
                .first()
                .asString()
                .contains("table=o", "\\x2c");
        assertThat(operate(2, nothing, "import", "--table", "o").calls).isEmpty();
        assertThat(operate(2, nothing, "import", "--from", "s3://bucket/x", "--no-manifest").calls)
                .isEmpty();
        assertThat(operate(2, nothing, "import", "--from", "nowhere").calls).isEmpty();
        assertThat(err()).contains("nowhere");
        assertThat(operate(0, nothing, "backups").calls).first().isEqualTo("backups shop");
        assertThat(operate(0, nothing, "clean", "--keep", "2", "--yes").calls)
                .startsWith("prune shop 2 TARGET ONLY_TELL", "prune shop 2 TARGET APPLY");
        assertThat(operate(0, nothing, "clean", "--keep", "2", "--dry-run").calls)
                .startsWith("prune shop 2 TARGET ONLY_TELL", "close");
        assertThat(operate(2, nothing, "clean", "--keep", "0").calls).isEmpty();
    }

    private OperationReport found(Finding... findings) {
        return new OperationReport("shop", List.of(findings), "1 unexplained objects: s3://b/x (nobody knows it)");
    }

    private RecordingMigrator operate(int expected, OperationReport report, String... words) {
        RecordingMigrator migration = new RecordingMigrator(report);
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--env", env.toString(), "--job", "shop"));
        assertThat(run(config -> migration, arguments.toArray(String[]::new)))
                .as(() -> arguments + ": " + err())
                .isEqualTo(expected);
        return migration;
    }

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
    void a_cancel_that_is_only_to_tell_cancels_nothing() {
        RecordingMigrator asked = operate(0, found(), "cancel", "--dry-run");

        assertThat(asked.calls).containsExactly("close");
        assertThat(out().lines())
                .containsExactly(
                        "would cancel p1: it is LOADING", "Job shop: 1 partitions would be cancelled; none was");
    }

    @Test
    void a_log_that_cannot_be_written_is_refused_before_anything_is_asked(@TempDir Path folder) {
        assertThat(operate(2, found(), "status", "--log-file", folder.toString()).calls)
                .isEmpty();
        assertThat(err()).contains("Cannot write the log to " + folder, "it is a folder");
        Path nowhere = folder.resolve("no/such.log");
        assertThat(operate(2, found(), "status", "--log-file", nowhere.toString()).calls)
                .isEmpty();
        assertThat(err()).contains("Cannot write the log to " + nowhere, "make it, or name another");
        assertThat(folder.resolve("no")).doesNotExist();
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
                        "Job shop: 1 unexplained objects: s3://b/x (nobody knows it)");
    }

    @Test
    void an_operation_is_one_json_object() throws IOException {
        operate(1, found(new Finding(What.NOT_CANCELLED, "p1", "it runs")), "cancel", "--json");

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

    @Test
    void the_job_is_the_one_of_the_configuration_unless_it_is_named() throws IOException {
        Files.writeString(env, "JOB_NAME=nightly\n" + CLOUD);
        RecordingMigrator migration = new RecordingMigrator(Reports.done());

        run(config -> migration, "status", "--env", env.toString());

        assertThat(migration.calls).first().isEqualTo("status nightly");
    }

    @Test
    void a_command_asked_to_stop_passes_it_on() {
        RecordingMigrator migration = new RecordingMigrator(Reports.done());

        run(
                config -> {
                    migration.calls.add("open");
                    return migration;
                },
                "worker",
                "--env",
                env.toString());
        assertThat(migration.calls).doesNotContain("stop");

        StopSignal atOnce = stop -> {
            stop.run();
            return () -> migration.calls.add("ended");
        };
        Surroundings stopping = new Surroundings(new Terminal(stream(out), stream(err), false), Map.of(), atOnce);
        new Cli(stopping, config -> migration).run("worker", "--env", env.toString());
        assertThat(migration.calls).endsWith("stop", "worker default", "close", "ended");
    }

    @Test
    void prints_the_report_to_standard_output_and_the_progress_to_standard_error() {
        assertThat(run(Reports.done(), "export")).isZero();

        assertThat(out().lines())
                .containsExactly(
                        "Job shop: 13 PUBLISHED",
                        "table   partitions    files    size  rows source  rows target  verified",
                        "orders  12 PUBLISHED     40  1.5 GB    1,500,000    1,500,000       yes",
                        "users   1 PUBLISHED       1   900 B           10           10       yes",
                        "total   13 PUBLISHED     41  1.5 GB    1,500,010    1,500,010       yes",
                        "Time: export 1 min 15 s, load 1.5 s");
        assertThat(err().lines())
                .containsExactly(
                        "export: 0 of 2 partitions", "waiting: the source is busy", "export: 2 of 2 partitions");
    }

    @Test
    void does_not_call_verified_what_was_not_compared_in_full() {
        run(Reports.partly(), "status");

        assertThat(out().lines())
                .contains(
                        "orders  12 PUBLISHED     40  1.5 GB    1,500,000    1,500,000       yes",
                        "users   1 PUBLISHED       1   900 B           10           10    partly",
                        "total   13 PUBLISHED     41  1.5 GB    1,500,010    1,500,010    partly",
                        "Partly verified: users, not in full the columns b, h");
    }

    @Test
    void names_the_columns_that_were_not_compared_in_full_in_json() throws IOException {
        run(Reports.partly(), "status", "--json");

        JsonNode report = JsonMapper.builder().build().readTree(out());
        assertThat(report.get("verified").asBoolean()).isFalse();
        assertThat(report.get("perTable").get(0).get("partlyVerified")).isEmpty();
        assertThat(report.get("perTable").get(1).get("verified").asBoolean()).isFalse();
        assertThat(report.get("perTable").get(1).get("partlyVerified").toString())
                .isEqualTo("[\"b\",\"h\"]");
    }

    @Test
    void says_what_failed_and_how_to_try_again() {
        assertThat(run(Reports.failed(), "sync")).isEqualTo(1);

        assertThat(out())
                .contains("Job shop: 1 FAILED, 11 PUBLISHED")
                .contains("FAILED orders/p202510: the load was cancelled: too many versions")
                .contains("try again with: migrate retry --job shop");
    }

    @Test
    void a_job_under_way_is_no_failure_to_status_but_is_to_sync() {
        assertThat(run(Reports.underWay(), "status")).isZero();
        assertThat(run(Reports.underWay(), "worker")).isZero();
        assertThat(run(Reports.underWay(), "sync")).isEqualTo(1);
        assertThat(run(Reports.failed(), "status")).isEqualTo(1);
    }

    @Test
    void prints_one_json_object_on_the_last_line() throws IOException {
        run(Reports.done(), "sync", "--json");

        assertThat(out().lines()).hasSize(1);
        JsonNode report = JsonMapper.builder().build().readTree(out());
        assertThat(report.get("job").asText()).isEqualTo("shop");
        assertThat(report.get("tables").asInt()).isEqualTo(2);
        assertThat(report.get("partitions").toString()).isEqualTo("{\"PUBLISHED\":13}");
        assertThat(report.get("files").asInt()).isEqualTo(41);
        assertThat(report.get("bytes").asLong()).isEqualTo(1_610_613_636L);
        assertThat(report.get("rows").toString()).isEqualTo("{\"source\":1500010,\"target\":1500010}");
        assertThat(report.get("verified").asBoolean()).isTrue();
        assertThat(report.get("seconds").toString()).isEqualTo("{\"export\":75.0,\"load\":1.5}");
        assertThat(report.get("perTable").get(1).get("table").asText()).isEqualTo("users");
        assertThat(report.get("failures")).isEmpty();
    }

    @Test
    void a_plan_says_of_each_table_which_way_it_takes_and_why() {
        assertThat(run(Reports.planned(), "plan")).isEqualTo(1);

        assertThat(out().lines())
                .containsSequence(
                        "Source: StarRocks 3.3.14",
                        "Target: StarRocks 3.5.2",
                        "  Warning: a known defect",
                        "Not decided: where rows are staged",
                        "shop.orders: 12 parts, CSV by EXPORT",
                        "  way: CSV by EXPORT carries every column",
                        "  staging: named temporary partition, published by REPLACE PARTITION: it has bounds",
                        "  note: a scan proves the separators",
                        "shop.odd: 1 part, REFUSED",
                        "  way: not by CSV: column q: it cannot be written",
                        "Overwrites orders/p1: it holds 5 rows; REFUSED unless --overwrite is said",
                        "FAILED shop.odd.q: it cannot be moved: not by CSV: it cannot be written");
    }

    @Test
    void a_plan_is_an_object_of_its_own_in_json() throws IOException {
        run(Reports.planned(), "plan", "--json");

        JsonNode plan = JsonMapper.builder().build().readTree(out()).get("plan");
        assertThat(plan.get("source").toString()).isEqualTo("{\"version\":\"3.3.14\",\"warnings\":[]}");
        assertThat(plan.get("undecided").toString()).isEqualTo("[\"where rows are staged\"]");
        assertThat(plan.get("tables").get(0).toString())
                .isEqualTo("{\"table\":\"orders\",\"parts\":12,\"format\":\"CSV\","
                        + "\"reasons\":[\"CSV by EXPORT carries every column\"],"
                        + "\"staging\":{\"place\":\"NAMED_TEMPORARY_PARTITION\",\"publication\":\"REPLACE_PARTITION\",\"reason\":\"it has bounds\"},"
                        + "\"notes\":[\"a scan proves the separators\"],\"refusals\":[]}");
        assertThat(plan.get("overwrites").toString())
                .isEqualTo("[{\"table\":\"orders\",\"partition\":\"p1\",\"reason\":\"holds 5 rows\",\"told\":false}]");
        assertThat(plan.get("tables").get(1).get("format").isNull()).isTrue();
        assertThat(plan.get("tables").get(1).get("staging").isNull()).isTrue();
        assertThat(plan.get("tables").get(1).get("refusals").toString())
                .isEqualTo("[{\"column\":\"q\",\"reason\":\"not by CSV: it cannot be written\"}]");
    }

    @Test
    void what_is_not_known_is_null_in_json() throws IOException {
        run(Reports.failed(), "sync", "--json");

        JsonNode report = JsonMapper.builder().build().readTree(out());
        assertThat(report.get("rows").toString()).isEqualTo("{\"source\":1500000,\"target\":null}");
        assertThat(report.get("verified").asBoolean()).isFalse();
        assertThat(report.get("failures").toString())
                .isEqualTo("[{\"subject\":\"orders/p202510\",\"reason\":\"the load was cancelled: too many versions\","
                        + "\"retry\":\"migrate retry --job shop\"}]");
    }

    @Test
    void a_bad_configuration_is_reported_as_a_whole_and_nothing_is_opened() throws IOException {
        Files.writeString(env, "SOURCE_HOSTS=fe\nSOURCE_PORT=0\n" + CLOUD);

        int exitCode = run(
                config -> {
                    throw new AssertionError("opened");
                },
                "plan",
                "--env",
                env.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err())
                .startsWith("Cannot use the configuration: 5 problems found")
                .contains(".env:1: SOURCE_HOSTS: unknown key; did you mean SOURCE_HOST?")
                .contains(".env:2: SOURCE_PORT")
                .doesNotContain("\tat ");
        assertThat(out()).isEmpty();
    }

    @Test
    void an_export_needs_no_target_cluster() throws IOException {
        Files.writeString(env, SOURCE + CLOUD);

        assertThat(run(Reports.done(), "export")).isZero();
        assertThat(run(Reports.done(), "import")).isEqualTo(2);
        assertThat(err()).contains("TARGET_HOST: blank or missing");
    }

    @Test
    void shows_what_the_configuration_warns_of() throws IOException {
        Files.writeString(env, "SPARK_TEMP=/tmp\n" + CLOUD);

        assertThat(run(Reports.done(), "status")).isZero();
        assertThat(err()).startsWith("Warning: ").contains(".env:1: SPARK_TEMP: not needed any more");
    }

    @Test
    void a_failure_is_one_message_without_a_stack_trace_and_with_one_for_debug() {
        MigratorFactory unreachable = config -> {
            throw new MigrationException(Fault.FAILED, "Cannot reach fe:9030: refused; start it", null);
        };
        assertThat(run(unreachable, "status", "--env", env.toString())).isEqualTo(1);
        assertThat(err()).isEqualTo("Cannot reach fe:9030: refused; start it" + System.lineSeparator());

        assertThat(run(unreachable, "status", "--env", env.toString(), "--debug"))
                .isEqualTo(1);
        assertThat(err()).contains("\tat io.starmigrate.cli.CliTest");
    }

    @Test
    void wrong_input_found_later_still_ends_with_two_and_says_so_in_json() {
        MigratorFactory denied = config -> {
            throw new MigrationException(Fault.WRONG_INPUT, "Cannot log in to fe:9030 as \"root\": denied", null);
        };

        assertThat(run(denied, "status", "--env", env.toString(), "--json")).isEqualTo(2);
        assertThat(out())
                .isEqualTo("{\"error\":\"Cannot log in to fe:9030 as \\\"root\\\": denied\",\"exitCode\":2}"
                        + System.lineSeparator());
    }

    @Test
    void what_nobody_foresaw_is_told_with_the_way_to_learn_more() {
        MigratorFactory broken = config -> {
            throw new IllegalStateException("no such thing");
        };

        assertThat(run(broken, "status", "--env", env.toString())).isEqualTo(1);
        assertThat(err()).contains("Cannot run status: no such thing; --debug shows where it happened");
    }

    @Test
    void wrong_usage_names_what_was_meant() {
        assertThat(run(Reports.done(), "plan", "--jbo", "x")).isEqualTo(2);
        assertThat(err()).contains("'--jbo'", "Did you mean --job?", "Try 'migrate plan --help'.");
        assertThat(run(Reports.done(), "exprot")).isEqualTo(2);
        assertThat(err()).contains("Did you mean export?");
        assertThat(run(Reports.done(), "plan", "--zzzzzzzz")).isEqualTo(2);
        assertThat(err()).endsWith(lines("Unknown option: '--zzzzzzzz'", "Try 'migrate plan --help'."));
        assertThat(run(config -> new RecordingMigrator(Reports.done()))).isEqualTo(2);
        assertThat(err()).contains("Usage: migrate");
        assertThat(out()).isEmpty();
    }

    @Test
    void refuses_a_job_name_that_cannot_be_part_of_paths_and_labels() {
        assertThat(run(Reports.done(), "plan", "--job", "a/b")).isEqualTo(2);
        assertThat(err()).contains("Cannot use \"a/b\" as a job name");
    }

    @Test
    void help_tells_commands_and_exit_codes() {
        assertThat(run(config -> new RecordingMigrator(Reports.done()), "--help"))
                .isZero();
        assertThat(out()).contains("plan", "worker", "Exit codes:", "wrong usage or configuration");
        assertThat(run(config -> new RecordingMigrator(Reports.done()), "import", "--help"))
                .isZero();
        assertThat(out()).contains("--env=FILE", "--job=NAME", "--json", "--debug");
    }

    @Test
    void writes_the_log_where_it_is_told() {
        Path log = folder.resolve("migrate.log");

        assertThat(run(Reports.done(), "status", "--log-file", log.toString())).isZero();

        assertThat(log).exists();
    }
}
