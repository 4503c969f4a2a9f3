package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.cutover.CutoverBench.Sight;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Applications stand still in a freeze: of a large job each pass over the recorder's index takes long. */
class FreezeReadsTest {
    private final CutoverBench world = new CutoverBench(3, ChangeSignal.VISIBLE_VERSION);

    /** Passes over the whole index, from the freeze's proof to that of the rows, beside those of plan and round. */
    private List<String> passes() {
        List<String> passes = new ArrayList<>();
        Sight counting = new Sight() {
            @Override
            public <T> T of(Class<T> port, T seen) {
                return port != TaskRecorder.class
                        ? seen
                        : Weakened.before(port, seen, (method, arguments) -> {
                            boolean isPass = method.equals("partitions") && arguments[0] instanceof String
                                    || method.equals("changed");
                            if (isPass && isFrozen()) {
                                passes.add(method + " while " + world.state());
                            }
                            return Optional.empty();
                        });
            }
        };
        assertThat(CutoverBench.perform(world.cutover(counting, Sight.CLEAR), Kind.PERFORM)
                        .problems())
                .isEmpty();
        assertThat(world.state()).isEqualTo(CutoverState.DONE);
        return passes;
    }

    private boolean isFrozen() {
        return world.recorded()
                .filter(state -> state == CutoverState.FROZEN || state == CutoverState.MOVED)
                .isPresent();
    }

    @Test
    void theProofPassesOverTheIndexOnce() {
        world.bench.source.append(TravelBench.place(1), "late");

        assertThat(passes()).containsExactly("partitions while MOVED");
    }
}
