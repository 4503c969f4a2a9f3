package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Job;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.cutover.CutoverBench.Sight;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Deaths right before and right after each state of a cutover is recorded, on every way there is from one to another.
 */
class CutoverDeathsTest {
    private static final Place FIRST = TravelBench.place(1);
    private static final Place SECOND = TravelBench.place(2);

    private final Set<CutoverState> diedBefore = EnumSet.noneOf(CutoverState.class);
    private final Set<CutoverState> diedAfter = EnumSet.noneOf(CutoverState.class);
    private CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);

    private void begin() {
        world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);
        world.bench.source.append(FIRST, "late");
    }

    /** @return whether it was killed: not if so many calls are not made */
    private boolean dies(Kind kind, int call) {
        AtomicInteger calls = new AtomicInteger();
        Optional<CutoverState> before = world.recorded();
        Sight own = new Sight() {
            @Override
            public <T> T of(Class<T> port, T real) {
                return Weakened.before(port, real, (method, arguments) -> {
                    if (calls.incrementAndGet() == call) {
                        written(arguments).ifPresent(diedBefore::add);
                        throw new Crash();
                    }
                    return Optional.empty();
                });
            }
        };
        Throwable end = catchThrowable(() -> CutoverBench.perform(world.cutover(own, Sight.CLEAR), kind));
        assertThat(end == null || end instanceof Crash).as(String.valueOf(end)).isTrue();
        if (end != null && !world.recorded().equals(before)) {
            world.recorded().ifPresent(diedAfter::add);
        }
        return end != null;
    }

    /** The state that is about to be recorded, if it is another. */
    private Optional<CutoverState> written(@Nullable Object[] arguments) {
        return arguments.length == 1 && arguments[0] instanceof Job next
                ? next.lastCutover()
                        .map(CutoverProgress::state)
                        .filter(state -> !world.recorded().equals(Optional.of(state)))
                : Optional.empty();
    }

    private void isDoneInTheEnd(String when) {
        for (int tries = 0; tries < 3 && !world.recorded().equals(Optional.of(CutoverState.DONE)); tries++) {
            var unused = world.perform(Kind.PERFORM);
        }
        assertThat(world.recorded()).as(when).contains(CutoverState.DONE);
        assertThat(world.bench.shown(1)).as(when).contains("late").isEqualTo(world.bench.atSource(1));
        assertThat(world.bench.shown(2)).as(when).isEqualTo(world.bench.atSource(2));
    }

    @Test
    void onTheWayToItsEnd() {
        begin();
        for (int call = 1; dies(Kind.PERFORM, call); call++) {
            isDoneInTheEnd("after a death at call " + call);
            begin();
        }

        Set<CutoverState> all = EnumSet.complementOf(EnumSet.of(CutoverState.ABANDONED));
        assertThat(diedBefore).isEqualTo(all);
        assertThat(diedAfter).isEqualTo(all);
    }

    private void comesTo(CutoverState state) {
        begin();
        world.diesIn(state);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"FROZEN", "MOVED", "PROVED", "RESTORED"})
    void onTheWayBackToTheFreezeWhereTheSourceWasWrittenTo(CutoverState state) {
        boolean killed = true;
        for (int call = 1; killed; call++) {
            comesTo(state);
            world.bench.source.append(SECOND, "later");
            killed = dies(Kind.PERFORM, call);
            isDoneInTheEnd("after a death at call " + call + " of who found it " + state);
            assertThat(world.bench.shown(2)).contains("later");
        }

        assertThat(diedBefore).contains(CutoverState.BEGUN);
        assertThat(diedAfter).contains(CutoverState.BEGUN);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"DONE", "ABANDONED"})
    void whileItIsGivenUp(CutoverState state) {
        boolean killed = true;
        for (int call = 1; killed; call++) {
            comesTo(state);
            killed = dies(Kind.ABANDON, call);
            Optional<CutoverState> left = world.recorded();
            assertThat(left.orElseThrow()).isIn(state, CutoverState.ABANDONED);
            if (left.equals(Optional.of(state))) {
                assertThat(world.perform(Kind.ABANDON).problems()).isEmpty();
            }
            assertThat(world.recorded()).contains(CutoverState.ABANDONED);
            isDoneInTheEnd("after one was given up as it was " + state);
        }

        assertThat(diedBefore).containsExactly(CutoverState.ABANDONED);
        assertThat(diedAfter).containsExactly(CutoverState.ABANDONED);
    }

    /** The applications have gone back to the source, and are to be switched once more. */
    @Test
    void whileItIsTakenBack() {
        boolean killed = true;
        for (int call = 1; killed; call++) {
            begin();
            assertThat(world.perform(Kind.PERFORM).problems()).isEmpty();
            world.bench.source.append(SECOND, "back at the source");
            killed = dies(Kind.REOPEN, call);
            Optional<CutoverState> left = world.recorded();
            assertThat(left.orElseThrow()).isIn(CutoverState.DONE, CutoverState.ABANDONED);
            if (left.equals(Optional.of(CutoverState.DONE))) {
                assertThat(world.perform(Kind.REOPEN).problems()).isEmpty();
            }
            assertThat(world.recorded()).contains(CutoverState.ABANDONED);
            isDoneInTheEnd("after one was taken back with a death at call " + call);
            assertThat(world.bench.shown(2)).contains("back at the source");
        }

        assertThat(diedBefore).containsExactly(CutoverState.ABANDONED);
        assertThat(diedAfter).containsExactly(CutoverState.ABANDONED);
    }
}
