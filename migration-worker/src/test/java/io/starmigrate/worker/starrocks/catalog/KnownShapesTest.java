package io.starmigrate.worker.starrocks.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.plan.TableShape;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KnownShapesTest {
    private static final TableShape SHAPE =
            new TableShape(List.of(), new PartitionScheme(PartitionScheme.Kind.NONE, null, ""));

    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    @Test
    void severalAreReadAtTheSameTimeAndNotAgain() {
        CountDownLatch both = new CountDownLatch(2);
        KnownShapes shapes = new KnownShapes(table -> {
            assertThat(asked.add(table)).as("%s is read once", table).isTrue();
            both.countDown();
            assertThat(awaited(both)).as("the other one is read meanwhile").isTrue();
            return SHAPE;
        });

        shapes.readAhead(List.of("one", "two", "one"));
        shapes.readAhead(List.of("one", "two"));

        assertThat(shapes.of("one")).isSameAs(shapes.of("two"));
    }

    @Test
    void whatFailsAheadIsToldOfItsTableAloneAndAskedAgainAfterwards() {
        AtomicInteger tries = new AtomicInteger();
        KnownShapes shapes = new KnownShapes(table -> {
            if (table.equals("odd") && tries.incrementAndGet() == 1) {
                throw new ClusterException(Remedy.WRONG_INPUT, "odd cannot be read", null);
            }
            return SHAPE;
        });

        shapes.readAhead(List.of("one", "odd"));

        assertThat(shapes.of("one")).isEqualTo(SHAPE);
        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> shapes.of("odd"))
                .withMessage("odd cannot be read");
        assertThat(tries).hasValue(1);
        assertThat(shapes.of("odd")).isEqualTo(SHAPE);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            return false;
        }
    }
}
