package io.starmigrate.worker.plan;

import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.RelayMode;
import io.starmigrate.core.config.Timetables;
import io.starmigrate.core.forecast.Assumptions;
import io.starmigrate.core.forecast.RateSettings;
import java.time.LocalTime;

/** What plans are foretold by: what comes with this version, within what the settings say. Pure. */
public final class SetRates {
    private SetRates() {}

    /**
     * What a configuration says.
     *
     * @param hours what it says of times of day now
     * @param begin at what time of day moving begins
     */
    public static Assumptions of(MigrationConfig config, Timetables.Hours hours, LocalTime begin) {
        return Assumptions.standard()
                .within(new RateSettings(
                        config.limits().concurrency(),
                        config.limits().importConcurrency(),
                        hours.bandwidth(),
                        hours.concurrency(),
                        config.relay() == RelayMode.BUILTIN,
                        begin));
    }
}
