package io.starmigrate.worker.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class PacedAsideTest {
    private final List<Runnable> running = new ArrayList<>();
    private final List<Integer> done = new ArrayList<>();
    private final PacedAside aside = new PacedAside(running::add);

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            int number = i;
            aside.execute(() -> done.add(number));
        }
    }

    private void endOne() {
        running.remove(0).run();
    }

    @Test
    void beginsNoMoreThanIsAllowedInTheOrderInWhichItCame() {
        add(5);
        assertThat(running).as("before anything is allowed").hasSize(1);
        aside.allow(3);
        assertThat(running).hasSize(3);

        endOne();
        assertThat(running).as("the next begins").hasSize(3);
        endOne();
        endOne();
        endOne();
        endOne();
        assertThat(done).containsExactly(0, 1, 2, 3, 4);
        assertThat(running).isEmpty();
    }

    @Test
    void whatRunsGoesOnWhenLessIsAllowedAndOneAlwaysMay() {
        aside.allow(3);
        add(5);
        aside.allow(0);

        endOne();
        endOne();
        assertThat(running).hasSize(1);
        endOne();
        assertThat(running).as("one, although nothing is allowed").hasSize(1);
    }

    @Test
    void whatFailsGivesItsTurnBack() {
        aside.execute(() -> {
            throw new IllegalStateException("failed");
        });
        add(1);

        assertThatThrownBy(this::endOne).isInstanceOf(IllegalStateException.class);
        aside.allow(1);
        endOne();
        assertThat(done).containsExactly(0);
    }

    @Test
    void whoeverIsDoneAfterTheEndOfAllBeginsNothing() {
        List<Runnable> pool = new ArrayList<>();
        PacedAside ending = new PacedAside(work -> {
            if (!pool.isEmpty()) {
                throw new RejectedExecutionException("shut down");
            }
            pool.add(work);
        });
        ending.execute(() -> done.add(1));
        ending.execute(() -> done.add(2));

        pool.get(0).run();

        assertThat(done).containsExactly(1);
    }
}
