package io.starmigrate.worker.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Kind;
import io.starmigrate.worker.api.SchemaStep.Remarks;
import io.starmigrate.worker.api.SchemaStep.Standing;
import io.starmigrate.worker.loop.Stopping;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import io.starmigrate.worker.starrocks.SchemaCatalog.Definition;
import io.starmigrate.worker.starrocks.SchemaTarget;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What is made of a target's refusals. */
class StepExecutionTest {
    private static final Sql ADD = Sql.of("ALTER TABLE `t` ADD ROLLUP `is not NORMAL` (v)");

    private final Queue<ClusterException> refusals = new ArrayDeque<>();
    private int asked;

    /** Refuses as long as there are refusals; has every table that is asked for. */
    private SchemaTarget target() {
        return (SchemaTarget) Proxy.newProxyInstance(
                SchemaTarget.class.getClassLoader(), new Class<?>[] {SchemaTarget.class}, (proxy, method, given) -> {
                    if (method.getName().equals("definition")) {
                        return Optional.of(new Definition(SchemaCatalog.Kind.TABLE, String.valueOf(given[0]), "", ""));
                    }
                    asked++;
                    if (!refusals.isEmpty()) {
                        throw refusals.remove();
                    }
                    return null;
                });
    }

    private Standing executed(Kind kind, Goal goal) {
        SchemaStep step = new SchemaStep(kind, "t", Standing.TO_DO, List.of(ADD), Remarks.NONE);
        return new StepExecution(target(), StepExecutionTest::askingTwice, new Stopping())
                .execute(step, goal, progress -> {})
                .standing();
    }

    private static boolean askingTwice(BooleanSupplier done, Duration most) {
        boolean once = done.getAsBoolean();
        return once || done.getAsBoolean();
    }

    private static ClusterException refused(Remedy remedy, String answer) {
        return ClusterException.answered(remedy, answer, "The target did not execute " + ADD + ": " + answer, null);
    }

    @Test
    void aRollupWaitsForATableThatBuildsAnother() {
        refusals.add(
                refused(Remedy.RETRY_LATER, "Table[t]'s state(ROLLUP) is not NORMAL. Do not allow doing ALTER ops"));

        assertThat(executed(Kind.ROLLUP, Goal.CREATE)).isEqualTo(Standing.DONE);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aStatementThatIsQuotedIsNoAnswer() {
        refusals.add(refused(Remedy.RETRY_LATER, "a node is down"));

        assertThat(executed(Kind.ROLLUP, Goal.CREATE)).isEqualTo(Standing.FAILED);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void whatMayHaveBeenMadeIsLookedForAndWhatMayHaveBeenAlteredIsNot() {
        for (Goal goal : Goal.values()) {
            refusals.add(refused(Remedy.ASK_AGAIN, ""));
            assertThat(executed(Kind.TABLE, goal))
                    .as("%s", goal)
                    .isEqualTo(goal == Goal.CREATE ? Standing.DONE : Standing.FAILED);
        }
        refusals.add(refused(Remedy.ASK_AGAIN, ""));
        assertThat(executed(Kind.ROLLUP, Goal.CREATE)).isEqualTo(Standing.FAILED);
        refusals.add(refused(Remedy.RETRY_LATER, "not now"));
        assertThat(executed(Kind.TABLE, Goal.CREATE)).isEqualTo(Standing.FAILED);
    }
}
