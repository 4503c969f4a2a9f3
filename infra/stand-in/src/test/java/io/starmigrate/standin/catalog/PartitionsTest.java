package io.starmigrate.standin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartitionsTest {
    private static final SqlType INT = SqlType.of("int");
    private final Partitions partitions = new Partitions();

    @Test
    void aKeyIsHeldByTheRangeItLiesIn() {
        partitions.put(partition(1, "high", range(20, 30)));
        partitions.put(partition(2, "low", range(0, 10)));

        assertThat(partitions.holding(key(0)).map(Partition::name)).contains("low");
        assertThat(partitions.holding(key(29)).map(Partition::name)).contains("high");
        assertThat(partitions.holding(key(10))).isEmpty();
        assertThat(partitions.holding(key(30))).isEmpty();
        assertThat(partitions.holding(key(-1))).isEmpty();
    }

    @Test
    void aNullIsHeldByTheRangeThatIsOpenBelow() {
        List<PartitionKeyValue> lowest = List.of(PartitionKeyValue.min(INT));
        partitions.put(partition(1, "p", new PartitionKeyRange(lowest, key(10))));

        assertThat(partitions.holding(List.of(PartitionKeyValue.ofNull(INT))).map(Partition::name))
                .contains("p");
    }

    @Test
    void aRangeIntersectsWhatItSharesAKeyWith() {
        partitions.put(partition(1, "a", range(0, 10)));
        partitions.put(partition(2, "b", range(20, 30)));

        assertThat(partitions.intersecting(range(10, 20))).isEmpty();
        assertThat(partitions.intersecting(range(9, 20))).contains(range(0, 10));
        assertThat(partitions.intersecting(range(10, 21))).contains(range(20, 30));
        assertThat(partitions.intersecting(range(-5, 1))).contains(range(0, 10));
        assertThat(partitions.intersecting(range(-5, 0))).isEmpty();
    }

    @Test
    void whatIsReplacedIsFoundByWhatItIsNow() {
        partitions.put(partition(1, "P", range(0, 10)));
        partitions.put(partition(2, "q", range(10, 20)));
        partitions.put(partition(3, "P", range(30, 40)));

        assertThat(partitions.all()).extracting(Partition::id).containsExactly(3L, 2L);
        assertThat(partitions.of(1)).isEmpty();
        assertThat(partitions.holding(key(5))).isEmpty();
        assertThat(partitions.named("p").map(Partition::id)).contains(3L);
        assertThat(partitions.holding(key(35)).map(Partition::id)).contains(3L);
    }

    @Test
    void whatIsRemovedIsFoundInNoWay() {
        Partition removed = partition(1, "p", range(0, 10));
        partitions.put(removed);
        partitions.put(partition(2, "q", range(10, 20)));

        partitions.remove(removed);

        assertThat(partitions.all()).extracting(Partition::name).containsExactly("q");
        assertThat(partitions.named("p")).isEmpty();
        assertThat(partitions.of(1)).isEmpty();
        assertThat(partitions.holding(key(5))).isEmpty();
        assertThat(partitions.intersecting(range(0, 10))).isEmpty();
        partitions.put(partition(3, "p", range(30, 40)));
        assertThat(partitions.of(1)).as("another of its name").isEmpty();
    }

    @Test
    void ofAllThatAreRemovedNothingIsFound() {
        partitions.put(partition(1, "p", range(0, 10)));

        partitions.clear();

        assertThat(partitions.all()).isEmpty();
        assertThat(partitions.intersecting(range(0, 10))).isEmpty();
        partitions.put(partition(2, "p", range(30, 40)));
        assertThat(partitions.of(1)).isEmpty();
        assertThat(partitions.holding(key(5))).isEmpty();
    }

    @Test
    void whatIsChangedStandsWhereItStood() {
        partitions.put(partition(1, "p", range(0, 10)));
        partitions.put(partition(2, "q", range(10, 20)));

        partitions.change(each -> partition(each.id() + 2, each.name(), each.bounds()));

        assertThat(partitions.all()).extracting(Partition::id).containsExactly(3L, 4L);
        assertThat(partitions.of(1)).isEmpty();
        assertThat(partitions.holding(key(15)).map(Partition::id)).contains(4L);
    }

    @Test
    void listsAreFoundByTheValuesTheyHold() {
        partitions.put(partition(1, "p", new PartitionValues(List.of(key(1), key(7)))));
        partitions.put(partition(2, "q", new PartitionValues(List.of(key(2)))));

        assertThat(partitions.holding(key(7)).map(Partition::name)).contains("p");
        assertThat(partitions.holding(key(3))).isEmpty();
    }

    private static Partition partition(long id, String name, PartitionBounds bounds) {
        return new Partition(id, name, bounds, 1, 1, 1, 0, Instant.EPOCH, Map.of(), 1);
    }

    private static PartitionKeyRange range(int low, int high) {
        return new PartitionKeyRange(key(low), key(high));
    }

    private static List<PartitionKeyValue> key(int value) {
        return List.of(PartitionKeyValue.of(INT, Integer.toString(value)));
    }
}
