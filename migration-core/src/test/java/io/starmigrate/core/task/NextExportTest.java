package io.starmigrate.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NextExportTest {
    private static final int PLACES = 5;

    /** The order of ways of 1 to so many. */
    private static List<Long> order(long longest) {
        Deque<Long> left = new ArrayDeque<>(
                LongStream.rangeClosed(1, longest).boxed().sorted().toList());
        List<Long> order = new ArrayList<>();
        NextExport last = NextExport.SHORT;
        while (!left.isEmpty()) {
            last = last.then(left.getLast(), left.stream().mapToLong(way -> way).sum(), PLACES);
            order.add(last == NextExport.SHORT ? left.removeFirst() : left.removeLast());
        }
        return order;
    }

    @Test
    void the_longest_and_the_shortest_go_in_turn_and_the_longest_first_once_what_is_left_is_not_much_longer() {
        // 460 are left when 32 is begun; fifteen times the 31 of the next are more.
        assertThat(order(40))
                .startsWith(40L, 1L, 39L, 2L)
                .containsSequence(33L, 8L, 32L, 31L, 30L, 29L)
                .endsWith(11L, 10L, 9L);
    }

    @Test
    void the_longest_is_critical_from_three_times_its_way_in_each_place() {
        assertThat(NextExport.SHORT.then(1, 15, PLACES)).isEqualTo(NextExport.CRITICAL);
        assertThat(NextExport.LONG.then(1, 15, PLACES)).isEqualTo(NextExport.CRITICAL);
        assertThat(NextExport.SHORT.then(1, 16, PLACES)).isEqualTo(NextExport.LONG);
        assertThat(NextExport.LONG.then(1, 16, PLACES)).isEqualTo(NextExport.SHORT);
    }

    @Test
    void after_what_was_critical_the_longest_has_its_turn() {
        assertThat(NextExport.CRITICAL.then(1, 100, PLACES)).isEqualTo(NextExport.LONG);
    }
}
