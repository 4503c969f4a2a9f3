package io.starmigrate.worker;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What became of a job, as far as the command that returns it can say.
 *
 * @param job the job's name
 * @param complete whether every partition the command was about reached the command's goal, verification included where
 *     the command publishes or verifies
 * @param tables one entry for each table of the job, by name
 * @param seconds how long each stage took in this command; stages it did not run are absent
 * @param failures what did not work, in the order it happened
 */
public record JobReport(
        String job, boolean complete, List<TableReport> tables, Map<Stage, Duration> seconds, List<Failure> failures) {
    public JobReport {
        tables = List.copyOf(tables);
        seconds = Map.copyOf(seconds);
        failures = List.copyOf(failures);
    }

    /**
     * Something that did not work.
     *
     * @param subject what: a partition, a file, a table
     * @param reason what was found
     * @param retry the command that tries again
     */
    public record Failure(String subject, String reason, String retry) {}
}
