package io.starmigrate.worker.service;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import io.starmigrate.core.text.SettingName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class KeyedLinesTest {
    /** What is logged as the service's unit starts the worker, or as a shell does. */
    private static String logged(String style, Consumer<Logger> work) throws JoranException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream before = System.err;
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("LOG_STYLE", style);
        context.putProperty("LOG_LEVEL", "TRACE");
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(Path.of("src/main/worker-jar/logback.xml").toFile());
            work.accept(context.getLogger("io.starmigrate.worker"));
        } finally {
            context.stop();
            System.setErr(before);
        }
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_services_log_names_settings_by_their_keys() throws JoranException {
        assertThat(logged(
                        "PLAIN",
                        log -> log.warn(
                                "correct {}",
                                SettingName.STORAGES,
                                new IllegalStateException("of " + SettingName.RECORDER))))
                .startsWith("WARN ")
                .contains("correct STORAGES", "IllegalStateException: of RECORDER");
    }

    @Test
    void the_journal_gets_each_lines_priority() throws IOException, JoranException {
        assertThat(Files.readString(Path.of("../infra/ec2/migrate-worker.service")))
                .as("the unit asks for it")
                .contains("\nEnvironment=LOG_STYLE=JOURNAL\n");

        String lines = logged("JOURNAL", log -> {
            log.error("a");
            log.warn("b");
            log.info("c");
            log.debug("d");
            log.trace("e");
        });

        assertThat(lines.lines().map(line -> line.substring(0, 8)))
                .as("as sd-daemon(3) has them")
                .containsExactly("<3>ERROR", "<4>WARN ", "<6>INFO ", "<7>DEBUG", "<7>TRACE");
    }
}
