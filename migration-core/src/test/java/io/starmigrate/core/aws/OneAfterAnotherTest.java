package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OneAfterAnotherTest {
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();

    private Stream<Integer> shards() {
        return OneAfterAnother.of(Stream.of(0, 100, 200), shard -> {
            begun.incrementAndGet();
            return OneAfterAnother.of(
                    IntStream.range(0, 10).boxed(),
                    page -> IntStream.range(shard + page * 10, shard + page * 10 + 10)
                            .peek(item -> made.incrementAndGet())
                            .boxed());
        });
    }

    @Test
    void holds_no_more_than_is_taken() {
        Iterator<Integer> taken = shards().map(item -> item).iterator();

        assertThat(taken.next()).isZero();
        assertThat(taken.next()).isEqualTo(1);
        assertThat(made).hasValueLessThan(11);
        assertThat(begun).hasValue(1);
        assertThat(shards().limit(3)).containsExactly(0, 1, 2);
    }

    @Test
    void tells_everything_in_its_order() {
        assertThat(shards())
                .containsExactlyElementsOf(IntStream.range(0, 300).boxed().toList());
        assertThat(OneAfterAnother.of(Stream.of(1), none -> Stream.empty())).isEmpty();
        assertThat(OneAfterAnother.of(
                        Stream.of(0, 1, 0, 0, 2, 0),
                        count -> Stream.generate(() -> count).limit(count)))
                .as("what is empty ends nothing")
                .containsExactly(1, 2, 2);
        assertThat(shards().isParallel()).isFalse();
        assertThat(shards().spliterator().hasCharacteristics(Spliterator.ORDERED))
                .isTrue();
    }
}
