package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.worker.service.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How what is not equal is looked into. */
class VerifyCommandTest {
    private final RecordingMigrator migrator = new RecordingMigrator(Reports.done());

    @TempDir
    private Path folder;

    private int run(String... words) throws IOException {
        Path env = folder.resolve(".env");
        Files.writeString(env, """
                SOURCE_HOST=fe
                SOURCE_USER=root
                SOURCE_DB_NAME=shop
                TARGET_HOST=fe
                TARGET_USER=root
                TARGET_DB_NAME=shop
                AWS_REGION=us-east-2
                STORAGES=s3://bucket/folder
                """);
        Terminal silent = new Terminal(nowhere(), nowhere(), false);
        StopSignal never = stop -> () -> {};
        return new Cli(new Surroundings(silent, Map.of(), never), config -> migrator)
                .run(Stream.concat(Stream.of(words), Stream.of("--env", env.toString()))
                        .toArray(String[]::new));
    }

    private static PrintStream nowhere() {
        return new PrintStream(new ByteArrayOutputStream());
    }

    @ParameterizedTest
    @CsvSource({"--explain, 20", "--keys=7, 7"})
    void keys_that_differ_are_named_when_that_is_said(String option, int keys) throws IOException {
        assertThat(run("verify", option)).isZero();
        assertThat(migrator.calls).containsExactly("verify VerifyRequest[keys=" + keys + "] default", "close");
    }

    @Test
    void no_number_of_keys_is_wrong_usage() throws IOException {
        assertThat(run("verify", "--keys", "0")).isEqualTo(2);
        assertThat(migrator.calls).isEmpty();
    }
}
