package io.starmigrate.worker.api;

import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.worker.api.SchemaStep.Standing;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a schema migration did, or would do.
 *
 * @param request what was asked
 * @param source the source cluster
 * @param target the target cluster
 * @param steps every object, in the order of their creation
 */
public record SchemaReport(
        SchemaRequest request, ClusterProfile source, ClusterProfile target, List<SchemaStep> steps) {
    public SchemaReport {
        steps = List.copyOf(steps);
    }

    /** How many objects stand how. */
    public Map<Standing, Integer> counts() {
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        steps.forEach(step -> counts.merge(step.standing(), 1, Integer::sum));
        return counts;
    }

    /** Whether nobody has to look at anything, and nothing is left undone, as it is where somebody has said stop. */
    public boolean succeeded() {
        return steps.stream().noneMatch(step -> step.isTrouble() || isLeft(step));
    }

    private boolean isLeft(SchemaStep step) {
        return request.isApplied() && step.standing() == Standing.TO_DO;
    }
}
