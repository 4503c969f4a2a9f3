package io.starmigrate.worker.api;

import io.starmigrate.core.cutover.FreezeEstimate;
import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.FinishedRound;
import java.util.List;
import java.util.Optional;

/**
 * What rounds have moved.
 *
 * @param rounds the rounds of this command that have ended, oldest first
 * @param known the job's last rounds, whoever made them, oldest first
 * @param unlike in what the catalogs were not alike as the last of them began
 */
public record RoundsReport(List<FinishedRound> rounds, List<FinishedRound> known, List<String> unlike)
        implements JobDetail {
    public RoundsReport {
        unlike = List.copyOf(unlike);
        rounds = List.copyOf(rounds);
        known = List.copyOf(known);
    }

    /** How long writes would have to stop for a change as large as the last round's; empty before there was one. */
    public Optional<FreezeEstimate> freeze() {
        return known.isEmpty() ? Optional.empty() : FreezeEstimate.of(Workload.of(known.get(known.size() - 1)), known);
    }
}
