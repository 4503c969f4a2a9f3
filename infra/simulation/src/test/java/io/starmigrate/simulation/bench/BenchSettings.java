package io.starmigrate.simulation.bench;

import io.starmigrate.core.config.Limits.LoadLimits;
import io.starmigrate.core.config.Need;
import io.starmigrate.worker.crew.RoleSettings;
import io.starmigrate.worker.crew.RoleSettings.Concurrency;
import io.starmigrate.worker.crew.RoleSettings.Portions;
import io.starmigrate.worker.crew.RoleSettings.Route;
import io.starmigrate.worker.crew.RoleSettings.Waits;
import java.time.Duration;
import java.util.EnumSet;

/** How the workers of a {@link Bench} work. */
public final class BenchSettings {
    /** What one load takes. */
    public static final LoadLimits LOAD = new LoadLimits(10, 1000, Duration.ofSeconds(2));

    /** How many loads of one worker run at once. */
    public static final int LOADS = 3;

    static final Waits WAITS =
            new Waits(Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofSeconds(15));

    private BenchSettings() {}

    static RoleSettings of(Route route, boolean sourceAnswers) {
        return new RoleSettings(
                sourceAnswers ? EnumSet.allOf(Need.class) : EnumSet.complementOf(EnumSet.of(Need.SOURCE_CLUSTER)),
                route,
                Concurrency.ONE
                        .withConcurrency(2, 3)
                        .withImportConcurrency(LOADS)
                        .withVerifyConcurrency(4)
                        .withRelayConcurrency(2),
                LOAD,
                WAITS,
                3,
                Portions.WHOLE);
    }
}
