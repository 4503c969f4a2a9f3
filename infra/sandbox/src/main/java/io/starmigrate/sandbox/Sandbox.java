package io.starmigrate.sandbox;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageKind;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.sandbox.data.SourceData;
import io.starmigrate.sandbox.data.SourceData.Seeds;
import io.starmigrate.sandbox.network.FaultyNetwork;
import io.starmigrate.sandbox.network.LinkFaults;
import io.starmigrate.sandbox.world.World;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.worker.storage.ObjectStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;

/** A world with its data and the configuration that fits it. */
public final class Sandbox implements AutoCloseable {
    private final World world;
    private final Path env;
    private final Deque<FaultyNetwork> links = new ArrayDeque<>();

    private Sandbox(World world, Path env) {
        this.world = world;
        this.env = env;
    }

    /** Starts a world with an empty target, fills its source, and writes {@code .env}. */
    public static Sandbox start(WorldSettings settings, double scale) {
        World world = World.start(settings);
        try {
            Path env = settings.directory().toAbsolutePath().resolve(".env");
            Files.writeString(env, text(world.configuration(SourceData.DATABASE)));
            fill(world, SourceData.between(settings.source(), settings.target()), env, scale);
            return new Sandbox(world, env);
        } catch (IOException | SQLException failed) {
            world.close();
            throw new IllegalStateException("The sandbox could not be filled: " + failed.getMessage(), failed);
        } catch (RuntimeException failed) {
            world.close();
            throw failed;
        }
    }

    private static void fill(World world, SourceData data, Path env, double scale) throws SQLException {
        data.createTables(world.source());
        MigrationConfig config =
                ConfigLoader.load(env, Map.of(), EnumSet.allOf(Need.class)).config();
        StorageUri seeds =
                new StorageUri(StorageKind.OSS, config.sourceStorage().root().bucket(), "seeds/");
        try (ObjectStore store = ObjectStores.open(config.sourceStorage())) {
            data.fill(world.source(), new Seeds(store, seeds, world.sourceBroker()), scale);
        }
    }

    /** Makes the source's tables at the target without the product. */
    public void makeTargetTables() throws SQLException {
        SourceData.between(world.source().personality(), world.target().personality())
                .createTables(world.target());
    }

    /** What {@code .env} says of these keys. */
    static String text(Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining("", "# Written by the sandbox; complete for every command.\n", ""));
    }

    /**
     * Puts links with faults before every server: {@code .env} goes through them from now on, {@code direct.env} does
     * not. The links are closed with this.
     */
    void makeFaulty(long seed) throws IOException {
        Map<String, String> direct = world.configuration(SourceData.DATABASE);
        FaultyNetwork network = FaultyNetwork.before(direct, LinkFaults.SOME, seed);
        Files.writeString(env.resolveSibling("direct.env"), text(direct));
        Files.writeString(env, text(network.configuration()));
        links.push(network);
    }

    /** The configuration that fits this world. */
    public Path env() {
        return env;
    }

    /** The servers. */
    public World world() {
        return world;
    }

    @Override
    public void close() {
        while (!links.isEmpty()) {
            links.pop().close();
        }
        world.close();
    }
}
