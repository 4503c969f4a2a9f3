package io.starmigrate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.starmigrate.cli.Cli;
import io.starmigrate.cli.Surroundings;
import io.starmigrate.cli.terminal.Terminal;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.sandbox.proof.Rows;
import io.starmigrate.sandbox.world.World;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.AbstractStringAssert;

/** A world under test: its clusters for plain SQL, and the product by the {@code .env} that fits it. */
final class MigrationWorld implements AutoCloseable {
    /** Nobody looks on. */
    static final ProgressListener SILENT = ProgressListener.SILENT;

    private static final double SCALE = 0.001;

    private final World world;
    private final Path env;

    private MigrationWorld(World world, Path env) {
        this.world = world;
        this.env = env;
    }

    /** A world with the sandbox's tables on both sides and its rows in the source. */
    static MigrationWorld filled(WorldSettings settings) {
        Sandbox sandbox = Sandbox.start(settings, SCALE);
        try {
            sandbox.makeTargetTables();
        } catch (SQLException refused) {
            sandbox.close();
            throw new IllegalStateException("The target's tables could not be made", refused);
        }
        return new MigrationWorld(sandbox.world(), sandbox.env());
    }

    /** A world as {@code ./migrate sandbox} starts it: a full source and an empty target. */
    static MigrationWorld started(WorldSettings settings) {
        Sandbox sandbox = Sandbox.start(settings, SCALE);
        return new MigrationWorld(sandbox.world(), sandbox.env());
    }

    /** A world whose clusters are empty, and the configuration for a database of this name on each side. */
    static MigrationWorld empty(WorldSettings settings, String database, String targetDatabase) throws IOException {
        World world = World.start(settings);
        try {
            Map<String, String> keys = world.configuration(database);
            keys.put("TARGET_DB_NAME", targetDatabase);
            Path env = settings.directory().resolve(".env");
            Files.writeString(env, Sandbox.text(keys));
            return new MigrationWorld(world, env);
        } catch (IOException | RuntimeException failed) {
            world.close();
            throw failed;
        }
    }

    /** The file with its configuration. */
    Path env() {
        return env;
    }

    StandIn source() {
        return world.source();
    }

    StandIn target() {
        return world.target();
    }

    /** The recorder, beside the product. */
    TaskRecorder recorder() {
        return world.recorder();
    }

    /** Executes a statement in the source. */
    void source(String sql) throws SQLException {
        source().execute(List.of(sql));
    }

    /** Executes a statement in the target. */
    void target(String sql) throws SQLException {
        target().execute(List.of(sql));
    }

    /** Executes a statement in both clusters. */
    void both(String sql) throws SQLException {
        source(sql);
        target(sql);
    }

    /** The source's rows. */
    List<List<String>> ofSource(String sql) throws SQLException {
        return new Rows(source()).of(sql);
    }

    /** The target's rows. */
    List<List<String>> ofTarget(String sql) throws SQLException {
        return new Rows(target()).of(sql);
    }

    /** The configuration, with these keys in place of those of {@code .env}. */
    MigrationConfig config(Map<String, String> chosen) {
        return ConfigLoader.load(env, chosen, EnumSet.allOf(Need.class)).config();
    }

    /** One command, with these keys in place of those of {@code .env}. */
    <T> T run(Map<String, String> chosen, Function<Migrator, T> work) {
        try (Migrator migrator = new MigratorBuilder(config(chosen)).open()) {
            return work.apply(migrator);
        }
    }

    /** The same by another recorder, which answers what this world's does. */
    <T> T run(Map<String, String> chosen, TaskRecorder recorder, Function<Migrator, T> work) {
        try (Migrator migrator = new MigratorBuilder(config(chosen))
                .recorder(recorder, world.recorder())
                .open()) {
            return work.apply(migrator);
        }
    }

    /** One command of a configuration that names no target cluster. */
    <T> T withoutTarget(String database, Function<Migrator, T> work) {
        return withoutTarget(database, Map.of(), work);
    }

    <T> T withoutTarget(String database, Map<String, String> chosen, Function<Migrator, T> work) {
        Map<String, String> keys = world.configuration(database);
        keys.putAll(chosen);
        keys.keySet().removeIf(key -> key.startsWith("TARGET_"));
        Set<Need> needs = EnumSet.of(Need.SOURCE_CLUSTER, Need.SOURCE_STORAGE, Need.RECORDER);
        MigrationConfig config =
                ConfigLoader.parse(".env", Sandbox.text(keys), Map.of(), needs).config();
        try (Migrator migrator = new MigratorBuilder(config).open()) {
            return work.apply(migrator);
        }
    }

    /**
     * Commands as a report prints them, joined by {@code &&}, as a shell runs them.
     *
     * @return the exit code of the last one that ran
     */
    int shell(Map<String, String> chosen, String commands, PrintStream out) {
        Surroundings surroundings = new Surroundings(new Terminal(out, System.err, false), chosen, stop -> () -> {});
        int code = 0;
        for (String command : commands.split(" && ", -1)) {
            List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
            if (code != 0 || !words.remove(0).equals("migrate")) {
                return code;
            }
            words.add("--env");
            words.add(env.toString());
            code = new Cli(surroundings, config -> new MigratorBuilder(config).open())
                    .run(words.toArray(String[]::new));
        }
        return code;
    }

    /**
     * The configuration of the way back: from the target's cluster and storage to the source's.
     *
     * @param folder where the target exports to, in its bucket
     */
    Map<String, String> wayBack(String database, String folder) {
        Map<String, String> there = world.configuration(database);
        Map<String, String> back = new HashMap<>();
        there.forEach((key, value) -> {
            if (key.startsWith("SOURCE_")) {
                back.put("TARGET_" + key.substring("SOURCE_".length()), value);
            } else if (key.startsWith("TARGET_")) {
                back.put("SOURCE_" + key.substring("TARGET_".length()), value);
            }
        });
        List<String> storages =
                List.of(Objects.requireNonNull(there.get("STORAGES")).split(","));
        String own = storages.get(1).substring(0, storages.get(1).lastIndexOf('/') + 1) + folder;
        back.put("STORAGES", own + "," + storages.get(0));
        back.put("SOURCE_STORAGE_AK", Objects.requireNonNull(there.get("AK")));
        back.put("SOURCE_STORAGE_SK", Objects.requireNonNull(there.get("SK")));
        back.put("SOURCE_STORAGE_ENDPOINT", Objects.requireNonNull(there.get("AWS_ENDPOINT_URL_S3")));
        back.put("SOURCE_STORAGE_REGION", Objects.requireNonNull(there.get("AWS_REGION")));
        return back;
    }

    /** What an operator is told by a command that is refused as wrong input, with these keys in place of others. */
    AbstractStringAssert<?> refuses(Map<String, String> chosen, Consumer<Migrator> command) {
        try (Migrator migrator = new MigratorBuilder(config(chosen)).open()) {
            MigrationException told = catchThrowableOfType(MigrationException.class, () -> command.accept(migrator));
            assertThat(told).as("refused with " + chosen).isNotNull();
            assertThat(told.fault()).as(told.getMessage()).isNotEqualTo(MigrationException.Fault.FAILED);
            return assertThat(told.getMessage());
        }
    }

    /** What a plan says of one table. */
    static TablePlan planned(JobReport report, String table) {
        return report.plan().orElseThrow().tables().stream()
                .filter(plan -> plan.table().table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        world.close();
    }
}
