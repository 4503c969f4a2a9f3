package io.starmigrate.worker.cutover;

import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep.Standing;
import java.util.List;
import java.util.Set;

/** Whether tables and views of both sides are defined alike. */
final class Definitions {
    private static final Set<Standing> UNLIKE =
            Set.of(Standing.TO_DO, Standing.DIFFERS, Standing.REFUSED, Standing.FAILED);

    private Definitions() {}

    /** Those that are not, each with how; nothing is changed. */
    static List<String> unlike(JobWork work, ProgressListener progress) {
        return work.schema(SchemaRequest.of(Goal.CREATE, Effect.ONLY_TELL), progress).steps().stream()
                .filter(step -> UNLIKE.contains(step.standing()))
                .map(step -> step.object() + " " + step.standing())
                .toList();
    }
}
