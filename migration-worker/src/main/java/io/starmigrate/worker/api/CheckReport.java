package io.starmigrate.worker.api;

import io.starmigrate.core.check.CheckLine;
import io.starmigrate.core.check.CheckLine.Verdict;
import java.util.List;

/**
 * What was found before anything moves.
 *
 * @param job the job
 * @param lines everything that was looked at
 */
public record CheckReport(String job, List<CheckLine> lines) {
    public CheckReport {
        lines = List.copyOf(lines);
    }

    /** How many lines say so. */
    public long count(Verdict verdict) {
        return lines.stream().filter(line -> line.verdict() == verdict).count();
    }

    /** Whether the migration can begin. */
    public boolean succeeded() {
        return count(Verdict.FAILED) == 0;
    }
}
