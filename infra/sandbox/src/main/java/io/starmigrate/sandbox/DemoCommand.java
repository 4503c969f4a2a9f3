package io.starmigrate.sandbox;

import io.starmigrate.cli.JsonReport;
import io.starmigrate.cli.ProgressDisplay;
import io.starmigrate.cli.Terminal;
import io.starmigrate.cli.TextReport;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Migrates a sandbox's database from end to end, and proves each partition equal. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts a sandbox, fills its source, migrates it, proves every partition equal, and stops it.")
final class DemoCommand implements Callable<Integer> {
    private static final String JOB = "demo";

    @Option(names = "--json", description = "Print the summary as one JSON object on the last line.")
    private boolean json;

    @Option(names = "--keep", description = "Keep the sandbox's directory and say where it is.")
    private boolean keep;

    @Mixin
    private WorldOptions options = new WorldOptions();

    @Override
    public Integer call() throws IOException {
        Path directory = Files.createTempDirectory("migrate-demo-");
        Terminal terminal = Terminal.ofProcess();
        try {
            terminal.err()
                    .println("Starting a sandbox: StarRocks " + options.sourceVersion + " on OSS, StarRocks "
                            + options.targetVersion + " on S3, SQS, DynamoDB and the trigger; TPC-H at scale "
                            + options.scale);
            JobReport report = migrate(directory, terminal);
            terminal.out().println(json ? JsonReport.of(report) : TextReport.of(report));
            return report.complete() && report.failures().isEmpty() ? 0 : 1;
        } finally {
            if (keep) {
                terminal.err().println("The sandbox's directory is " + directory);
            } else {
                delete(directory);
            }
        }
    }

    private JobReport migrate(Path directory, Terminal terminal) {
        try (Sandbox sandbox = Sandbox.start(options.settings(directory), options.scale)) {
            MigrationConfig config = ConfigLoader.load(sandbox.env(), Map.of(), EnumSet.allOf(Need.class))
                    .config();
            try (Migrator migrator = new MigratorBuilder(config).open();
                    ProgressDisplay progress = ProgressDisplay.on(terminal)) {
                JobReport synced = migrator.sync(JOB, progress);
                return migrator.verify(JOB, progress).after(synced.durations());
            }
        }
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
