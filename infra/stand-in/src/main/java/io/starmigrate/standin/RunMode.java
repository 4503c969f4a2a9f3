package io.starmigrate.standin;

import java.util.Locale;

/** Where a cluster keeps its rows: {@code run_mode} in the front end's configuration. */
public enum RunMode {
    SHARED_DATA,
    SHARED_NOTHING;

    /** The value as the front end's configuration shows it, such as {@code shared_data}. */
    public String configValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
