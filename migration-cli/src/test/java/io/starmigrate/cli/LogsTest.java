package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.cli.options.CommandOptions;
import io.starmigrate.cli.terminal.Terminal;
import io.starmigrate.core.text.SettingName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogsTest {
    private static final String LOGGER = "io.starmigrate.worker.load.Importer";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream before = System.err;
    private final Terminal terminal = new Terminal(System.out, System.err, InputStream.nullInputStream(), false);
    private final CommandOptions options = new CommandOptions();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setErr(before);
        Logs.adjust(new CommandOptions(), terminal);
    }

    private String logged() {
        Logs.adjust(options, terminal);
        LoggerFactory.getLogger(LOGGER).info("Load l1 submitted");
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whoStartedTheCommandReadsWhatHappenedAndNotWhichClassOnWhichThreadSaidSo() {
        assertThat(logged()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ INFO  Load l1 submitted\\R");
    }

    @Test
    void theLogFileHasBoth(@TempDir Path folder) throws IOException {
        options.logFile = folder.resolve("log");

        assertThat(logged()).doesNotContain("Importer");
        assertThat(Files.readString(folder.resolve("log")))
                .contains("[" + Thread.currentThread().getName() + "]", "Importer Load l1 submitted");
    }

    @Test
    void settingsAreNamedByTheirKeysOnTheTerminalAndInTheFile(@TempDir Path folder) throws IOException {
        options.logFile = folder.resolve("log");
        Logs.adjust(options, terminal);

        LoggerFactory.getLogger(LOGGER)
                .warn("correct {}", SettingName.STORAGES, new IllegalStateException("of " + SettingName.RECORDER));

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("correct STORAGES", "of RECORDER");
        assertThat(Files.readString(folder.resolve("log"))).contains("correct STORAGES", "of RECORDER");
    }

    @Test
    void whoAsksForAllReadsBothAtOnce() {
        options.debug = true;

        assertThat(logged()).contains("[" + Thread.currentThread().getName() + "]", "Importer Load l1 submitted");
    }
}
