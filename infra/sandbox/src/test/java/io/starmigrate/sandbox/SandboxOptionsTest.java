package io.starmigrate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with an order for a sandbox is one sentence, and nothing is started. */
class SandboxOptionsTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int run(String... arguments) {
        return Main.commands().setErr(new PrintWriter(err, true)).execute(arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "--source-version,banana,write a release",
        "--source-version,1.19.0,write a release from 2.5.0",
        "--target-version,9.1.0,to 4.1",
        "--source-mode,cloudy,write shared_data or shared_nothing",
        "--scale,-1,above 0",
        "--scale,much,--scale"
    })
    void a_wrong_option_is_one_sentence(String option, String value, String told) {
        assertThat(run("sandbox", "--dir", directory.resolve("new").toString(), option, value))
                .isEqualTo(2);
        assertThat(err.toString()).contains(option, told).doesNotContain("\tat ");
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(directory.resolve("new")).doesNotExist();
    }

    @Test
    void a_statement_for_no_sandbox_says_how_one_is_started() {
        assertThat(run("sql", "--dir", directory.toString(), "SELECT 1")).isEqualTo(2);
        assertThat(err.toString())
                .contains("No sandbox is up in " + directory, "./migrate sandbox --dir " + directory)
                .doesNotContain("\tat ");
    }

    @Test
    void a_mode_that_the_version_does_not_have_is_refused() {
        String place = directory.resolve("new").toString();

        assertThat(run("sandbox", "--dir", place, "--source-version", "2.5.21", "--source-mode", "shared_data"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("shared_data came with 3.0");
    }

    @Test
    void a_directory_that_another_sandbox_runs_in_or_has_left_is_refused_and_stays_as_it_is() throws IOException {
        long pid = ProcessHandle.current().pid();
        Files.writeString(directory.resolve("sandbox.pid"), Long.toString(pid));
        Files.writeString(directory.resolve("ready"), "");

        assertThat(run("sandbox", "--dir", directory.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("a sandbox runs there, as process " + pid);
        assertThat(directory.resolve("ready")).exists();

        Files.delete(directory.resolve("sandbox.pid"));
        Files.createDirectory(directory.resolve("clouds"));
        assertThat(run("sandbox", "--dir", directory.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("clouds is there already");
        assertThat(directory.resolve("sandbox.pid")).doesNotExist();
    }
}
