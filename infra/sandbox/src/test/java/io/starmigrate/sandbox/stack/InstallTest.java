package io.starmigrate.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code infra/ec2/install.sh} below a folder, with jars that hold their version and a Java that tells it. */
class InstallTest {
    private static final Path SCRIPT = Path.of("..", "ec2", "install.sh").toAbsolutePath();

    private static final String JAVA = """
            #!/bin/sh
            if [ "$1" = -jar ]; then
              echo "migration-worker $(cat "$2")"
            else
              echo "    java.specification.version = 17" >&2
            fi
            """;

    @TempDir
    private Path root;

    private String said = "";

    @BeforeEach
    void install_a_java() throws IOException {
        Path java = root.resolve("usr/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, JAVA);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    }

    private int run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString(), "--root", root.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    private void install(String version) throws IOException, InterruptedException {
        Path jar = Files.writeString(root.resolve("new.jar"), version);
        assertThat(run("--jar", jar.toString())).as(() -> said).isZero();
    }

    private void rollBack() throws IOException, InterruptedException {
        assertThat(run("--rollback")).as(() -> said).isZero();
    }

    private Path installed(String name) {
        return root.resolve("opt/starrocks-migration").resolve(name);
    }

    private Path configuration() {
        return root.resolve("etc/starrocks-migration/worker.env");
    }

    @Test
    void an_update_is_put_back_and_forth_and_the_configuration_stays() throws Exception {
        install("1");
        Files.writeString(configuration(), "JOB_NAME=mine\n");
        install("2");
        assertThat(installed("migration-worker.jar")).hasContent("2");
        assertThat(installed("migration-worker.jar.last")).hasContent("1");

        rollBack();
        assertThat(installed("migration-worker.jar")).hasContent("1");
        assertThat(installed("migration-worker.jar.last")).hasContent("2");

        rollBack();
        assertThat(installed("migration-worker.jar")).hasContent("2");
        assertThat(installed("migration-worker.jar.last")).hasContent("1");
        assertThat(installed("migration-worker.jar.new")).doesNotExist();
        assertThat(configuration()).hasContent("JOB_NAME=mine\n");
    }

    @Test
    void installing_the_same_again_keeps_what_was_replaced_before() throws Exception {
        install("1");
        install("2");

        install("2");

        assertThat(installed("migration-worker.jar.last")).hasContent("1");
    }

    @Test
    void the_first_installation_has_nothing_to_be_put_back_to() throws Exception {
        install("1");
        assertThat(configuration()).exists();
        assertThat(root.resolve("etc/systemd/system/migrate-worker.service")).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(configuration())))
                .isEqualTo("rw-------");

        assertThat(run("--rollback")).isEqualTo(2);
        assertThat(said).contains("no installation has replaced a jar yet");
        assertThat(installed("migration-worker.jar")).hasContent("1");
    }

    @ParameterizedTest
    @CsvSource({"1.8, Java 1.8", "9, Java 9", "11, Java 11", "16, Java 16", "'', of a version that it does not tell"})
    void a_java_that_is_too_old_for_the_worker_installs_nothing(String version, String told) throws Exception {
        install("1");
        Files.writeString(root.resolve("usr/bin/java"), JAVA.replace("version = 17", "version = " + version));
        Path next = Files.writeString(root.resolve("new.jar"), "2");

        assertThat(run("--jar", next.toString())).isEqualTo(2);

        assertThat(said).contains(told, "install a Java 17 runtime");
        assertThat(installed("migration-worker.jar")).hasContent("1");
        assertThat(installed("migration-worker.jar.last")).doesNotExist();
    }

    @Test
    void a_java_newer_than_17_runs_it() throws Exception {
        Files.writeString(root.resolve("usr/bin/java"), JAVA.replace("version = 17", "version = 25"));

        install("1");

        assertThat(installed("migration-worker.jar")).hasContent("1");
    }

    @Test
    void a_jar_that_does_not_run_replaces_nothing() throws Exception {
        install("1");
        Files.writeString(root.resolve("usr/bin/java"), JAVA.replace("migration-worker $", "Error: $"));

        assertThat(run("--jar", root.resolve("new.jar").toString())).isEqualTo(2);
        assertThat(said).contains("is not a whole jar of the worker");
        assertThat(installed("migration-worker.jar.last")).doesNotExist();
    }
}
