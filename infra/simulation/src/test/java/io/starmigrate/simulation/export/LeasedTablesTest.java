package io.starmigrate.simulation.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Leases;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.repeatable.VirtualClock;
import io.starmigrate.worker.export.LeasedTables;
import io.starmigrate.worker.identity.LeaseHolder;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How often an exporter asks for the tables that others have. */
class LeasedTablesTest {
    private static final Duration TAKEOVER_AFTER = Duration.ofSeconds(30);
    private static final String TABLE = "orders";

    private final VirtualClock clock = new VirtualClock();
    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final LeasedTables other = tables(recorder, "other");
    private final LeasedTables own = tables(
            Weakened.after(Leases.class, recorder, method -> this.asked += method.equals("lease") ? 1 : 0), "own");
    private int asked;

    private LeasedTables tables(Leases leases, String worker) {
        return new LeasedTables(new LeaseHolder(leases, worker, TAKEOVER_AFTER, clock::nanoTime), "job", clock);
    }

    private boolean step(LeasedTables tables) {
        boolean mine = tables.isMine(TABLE);
        tables.used(mine ? Set.of(TABLE) : Set.of());
        clock.advance(Duration.ofSeconds(1));
        return mine;
    }

    @Test
    void what_others_have_is_asked_for_later_and_later() {
        for (int second = 0; second < 600; second++) {
            assertThat(step(other)).isTrue();
            assertThat(step(own)).isFalse();
        }

        assertThat(asked).as("in 20 minutes of steps, where each step asked").isBetween(100, 130);
    }

    @Test
    void what_others_let_go_is_taken_soon() {
        step(other);
        for (int second = 0; second < 60; second++) {
            step(other);
            step(own);
        }
        other.release();
        int seconds = 0;
        while (!step(own)) {
            seconds++;
        }

        assertThat(seconds).isLessThanOrEqualTo(10);
    }

    @Test
    void whoever_has_taken_one_asks_at_once_when_it_loses_it() {
        step(other);
        step(own);
        other.release();
        clock.advance(Duration.ofSeconds(10));
        assertThat(step(own)).isTrue();
        own.release();
        assertThat(step(other)).isTrue();
        assertThat(step(own)).isFalse();
        other.release();
        clock.advance(Duration.ofSeconds(1));

        assertThat(step(own)).isTrue();
    }
}
