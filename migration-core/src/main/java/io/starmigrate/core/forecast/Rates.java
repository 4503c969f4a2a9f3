package io.starmigrate.core.forecast;

import io.starmigrate.core.text.SettingName;
import java.util.Locale;

/** How fast each stage is, under what is assumed and set. Pure. */
record Rates(PlannedBytes planned, Assumptions assumed, StageRate exports, StageRate relay, StageRate loads) {
    static Rates of(PlannedBytes planned, Assumptions assumed) {
        return new Rates(
                planned,
                assumed,
                StageRate.exports(planned, assumed),
                StageRate.relay(assumed),
                StageRate.loads(assumed));
    }

    /** In words, each with where it comes from, where that is not this version. */
    String words() {
        String packed =
                assumed.settings().isPresent() ? ", packed (" + SettingName.RELAY_COMPRESSION + ")" : ", packed";
        return String.format(
                Locale.ROOT,
                "CSV of %.1f times the stored bytes%s; %s exported%s, %s relayed%s, %s loaded%s;"
                        + " %.0f s for each export, %s at once%s, %.0f s for each load, %s at once%s, %.0f s for the round",
                assumed.of("rate.csv.growth"),
                planned.packed() ? String.format(Locale.ROOT, packed + " to %.2f", assumed.of("rate.packed")) : "",
                exports.megabytes(),
                exports.megabytes().said(),
                relay.megabytes(),
                relay.megabytes().said(),
                loads.megabytes(),
                loads.megabytes().said(),
                assumed.of("export.seconds"),
                exports.atOnce(),
                exports.atOnce().said(),
                assumed.of("publish.seconds"),
                loads.atOnce(),
                loads.atOnce().said(),
                assumed.of("round.seconds"));
    }
}
