package io.starmigrate.standin.export;

import java.time.Duration;

/**
 * The front end's settings of EXPORT.
 *
 * @param checkInterval how long a job waits before it is looked at ({@code export_checker_interval_second})
 * @param bytesPerTask tablets join a task while it has fewer bytes ({@code export_max_bytes_per_be_per_task})
 */
public record ExportSettings(Duration checkInterval, long bytesPerTask) {
    /** Fast, and with several files for partitions that are not small. */
    public static final ExportSettings SANDBOX = new ExportSettings(Duration.ofMillis(30), 256 * 1024);
}
