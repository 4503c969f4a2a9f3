package io.starmigrate.standin.load;

import java.time.Duration;

/**
 * The front end's settings of BROKER LOAD.
 *
 * @param checkInterval how long a job stays PENDING ({@code load_checker_interval_second})
 */
public record LoadSettings(Duration checkInterval) {
    /** Fast. */
    public static final LoadSettings SANDBOX = new LoadSettings(Duration.ofMillis(30));
}
