package io.starmigrate.cli;

import io.starmigrate.cli.options.CommandOptions;
import io.starmigrate.cli.terminal.ProgressDisplay;
import io.starmigrate.core.config.ConfigException;
import io.starmigrate.core.config.ConfigKey;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.ConfigProblem;
import io.starmigrate.core.config.LoadedConfig;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.Origin;
import io.starmigrate.worker.api.FolderReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.service.StopSignal;
import io.starmigrate.worker.wiring.AwsSecrets;
import io.starmigrate.worker.wiring.FolderRelaying;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings a folder from one storage to another, without a job: neither clusters, queue nor recorder take part. */
@Command(
        name = RelayCommand.NAME,
        mixinStandardHelpOptions = true,
        description = {
            "Copy every object below one folder to another: s3://bucket/prefix, oss://…, cos://…, obs://…, tos://… or gs://…",
            "What is there intact is not sent again. Keys are SOURCE_STORAGE_* and TARGET_STORAGE_* of the configuration,"
                    + " or of the environment, where no file is needed."
        })
final class RelayCommand implements Callable<Integer> {
    static final String NAME = "relay";

    private static final Set<Need> NEEDS = Set.of(Need.SOURCE_STORAGE, Need.TARGET_STORAGE);
    private static final Origin ARGUMENTS = new Origin("arguments", 0);

    private final JobRunner runner;
    private final Surroundings surroundings;

    @Mixin
    private CommandOptions options = new CommandOptions();

    @Parameters(index = "0", paramLabel = "FROM", description = "The folder to copy.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "Where to.")
    private String to = "";

    RelayCommand(JobRunner runner, Surroundings surroundings) {
        this.runner = runner;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return runner.guarded(NAME, options, this::relay);
    }

    private int relay(Output output) {
        MigrationConfig config = config();
        long begun = System.nanoTime();
        FolderReport report = relayed(config);
        CommandResult answer = RelayResult.of(
                config.sourceRoot(), config.targetRoot(), report, Duration.ofNanos(System.nanoTime() - begun));
        RelayResult.warning(config.sourceRoot(), report)
                .ifPresent(warning -> surroundings.terminal().err().println("Warning: " + warning));
        output.report(answer);
        return answer.success() ? ExitCode.DONE : ExitCode.FAILED;
    }

    // The progress is closed before the report is printed, so that the two do not run into each other.
    private FolderReport relayed(MigrationConfig config) {
        try (ProgressDisplay progress = ProgressDisplay.on(surroundings.terminal());
                FolderRelaying relaying = new FolderRelaying(config, progress)) {
            StopSignal.Registration running = surroundings.stop().onStop(relaying::stop);
            try {
                return relaying.relay();
            } finally {
                running.close();
            }
        }
    }

    private MigrationConfig config() {
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        environment.put(ConfigKey.STORAGES.name(), written(from) + "," + written(to));
        environment.put(ConfigKey.RELAY.name(), "builtin");
        LoadedConfig loaded = loaded(environment);
        loaded.warnings().forEach(warning -> surroundings.terminal().err().println("Warning: " + warning));
        requireOutside(loaded.config());
        return loaded.config();
    }

    /** What is copied into the folder itself is found there, and copied again, for ever. */
    private static void requireOutside(MigrationConfig config) {
        boolean onePlace = Objects.equals(
                config.sourceStorage().endpoint(), config.targetStorage().endpoint());
        if (onePlace && config.targetRoot().asFolder().isBelow(config.sourceRoot())) {
            throw new MigrationException(
                    MigrationException.Fault.WRONG_INPUT,
                    "Cannot relay to " + config.targetRoot() + ": it is within " + config.sourceRoot()
                            + ", so what is copied there would be found and copied again; name a TO outside of it",
                    null);
        }
    }

    private LoadedConfig loaded(Map<String, String> environment) {
        try {
            return Files.exists(options.env)
                    ? ConfigLoader.load(options.env, environment, NEEDS, new AwsSecrets())
                    : ConfigLoader.parse(options.env.toString(), "", environment, NEEDS, new AwsSecrets());
        } catch (ConfigException wrong) {
            throw wrong.told(RelayCommand::ofArguments);
        }
    }

    /** The two arguments are read as STORAGES; who gave them looks for them where they were given. */
    private static ConfigProblem ofArguments(ConfigProblem problem) {
        if (problem.origin().line() > 0) {
            return problem; // of the file
        }
        ConfigKey key = ConfigKey.named(problem.key()).orElse(null);
        if (key == null) {
            return problem;
        }
        return switch (key) {
            case STORAGES -> new ConfigProblem(ARGUMENTS, "FROM, TO", problem.rule(), problem.fix());
            case RELAY ->
                new ConfigProblem(ARGUMENTS, "FROM, TO", "nothing to copy: they are the same", "name another TO");
            default -> problem;
        };
    }

    /** As a list of the configuration holds it. */
    private static String written(String address) {
        return address.matches("[^,\\s`]*") ? address : "`" + address.replace("`", "``") + "`";
    }
}
