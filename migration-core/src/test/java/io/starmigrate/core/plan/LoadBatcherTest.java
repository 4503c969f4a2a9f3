package io.starmigrate.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoadBatcherTest {
    @Test
    void boundsLoadsByBytesAndFiles() {
        assertThat(divide(10, 3, List.of(4L, 4L, 4L, 1L, 1L, 1L, 1L)))
                .containsExactly(List.of(4L, 4L), List.of(4L, 1L, 1L), List.of(1L, 1L));
        assertThat(divide(10, 3, List.of())).isEmpty();
    }

    @Test
    void givesAnOversizedFileALoadOfItsOwn() {
        assertThat(divide(10, 9, List.of(1L, 99L, 1L))).containsExactly(List.of(1L), List.of(99L), List.of(1L));
        assertThat(divide(Long.MAX_VALUE, 9, List.of(Long.MAX_VALUE, Long.MAX_VALUE)))
                .hasSize(2);
    }

    @Test
    void putsEveryFileIntoExactlyOneLoad() {
        long seed = System.nanoTime();
        System.out.println("LoadBatcherTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Long> files = new ArrayList<>();
            random.longs(random.nextInt(40), 0, 100).forEach(files::add);
            List<List<Long>> loads = divide(1 + random.nextInt(150), 1 + random.nextInt(6), files);

            assertThat(loads.stream().flatMap(List::stream).toList()).isEqualTo(files);
            assertThat(loads).noneMatch(List::isEmpty);
        }
    }

    @Test
    void refusesLimitsThatAllowNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LoadBatcher(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new LoadBatcher(1, 0));
    }

    private static List<List<Long>> divide(long maxBytes, int maxFiles, List<Long> sizes) {
        return new LoadBatcher(maxBytes, maxFiles).divide(sizes, Long::longValue);
    }
}
