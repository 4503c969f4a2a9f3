package io.starmigrate.worker.plan;

import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.worker.api.PlanReport;
import java.util.List;

/**
 * A look at what would be planned.
 *
 * @param report what becomes of each table
 * @param partitions the chosen partitions
 */
public record RoundLook(PlanReport report, List<PlannedPartition> partitions) {
    public RoundLook {
        partitions = List.copyOf(partitions);
    }

    /** What the source's catalog believes the chosen partitions take. */
    public long bytes() {
        return partitions.stream()
                .mapToLong(planned -> planned.partition().bytes())
                .sum();
    }
}
