package io.starmigrate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.sandbox.kills.KillPlan;
import io.starmigrate.sandbox.kills.KillReport;
import io.starmigrate.sandbox.kills.KillRun;
import io.starmigrate.sandbox.proof.Proof;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For longer: {@code ./migrate kill-test --minutes N --seed S}. */
class KillTest {
    private static final String JOB = "killed";
    private static final List<String> TABLES = List.of("every_type", "by_city", "by_day", "nation", "region");

    @Test
    void whateverTwoWorkersThatAreKilledAtRandomMomentsBringOverIsWholeAndOnce(@TempDir Path directory)
            throws IOException, SQLException {
        long seed = Long.getLong("kills", System.nanoTime() % 1_000_000);
        KillPlan plan = new KillPlan(seed, 4, Duration.ofMillis(2500), Duration.ofMillis(6500), Duration.ofMinutes(4));
        WorldSettings settings = new WorldSettings(
                directory, Personality.of("3.3.14", RunMode.SHARED_DATA), Personality.of("3.5.2", RunMode.SHARED_DATA));
        try (Sandbox sandbox = Sandbox.start(settings, 0.001)) {
            sandbox.makeTargetTables();
            Files.writeString(
                    sandbox.env(), "TABLE_NAMES=" + String.join(",", TABLES) + "\n", StandardOpenOption.APPEND);

            KillReport report =
                    new KillRun(sandbox.env(), JOB, TABLES, sandbox.world().recorder(), plan, directory).run();

            assertThat(report.damages()).as("replay with -Dkills=" + seed).isEmpty();
            assertThat(report.kills()).as("kills of seed " + seed).isPositive();
            MigrationConfig config = ConfigLoader.load(sandbox.env(), Map.of(), EnumSet.allOf(Need.class))
                    .config();
            assertThat(new Proof(sandbox.world(), config).damages(JOB, TABLES))
                    .as("replay with -Dkills=" + seed)
                    .isEmpty();
        }
    }
}
