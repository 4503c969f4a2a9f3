package io.starmigrate.worker.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ReopeningTest {
    private final RandomGenerator most = () -> -1;
    private Instant now = Instant.parse("2026-11-30T12:00:00Z");
    private final Reopening stores = Reopening.ofFailing(() -> now, most);

    @Test
    void one_lost_answer_is_not_waited_for() {
        stores.failed();

        assertThat(stores.isDue()).isTrue();
        assertThat(stores.isShut()).isFalse();
    }

    @Test
    void each_pause_is_twice_the_one_before_up_to_a_longest_and_longer_by_what_is_drawn() {
        stores.failed();
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            stores.failed();
            stores.failed();
            long waited = 0;
            while (!stores.isDue()) {
                now = now.plusMillis(100);
                waited += 100;
            }
            pauses.add(waited);
        }

        assertThat(pauses).containsExactly(2400L, 4800L, 9600L, 18000L, 18000L);
    }

    @Test
    void an_answer_ends_it() {
        for (int i = 0; i < 9; i++) {
            stores.failed();
            now = now.plus(Duration.ofMinutes(1));
        }
        stores.failed();
        assertThat(stores.isDue()).isFalse();

        stores.answered();

        assertThat(stores.isDue()).isTrue();
        assertThat(stores.isShut()).isFalse();
    }

    @Test
    void a_refusal_is_waited_after_at_once_and_nobody_asks_meanwhile() {
        Reopening refusing = Reopening.ofRefusing(() -> now, most);
        int[] asked = new int[1];
        for (int second = 0; second < 8; second++) {
            assertThat(refusing.letsIn(() -> asked[0]++ > 9)).isFalse();
            now = now.plusSeconds(1);
        }
        assertThat(asked[0]).as("after pauses of 2.4 and 4.8 s").isEqualTo(2);

        assertThat(refusing.letsIn(() -> true)).isTrue();
        assertThat(refusing.isDue()).isTrue();
        assertThat(refusing.isShut()).isFalse();
    }
}
