package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {
    @Test
    void hold_as_many_as_fit_in_their_order_and_none_is_empty() {
        assertThat(Batches.of(List.of(1, 2, 3, 4, 5), 2)).containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
        assertThat(Batches.of(List.of(1, 2, 3, 4), 2)).containsExactly(List.of(1, 2), List.of(3, 4));
        assertThat(Batches.of(List.of(1), 2)).containsExactly(List.of(1));
        assertThat(Batches.of(List.of(), 2)).isEmpty();
    }
}
