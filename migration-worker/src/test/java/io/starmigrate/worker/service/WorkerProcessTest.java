package io.starmigrate.worker.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.MigratorFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerProcessTest {
    private static final String COMPLETE = """
            SOURCE_HOST=fe
            SOURCE_USER=root
            SOURCE_DB_NAME=shop
            TARGET_HOST=fe
            TARGET_USER=root
            TARGET_DB_NAME=shop
            AWS_REGION=us-east-2
            STORAGES=s3://bucket/folder
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final StoppableMigrator migration = new StoppableMigrator();

    @TempDir
    private Path folder;

    private Path env = Path.of(".env");

    @BeforeEach
    void write_a_complete_configuration() throws IOException {
        env = Files.writeString(folder.resolve(".env"), COMPLETE);
    }

    private int run(MigratorFactory factory, Map<String, String> environment, String... arguments) {
        // Asks to stop from another thread as soon as somebody listens, as SIGTERM would.
        StopSignal signal = stop -> {
            new Thread(stop, "stop").start();
            return () -> {};
        };
        return new WorkerProcess(factory, environment, signal, stream(out), stream(err)).run(List.of(arguments));
    }

    private int run(String... arguments) {
        return run(config -> migration, Map.of(), arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void works_on_the_named_job_until_asked_to_stop_and_ends_with_0() {
        assertThat(run("--env", env.toString(), "--job", "shop-1")).isZero();

        assertThat(migration.calls()).containsExactly("worker shop-1", "stopped", "close");
        assertThat(err()).isEmpty();
    }

    @Test
    void tells_its_version_and_begins_nothing() {
        assertThat(run("--version")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("migration-worker ");
        assertThat(migration.calls()).isEmpty();
    }

    @Test
    void works_on_the_configured_job_when_none_is_named() throws IOException {
        Files.writeString(env, COMPLETE + "JOB_NAME=nightly\n");

        assertThat(run("--job", "shop-1", "--env", env.toString())).isZero();
        assertThat(run("--env", env.toString())).isZero();

        assertThat(migration.calls()).contains("worker shop-1", "worker nightly");
    }

    @Test
    void an_environment_variable_wins_over_the_file() {
        assertThat(run(config -> migration, Map.of("JOB_NAME", "by-environment"), "--env", env.toString()))
                .isZero();

        assertThat(migration.calls()).contains("worker by-environment");
    }

    @Test
    void tells_every_problem_of_the_configuration_and_ends_with_2() throws IOException {
        Files.writeString(env, "SOURCE_HSOT=fe\nCONCURRENCY=many\n");

        assertThat(run("--env", env.toString())).isEqualTo(2);

        assertThat(err()).contains("SOURCE_HSOT", "SOURCE_HOST", "CONCURRENCY", "TARGET_HOST");
        assertThat(migration.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Cannot start without a configuration: name its file with --env",
                "--env | Cannot use --env: its value is missing",
                "--env .env --job | Cannot use --job: its value is missing",
                "--env .env --job a/b | Cannot use \"a/b\" as a job name: write --job with 1 to 40 letters",
                "--env .env --verbose | Cannot understand \"--verbose\""
            })
    void explains_wrong_usage_and_ends_with_2(String line, String told) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);

        assertThat(err()).contains(told, WorkerArguments.USAGE);
        assertThat(migration.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"WRONG_INPUT, 2", "FAILED, 1"})
    void ends_with_the_code_of_what_keeps_it_from_starting(Fault fault, int exitCode) {
        MigratorFactory failing = config -> {
            throw new MigrationException(fault, "Cannot reach fe", null);
        };

        assertThat(run(failing, Map.of(), "--env", env.toString())).isEqualTo(exitCode);
    }

    @Test
    void says_why_and_ends_with_1_when_the_process_is_not_sound() {
        migration.breakWith(new StackOverflowError("deep"));

        assertThat(run("--env", env.toString())).isEqualTo(1);

        assertThat(err()).contains("not sound any more", "StackOverflowError");
        assertThat(migration.calls()).containsExactly("worker default", "close");
    }

    @Test
    void ends_with_1_and_closes_what_it_opened_when_the_work_cannot_go_on() {
        migration.breakWith(new IllegalStateException("unforeseen"));

        assertThat(run("--env", env.toString())).isEqualTo(1);

        assertThat(migration.calls()).containsExactly("worker default", "close");
    }

    @Test
    void works_on_the_jobs_of_all_files_at_once_and_on_those_of_a_directory() throws IOException {
        Path jobs = Files.createDirectory(folder.resolve("jobs"));
        Path one = Files.writeString(jobs.resolve("one.env"), COMPLETE + "JOB_NAME=one\n");
        Files.writeString(jobs.resolve("two.env"), COMPLETE + "JOB_NAME=two\n");
        Files.writeString(jobs.resolve("notes.txt"), "nothing of ours");

        assertThat(run("--env", jobs.toString())).isZero();
        assertThat(migration.calls()).contains("worker one", "worker two");

        assertThat(run("--env", env.toString(), "--env", one.toString())).isZero();
        assertThat(migration.calls()).contains("worker default", "worker one");
    }

    @Test
    void refuses_files_that_cannot_be_worked_on_together() throws IOException {
        Path same = Files.writeString(folder.resolve("same.env"), COMPLETE);
        Path several = Files.writeString(
                folder.resolve("several.env"),
                COMPLETE.replace("SOURCE_DB_NAME=shop\n", "SOURCE_DB_NAME=shop,hr\n")
                                .replace("TARGET_DB_NAME=shop\n", "")
                        + "JOB_NAME=a\n");
        Path derived = Files.writeString(folder.resolve("derived.env"), COMPLETE + "JOB_NAME=a-hr\n");

        assertThat(run("--env", env.toString(), "--env", same.toString())).isEqualTo(2);
        assertThat(err()).contains("each is about job \"default\"; give one of them another JOB_NAME");
        assertThat(run("--env", several.toString(), "--env", derived.toString()))
                .isEqualTo(2);
        assertThat(err()).contains("each is about job \"a-hr\"");
        assertThat(run("--env", env.toString(), "--env", derived.toString(), "--job", "x"))
                .isEqualTo(2);
        assertThat(err()).contains("Cannot use --job with several configurations");
        assertThat(run("--env", Files.createDirectory(folder.resolve("empty")).toString()))
                .isEqualTo(2);
        assertThat(err()).contains("Cannot find a configuration in");
        assertThat(migration.calls()).isEmpty();
    }

    @Test
    void tells_what_is_wrong_in_every_file() throws IOException {
        Path one = Files.writeString(folder.resolve("one.env"), "SOURCE_HSOT=fe\n");
        Path two = Files.writeString(folder.resolve("two.env"), COMPLETE + "CONCURRENCY=many\n");

        assertThat(run("--env", one.toString(), "--env", two.toString())).isEqualTo(2);

        assertThat(err()).contains("one.env", "SOURCE_HSOT", "two.env", "CONCURRENCY");
    }
}
