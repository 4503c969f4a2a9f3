package io.starmigrate.worker.schema;

import io.starmigrate.core.starrocks.error.ErrorClassification;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Kind;
import io.starmigrate.worker.api.SchemaStep.Standing;
import io.starmigrate.worker.check.Patience;
import io.starmigrate.worker.loop.Stopping;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SchemaTarget;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Executes at the target what is to be done. To be used by one thread.
 *
 * @param patience with a table that builds a rollup
 * @param stopping once somebody has asked to stop, nothing more is executed
 */
record StepExecution(SchemaTarget target, Patience patience, Stopping stopping) {
    private static final Duration LONGEST_BUILD = Duration.ofMinutes(10);

    /**
     * The step as it stands after its statements; one that is not to be done is left as it is.
     *
     * @param goal what the step was made for
     */
    SchemaStep execute(SchemaStep step, Goal goal, Consumer<String> progress) {
        if (step.standing() != Standing.TO_DO || stopping.isAsked()) {
            return step;
        }
        try {
            step.statements().forEach(statement -> execute(step.kind(), statement));
        } catch (ClusterException refused) {
            return isThere(step, goal, refused)
                    ? step.with(Standing.DONE)
                    : step.failed(String.valueOf(refused.getMessage()));
        }
        progress.accept(step.kind() + " " + step.object() + " done");
        return step.with(Standing.DONE);
    }

    /** A table builds one rollup at a time, for as long as there are rows, and refuses the next one meanwhile. */
    private void execute(Kind kind, Sql statement) {
        if (kind == Kind.ROLLUP) {
            boolean taken = patience.until(() -> isTaken(statement), LONGEST_BUILD);
            if (taken) {
                return;
            }
        }
        target.execute(statement);
    }

    private boolean isTaken(Sql statement) {
        try {
            target.execute(statement);
            return true;
        } catch (ClusterException refused) {
            if (refused.remedy() == Remedy.RETRY_LATER && ErrorClassification.isOfAlteredTable(refused.answer())) {
                return false;
            }
            throw refused;
        }
    }

    /** Whether a statement whose answer was lost made what it was to make; nothing tells what one has altered. */
    private boolean isThere(SchemaStep step, Goal goal, ClusterException refused) {
        boolean makes = goal == Goal.CREATE && step.kind() != Kind.DATABASE && step.kind() != Kind.ROLLUP;
        return makes
                && refused.remedy() == Remedy.ASK_AGAIN
                && target.definition(step.object()).isPresent();
    }
}
