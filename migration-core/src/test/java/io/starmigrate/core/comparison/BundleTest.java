package io.starmigrate.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundleTest {
    private static final TableName TABLE = new TableName("shop", "t");

    @Test
    void small_partitions_of_both_sides_are_compared_at_once() {
        List<Bundle> bundles = Bundle.of(List.of(both("p1", 10), both("p2", 20)));

        assertThat(bundles).singleElement().satisfies(bundle -> {
            assertThat(bundle.isShared()).isTrue();
            assertThat(bundle.bytes()).isEqualTo(30);
            assertThat(bundle.source().sql()).isEqualTo("`shop`.`t` PARTITION (`p1`, `p2`)");
            assertThat(bundle.target().sql()).isEqualTo("`shop`.`t` PARTITION (`P1`, `P2`)");
        });
    }

    @Test
    void what_is_large_or_of_one_side_alone_or_a_whole_table_is_compared_by_itself() {
        PartitionPair alone = new PartitionPair("p3", TablePart.partition(TABLE, "p3"), null, "", 1);
        PartitionPair whole = new PartitionPair("t", TablePart.whole(TABLE), TablePart.whole(TABLE), "", 1);

        assertThat(Bundle.of(List.of(both("p1", 200 << 20), both("p2", 200 << 20), alone, whole)))
                .hasSize(4)
                .allSatisfy(bundle -> assertThat(bundle.isShared()).isFalse());
    }

    @Test
    void every_pair_is_in_one_bundle_and_no_bundle_grows_without_bound() {
        List<PartitionPair> pairs = new ArrayList<>();
        for (int number = 0; number < 450; number++) {
            pairs.add(both("p" + number, 1));
        }

        List<Bundle> bundles = Bundle.of(pairs);

        assertThat(bundles).extracting(bundle -> bundle.pairs().size()).containsExactly(200, 200, 50);
        assertThat(bundles.stream().flatMap(bundle -> bundle.pairs().stream()).toList())
                .containsExactlyInAnyOrderElementsOf(pairs);
    }

    private static PartitionPair both(String name, long bytes) {
        return new PartitionPair(
                name, TablePart.partition(TABLE, name), TablePart.partition(TABLE, name.replace('p', 'P')), "", bytes);
    }
}
