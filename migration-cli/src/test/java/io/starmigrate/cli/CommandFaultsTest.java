package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.MigratorFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandFaultsTest extends CliBench {
    @Test
    void a_log_that_cannot_be_written_is_refused_before_anything_is_asked(@TempDir Path folder) throws IOException {
        assertThat(operate(2, found(), "status", "--log-file", folder.toString()).calls)
                .isEmpty();
        assertThat(err()).contains("Cannot write the log to " + folder, "it is a folder");
        Path nowhere = folder.resolve("no/such.log");
        assertThat(operate(2, found(), "status", "--log-file", nowhere.toString()).calls)
                .isEmpty();
        assertThat(err()).contains("Cannot write the log to " + nowhere, "make it, or name another");
        assertThat(folder.resolve("no")).doesNotExist();
        Path dangling = Files.createSymbolicLink(folder.resolve("link.log"), nowhere);
        assertThat(operate(2, found(), "status", "--log-file", dangling.toString()).calls)
                .isEmpty();
        assertThat(err())
                .contains("link.log: this user cannot make it or write to it; name a file")
                .doesNotContain("Exception");
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
        assertThat(err()).contains("\tat io.starmigrate.cli.CommandFaultsTest");
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
    void an_option_that_is_given_twice_says_how_several_are_meant() {
        assertThat(run(Reports.done(), "repair", "--table", "a", "--table", "b"))
                .isEqualTo(2);
        assertThat(err()).contains("--table", "run the command once for each", "* and ?");
        assertThat(run(Reports.done(), "plan", "--job", "a", "--job", "b")).isEqualTo(2);
        assertThat(err())
                .endsWith(lines(
                        "option '--job' (NAME) should be specified only once; where several are meant, run the command once for each",
                        "Try 'migrate plan --help'."));
    }

    @Test
    void wrong_usage_names_what_was_meant() {
        assertThat(run(Reports.done(), "plan", "--jbo", "x")).isEqualTo(2);
        assertThat(err()).contains("'--jbo'", "Did you mean --job?", "Try 'migrate plan --help'.");
        assertThat(run(Reports.done(), "plan", "--evn=/a/.env")).isEqualTo(2);
        assertThat(err()).contains("Did you mean --env?");
        assertThat(run(Reports.done(), "exprot", "--job=x")).isEqualTo(2);
        assertThat(err()).contains(lines("There is no command \"exprot\"", "Did you mean export?"));
        assertThat(run(Reports.done(), "plan", "shop")).isEqualTo(2);
        assertThat(err()).contains("\"shop\" is a word too many: migrate plan takes no such argument");
        assertThat(run(Reports.done(), "verify", "--keys", "many")).isEqualTo(2);
        assertThat(err()).contains("'many' is no whole number");
        assertThat(run(Reports.done(), "plan", "--json=yes")).isEqualTo(2);
        assertThat(err()).contains("'--json': 'yes' is neither true nor false; it needs no value");
        assertThat(run(Reports.done(), "plan", "--zzzzzzzz")).isEqualTo(2);
        assertThat(err()).endsWith(lines("Unknown option: '--zzzzzzzz'", "Try 'migrate plan --help'."));
        assertThat(run(config -> new RecordingMigrator(Reports.done()))).isEqualTo(2);
        assertThat(err()).contains("Usage: migrate");
        assertThat(out()).isEmpty();
    }

    @Test
    void a_number_that_makes_no_sense_and_an_option_that_would_not_count_are_one_sentence() {
        assertRefused("Cannot name 0 keys: name 1 or more", "verify", "--keys", "0");
        assertRefused("Cannot keep 0 exports: keep 1 or more", "clean", "--keep", "0");
        assertRefused("Cannot make tables with 0 replicas: name 1 or more", "schema", "--replicas", "0");
        assertRefused(
                "Cannot read the assumptions in /no/such: there is no such file; name another with --assumptions",
                "plan",
                "--assumptions",
                "/no/such");
        assertRefused(
                "--assumptions are for what is to be moved, and --adopt moves nothing; leave one of them out",
                "plan",
                "--adopt",
                "--assumptions",
                "/no/such");
    }

    private void assertRefused(String sentence, String command, String... options) {
        err.reset();
        assertThat(run(Reports.done(), command, options)).isEqualTo(2);
        assertThat(err().lines().filter(line -> !line.startsWith("Try '"))).containsExactly(sentence);
    }

    @Test
    void a_folder_that_cannot_be_copied_is_told_of_the_arguments_and_no_job_is_asked_for() {
        assertThat(run(Reports.done(), "relay", "a", "s3://bucket/b")).isEqualTo(2);
        assertThat(err()).contains("  arguments: FROM, TO: Cannot read \"a\" as a storage address");
        err.reset();
        assertThat(run(Reports.done(), "relay", "s3://bucket/a", "s3://bucket/a/"))
                .isEqualTo(2);
        assertThat(err()).contains("  arguments: FROM, TO: nothing to copy: they are the same; name another TO");
        assertThat(err()).doesNotContain("STORAGES", "RELAY");
        err.reset();
        assertThat(run(Reports.done(), "relay", "s3://bucket/a", "s3://bucket/a/b/c"))
                .isEqualTo(2);
        assertThat(err())
                .contains(
                        "Cannot relay to s3://bucket/a/b/c: it is within s3://bucket/a, so what is copied there would be"
                                + " found and copied again; name a TO outside of it");
        err.reset();
        assertThat(run(Reports.done(), "relay", "s3://bucket/a", "s3://bucket/b", "--job", "x"))
                .isEqualTo(2);
        assertThat(err()).contains("Unknown options: '--job'");
    }

    @Test
    void what_is_missing_is_told_with_a_value_that_could_stand_there() throws IOException {
        Files.writeString(env, CLOUD.replace("s3://bucket/folder", "oss://bucket/x,s3://bucket/x"));

        assertThat(run(Reports.done(), "sync")).isEqualTo(2);
        assertThat(err())
                .contains("write SOURCE_USER=migration", "write SOURCE_STORAGE_AK=AKIAIOSFODNN7EXAMPLE")
                .contains("write SOURCE_STORAGE_ENDPOINT=oss-cn-hangzhou.aliyuncs.com")
                .doesNotContain("=value");
    }

    @Test
    void refuses_a_job_name_that_cannot_be_part_of_paths_and_labels() {
        assertThat(run(Reports.done(), "plan", "--job", "a/b")).isEqualTo(2);
        assertThat(err()).contains("Cannot use \"a/b\" as a job name");
    }
}
