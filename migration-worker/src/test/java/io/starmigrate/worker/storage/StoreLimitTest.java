package io.starmigrate.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoreLimitTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final StoreLimit limit = new StoreLimit(24);

    @Test
    void it_allows_all_until_the_store_asks_to_go_slower() {
        assertThat(limit.answered(0)).isFalse();
        assertThat(limit.limit()).isEqualTo(24);
        assertThat(limit.isFull()).isTrue();

        assertThat(limit.refused(0, 24, 0)).isTrue();

        assertThat(limit.limit()).isEqualTo(12);
        assertThat(limit.isFull()).isFalse();
    }

    @Test
    void it_halves_what_was_under_way_and_never_goes_below_one() {
        limit.refused(0, 9, 0);
        assertThat(limit.limit()).isEqualTo(4);
        limit.refused(1, 4, 0);
        limit.refused(2, 2, 0);
        limit.refused(3, 1, 0);
        assertThat(limit.limit()).isEqualTo(1);
    }

    @Test
    void refusals_of_what_began_before_it_fell_count_once() {
        assertThat(limit.refused(0, 24, 0)).isTrue();
        assertThat(limit.refused(0, 23, 0)).isFalse();

        assertThat(limit.limit()).isEqualTo(12);
        assertThat(limit.falls()).isEqualTo(1);
    }

    @Test
    void it_grows_by_one_after_a_second_and_a_round_of_good_answers_and_says_when_it_is_back() {
        StoreLimit small = new StoreLimit(4);
        small.refused(0, 4, 0);
        assertThat(small.limit()).isEqualTo(2);

        small.answered(SECOND - 1);
        small.answered(SECOND - 1);
        assertThat(small.limit()).isEqualTo(2);
        assertThat(small.answered(SECOND)).isFalse();
        assertThat(small.limit()).isEqualTo(3);
        small.answered(3 * SECOND);
        small.answered(3 * SECOND);
        assertThat(small.limit()).isEqualTo(3);

        assertThat(small.answered(3 * SECOND)).isTrue();
        assertThat(small.limit()).isEqualTo(4);
    }

    @Test
    void a_refusal_begins_the_round_anew() {
        StoreLimit small = new StoreLimit(4);
        small.refused(0, 4, 0);
        small.answered(SECOND);
        small.refused(0, 2, SECOND);
        small.answered(2 * SECOND);

        assertThat(small.limit()).isEqualTo(2);
    }

    @Test
    void there_is_one_at_least() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StoreLimit(0));
    }

    /** Against a store that takes eight at once: what it refuses grows with time, not with what there is to do. */
    @Test
    void of_many_requests_few_are_refused_and_the_store_is_kept_busy() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Crowd crowd = new Crowd(new Random(seed), 48, 8);

        crowd.send(60_000);

        assertThat(crowd.refused).as("seed %d", seed).isLessThan(300);
        assertThat(crowd.seconds()).as("seed %d", seed).isLessThan(1.6 * 60_000 * Crowd.TAKES / 8 / 1e9);
    }

    /** Senders that each send one request after another, to a store that refuses what is above its measure. */
    private static final class Crowd {
        /** How long an answer takes, in nanoseconds. */
        static final long TAKES = 20_000_000;

        private final Random random;
        private final StoreLimit limit;
        private final int takes;
        private final PriorityQueue<Event> events = new PriorityQueue<>();
        private int free;
        private int underWay;
        private int atStore;
        private long now;
        private int left;
        private int refused;

        Crowd(Random random, int senders, int takes) {
            this.random = random;
            this.limit = new StoreLimit(senders);
            this.takes = takes;
            this.free = senders;
        }

        void send(int requests) {
            left = requests;
            while (left > 0 || underWay > 0 || !events.isEmpty()) {
                while (free > 0 && left > 0 && underWay < limit.limit()) {
                    free--;
                    left--;
                    begin();
                }
                Event next = events.remove();
                now = next.at;
                next.happens.run();
            }
        }

        double seconds() {
            return now / 1e9;
        }

        private void begin() {
            underWay++;
            int falls = limit.falls();
            if (atStore < takes) {
                atStore++;
                after(TAKES / 2 + random.nextLong(TAKES), () -> {
                    atStore--;
                    limit.answered(now);
                    underWay--;
                    free++;
                });
            } else {
                refused++;
                after(TAKES / 20, () -> {
                    limit.refused(falls, underWay, now);
                    underWay--;
                    after(500_000_000, () -> {
                        left++;
                        free++;
                    });
                });
            }
        }

        private void after(long nanos, Runnable happens) {
            events.add(new Event(now + nanos, events.size(), happens));
        }

        private record Event(long at, int order, Runnable happens) implements Comparable<Event> {
            @Override
            public int compareTo(Event other) {
                return at != other.at ? Long.compare(at, other.at) : Integer.compare(order, other.order);
            }
        }
    }
}
