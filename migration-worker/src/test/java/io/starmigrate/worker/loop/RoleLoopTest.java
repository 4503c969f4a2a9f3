package io.starmigrate.worker.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.worker.outage.Pauses;
import io.starmigrate.worker.outage.Reachability;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleLoopTest {
    private static final Duration IDLE = Duration.ofMillis(7);

    private final Deque<Throwable> failures = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final Reachability steps = new Reachability() {
        @Override
        public void answered() {
            told.add("went well");
        }

        @Override
        public void failed(String why) {
            told.add(why);
        }
    };
    private final RoleLoop loop =
            new RoleLoop("exporter", this::step, IllegalArgumentException.class::isInstance, steps, Pauses.STANDARD);

    private Duration step() {
        Throwable failure = failures.poll();
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        return IDLE;
    }

    @Test
    void pausesLongerWithEachFailureAndAsTheRoleSaysOnceItGoesOn() {
        for (int i = 0; i < 200; i++) {
            failures.add(new IllegalStateException("down"));
        }
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 202; i++) {
            pauses.add(loop.turn());
        }
        failures.add(new IllegalStateException("down again"));

        assertThat(pauses).startsWith(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(pauses).endsWith(Duration.ofSeconds(15), IDLE, IDLE);
        assertThat(loop.turn()).isEqualTo(Duration.ofSeconds(2));
        assertThat(told).endsWith("down", "went well", "went well", "down again");
    }

    @Test
    void throwsWhatIsHopelessAndWhatIsNotSound() {
        failures.add(new IllegalArgumentException("no such bucket"));
        failures.add(new StackOverflowError());

        assertThatThrownBy(loop::turn).hasMessage("no such bucket");
        assertThatThrownBy(loop::turn).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void aRoleIsOpenedByItsFirstStepThatCan() {
        Deque<String> openings = new ArrayDeque<>(List.of("refused", "open", "never asked for"));
        LazyRole<String> opening = new LazyRole<>(
                () -> {
                    if ("refused".equals(openings.peek())) {
                        throw new IllegalStateException(openings.pop());
                    }
                    return openings.pop();
                },
                opened -> () -> IDLE);

        assertThatThrownBy(opening::step).hasMessage("refused");
        assertThat(opening.opened()).isEmpty();
        assertThat(opening.step()).isEqualTo(IDLE);
        assertThat(opening.step()).isEqualTo(IDLE);
        assertThat(opening.opened()).contains("open");
        assertThat(openings).containsExactly("never asked for");
    }
}
