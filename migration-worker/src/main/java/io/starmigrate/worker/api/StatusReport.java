package io.starmigrate.worker.api;

import java.util.List;

/**
 * What {@code migrate status} has to say beside how far the job is.
 *
 * @param unknown the failures no rule of this version knows, the most frequent first; none of partitions that were put
 *     back to work since
 * @param pace what was decided lately of how much runs at once, at the source, then at the target; oldest first
 */
public record StatusReport(List<UnknownFailure> unknown, List<PaceLine> pace) implements JobDetail {
    public StatusReport {
        unknown = List.copyOf(unknown);
        pace = List.copyOf(pace);
    }
}
