package io.starmigrate.sandbox;

import io.starmigrate.cli.Logs;
import io.starmigrate.cli.json.JsonReport;
import io.starmigrate.cli.terminal.ProgressDisplay;
import io.starmigrate.cli.terminal.Terminal;
import io.starmigrate.cli.text.TextReport;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
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
    private static final String NEXT =
            "Next: ./migrate sandbox --dir /tmp/world keeps such a world, its target empty, for commands of your own.";

    @Option(names = "--json", description = "Print the summary as one JSON object on the last line.")
    private boolean json;

    @Option(names = "--keep", description = "Keep the sandbox's directory, with demo.log in it, and say where it is.")
    private boolean keep;

    @Mixin
    private WorldOptions options = new WorldOptions();

    @Override
    public Integer call() throws IOException {
        Path directory = Files.createTempDirectory("migrate-demo-");
        Terminal terminal = Terminal.ofProcess();
        try {
            Logs.onlyWarnings(directory.resolve("demo.log"), ClusterConnections.class);
            WorldSettings settings = options.settings(directory);
            terminal.err()
                    .println("Starting a sandbox: StarRocks " + settings.source() + " on OSS, StarRocks "
                            + settings.target() + " on S3, SQS, DynamoDB and the trigger; TPC-H at scale "
                            + options.scale);
            JobReport report = migrate(settings, terminal);
            terminal.out()
                    .println(SettingName.inKeys(
                            json ? JsonReport.of(report) : TextReport.of(report) + System.lineSeparator() + NEXT));
            return report.complete() && report.failures().isEmpty() ? 0 : 1;
        } finally {
            if (keep) {
                terminal.err().println("The sandbox's directory is " + directory);
            } else {
                delete(directory);
            }
        }
    }

    private JobReport migrate(WorldSettings settings, Terminal terminal) {
        try (Sandbox sandbox = Sandbox.start(settings, options.scale)) {
            MigrationConfig config = ConfigLoader.load(sandbox.env(), Map.of(), EnumSet.allOf(Need.class))
                    .config();
            try (Migrator migrator = new MigratorBuilder(config).open();
                    ProgressDisplay progress = ProgressDisplay.on(terminal)) {
                requireMade(migrator.schema(SchemaRequest.of(Goal.CREATE, Effect.APPLY), ProgressListener.SILENT));
                JobReport synced = migrator.sync(JOB, progress);
                return migrator.verify(JOB, progress).after(synced.durations());
            }
        }
    }

    private static void requireMade(SchemaReport report) {
        if (!report.succeeded()) {
            throw new IllegalStateException("The target's tables could not all be made: " + report.counts()
                    + "; look with ./migrate sandbox, and ./migrate schema --dry-run");
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
