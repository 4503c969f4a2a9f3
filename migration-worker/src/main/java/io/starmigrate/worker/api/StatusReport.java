package io.starmigrate.worker.api;

import java.util.List;

/**
 * What {@code migrate status} has to say beside how far the job is.
 *
 * @param unknown the failures no rule of this version knows, the most frequent first; none of partitions that were put
 *     back to work since
 */
public record StatusReport(List<UnknownFailure> unknown) implements JobDetail {
    public StatusReport {
        unknown = List.copyOf(unknown);
    }
}
