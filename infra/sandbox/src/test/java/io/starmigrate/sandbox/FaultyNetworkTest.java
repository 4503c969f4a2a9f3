package io.starmigrate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.sandbox.data.SourceData;
import io.starmigrate.sandbox.network.FaultyNetwork;
import io.starmigrate.sandbox.network.LinkFaults;
import io.starmigrate.sandbox.proof.Proof;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultyNetworkTest {
    private static final String JOB = "faulty";
    private static final List<String> TABLES = List.of("every_type", "by_city", "by_day", "nation", "region");
    private static final int RUNS = 20;

    private final List<String> notes = new ArrayList<>();

    @Test
    @Wide
    void aMigrationOverANetworkThatCutsRefusesAndLosesRepliesEndsEqual(@TempDir Path directory) throws SQLException {
        long seed = Long.getLong("network", System.nanoTime() % 1_000_000);
        WorldSettings settings = new WorldSettings(
                directory, Personality.of("3.3.14", RunMode.SHARED_DATA), Personality.of("3.5.2", RunMode.SHARED_DATA));
        try (Sandbox sandbox = Sandbox.start(settings, 0.001)) {
            sandbox.makeTargetTables();
            Map<String, String> direct = sandbox.world().configuration(SourceData.DATABASE);
            try (FaultyNetwork network = FaultyNetwork.before(direct, LinkFaults.SOME, seed)) {
                JobReport report = synced(config(sandbox, network.configuration()));

                assertThat(report.failures()).as(told(seed)).isEmpty();
                assertThat(report.complete()).as(told(seed)).isTrue();
                assertThat(network.faulted())
                        .as("what went wrong with seed " + seed)
                        .isPositive();
            }
            assertThat(new Proof(sandbox.world(), config(sandbox, Map.of())).damages(JOB, TABLES))
                    .as(told(seed))
                    .isEmpty();
        }
    }

    /** A command that cannot go on says so and is given again: that is all an operator has to do. */
    private JobReport synced(MigrationConfig config) {
        for (int run = 1; ; run++) {
            try (Migrator migrator = new MigratorBuilder(config).open()) {
                return migrator.sync(JOB, new Notes());
            } catch (MigrationException told) {
                assertThat(run).as(String.valueOf(told.getMessage())).isLessThan(RUNS);
            }
        }
    }

    private String told(long seed) {
        return "replay with -Dnetwork=" + seed + "; noted: " + notes;
    }

    private static MigrationConfig config(Sandbox sandbox, Map<String, String> keys) {
        Map<String, String> chosen = new HashMap<>(keys);
        chosen.put("TABLE_NAMES", String.join(",", TABLES));
        return ConfigLoader.load(sandbox.env(), chosen, EnumSet.allOf(Need.class))
                .config();
    }

    private final class Notes implements ProgressListener {
        @Override
        public void progressed(Progress progress) {
            // Nobody looks on.
        }

        @Override
        public void noted(String message) {
            synchronized (notes) {
                notes.add(message);
            }
        }
    }
}
