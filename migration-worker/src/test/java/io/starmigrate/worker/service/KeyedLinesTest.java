package io.starmigrate.worker.service;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import io.starmigrate.core.text.SettingName;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KeyedLinesTest {
    @Test
    void the_services_log_names_settings_by_their_keys() throws JoranException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream before = System.err;
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(Path.of("src/main/worker-jar/logback.xml").toFile());
            context.getLogger("io.starmigrate.worker")
                    .warn("correct {}", SettingName.STORAGES, new IllegalStateException("of " + SettingName.RECORDER));
        } finally {
            context.stop();
            System.setErr(before);
        }

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("WARN ")
                .contains("correct STORAGES", "IllegalStateException: of RECORDER");
    }
}
