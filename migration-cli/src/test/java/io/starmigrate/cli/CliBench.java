package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.cli.terminal.Terminal;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigratorFactory;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.service.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs commands, and keeps what they print. */
abstract class CliBench {
    static final String SOURCE = "SOURCE_HOST=fe\nSOURCE_USER=root\nSOURCE_DB_NAME=shop\n";
    static final String TARGET = "TARGET_HOST=fe\nTARGET_USER=root\nTARGET_DB_NAME=shop\n";
    static final String CLOUD = "AWS_REGION=us-east-2\nSTORAGES=s3://bucket/folder\n";
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final List<Runnable> stops = new ArrayList<>();

    @TempDir
    Path folder;

    Path env = Path.of(".env");

    @BeforeEach
    void write_a_complete_configuration() throws IOException {
        env = folder.resolve(".env");
        Files.writeString(env, SOURCE + TARGET + CLOUD);
    }

    int run(MigratorFactory factory, String... arguments) {
        Terminal terminal = new Terminal(stream(out), stream(err), false);
        StopSignal signal = stop -> {
            stops.add(stop);
            return () -> stops.remove(stop);
        };
        return new Cli(new Surroundings(terminal, Map.of(), signal), factory).run(arguments);
    }

    int run(JobReport report, String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command, "--env", env.toString()));
        arguments.addAll(List.of(options));
        return run(config -> new RecordingMigrator(report), arguments.toArray(String[]::new));
    }

    static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    OperationReport found(Finding... findings) {
        return new OperationReport("shop", List.of(findings), "1 unexplained object: s3://b/x (nobody knows it)");
    }

    RecordingMigrator operate(int expected, OperationReport report, String... words) {
        RecordingMigrator migration = new RecordingMigrator(report);
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--env", env.toString(), "--job", "shop"));
        assertThat(run(config -> migration, arguments.toArray(String[]::new)))
                .as(() -> arguments + ": " + err())
                .isEqualTo(expected);
        return migration;
    }
}
