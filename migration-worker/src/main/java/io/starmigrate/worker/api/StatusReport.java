package io.starmigrate.worker.api;

import io.starmigrate.core.forecast.Remaining;
import io.starmigrate.core.task.CutoverProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code migrate status} has to say beside how far the job is.
 *
 * @param unknown the failures no rule of this version knows, the most frequent first; none of partitions that were put
 *     back to work since
 * @param pace what was decided lately of how much runs at once, at the source, then at the target; oldest first
 * @param cutover how far the job's last cutover is; null before the first
 * @param remaining what is still to be moved, and how long that may take; null where nothing is
 * @param counted of when what is said of the partitions is: one for each database
 */
public record StatusReport(
        List<UnknownFailure> unknown,
        List<PaceLine> pace,
        @Nullable CutoverProgress cutover,
        @Nullable Remaining remaining,
        List<Counting> counted)
        implements JobDetail {
    public StatusReport {
        unknown = List.copyOf(unknown);
        pace = List.copyOf(pace);
        counted = List.copyOf(counted);
    }
}
