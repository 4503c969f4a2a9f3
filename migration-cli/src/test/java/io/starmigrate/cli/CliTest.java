package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.cli.terminal.Terminal;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.service.StopSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest extends CliBench {
    @ParameterizedTest
    @ValueSource(
            strings = {"plan", "export", "import", "sync", "status", "verify", "retry", "worker", "reconcile", "redrive"
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
                .startsWith(
                        "restore RestoreRequest[from=oss://backups/then/shop/, bare=null, overwriting=TOLD, database=null, dropped=false]");
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
        assertThat(operate(0, nothing, "import", "--from", "s3://bucket/x", "--dropped").calls)
                .first()
                .asString()
                .contains("dropped=true");
        assertThat(operate(2, nothing, "import", "--dropped").calls).isEmpty();
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
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Nothing is lost. Run migrate worker again to go on")
                .contains("Stopped, as asked; nothing was left to do");

        new Cli(stopping, config -> migration).run("verify", "--env", env.toString());
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Run migrate verify again for an answer: it begins anew")
                .doesNotContain("migrate verify again to go on");
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
