package io.starmigrate.core.starrocks.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeltaPlanTest {
    private static final TableColumn ID = column("id", "int", Trait.KEY);
    private static final TableColumn V = column("v", "varchar(5)", Trait.NULLABLE);

    @ParameterizedTest
    @EnumSource(
            value = Model.class,
            names = {"DUPLICATE", "UNIQUE", "PRIMARY"})
    void is_open_for_tables_whose_rows_are_named_and_compared_in_full_on_both_sides(Model model) {
        DeltaPlan plan = plan("3.3.14", new KeyedTable(List.of(ID, V), model), new KeyedTable(List.of(V, ID), model));

        assertThat(plan.obstacle()).isEmpty();
        assertThat(plan.isOpen()).isTrue();
        assertThat(plan.there()).containsExactly(ID, V);
        assertThat(plan.source(3_000).buckets()).isEqualTo(1024);
        assertThat(plan.target(3_000).columns()).containsExactly(ID, V);
    }

    @ParameterizedTest
    @CsvSource({
        "3.1.17, PRIMARY, varchar(5), exports no part",
        "3.5.2, AGGREGATE, varchar(5), key model",
        "3.5.2, PRIMARY, json, compared in full",
        "3.5.2, PRIMARY, array<int>, compared in full"
    })
    void tells_why_a_table_travels_whole(String source, Model model, String type, String why) {
        KeyedTable table = new KeyedTable(List.of(ID, column("v", type)), model);

        assertThat(plan(source, table, table).obstacle()).contains(why);
    }

    @Test
    void tells_that_both_sides_name_rows_otherwise_or_have_other_columns() {
        KeyedTable here = new KeyedTable(List.of(ID, V), Model.PRIMARY);

        assertThat(plan("3.5.2", here, new KeyedTable(List.of(ID, V), Model.UNIQUE))
                        .obstacle())
                .contains("UNIQUE");
        assertThat(plan("3.5.2", here, new KeyedTable(List.of(V, column("x", "int", Trait.KEY)), Model.PRIMARY))
                        .obstacle())
                .contains("no columns name");
        assertThat(plan("3.5.2", here, new KeyedTable(List.of(ID), Model.PRIMARY))
                        .obstacle())
                .contains("other columns");
    }

    @Test
    void says_which_partitions_can_travel_so_and_why_others_cannot() {
        KeyedTable table = new KeyedTable(List.of(ID, V), Model.PRIMARY);
        List<Long> bytes = List.of(1L << 20, 5L << 20, 9L << 20);

        assertThat(plan("3.5.2", table, table).note(5L << 20, bytes))
                .get()
                .asString()
                .startsWith("2 of 3 parts have 5.0 MB or more (DELTA_SIZE): ")
                .contains("by buckets of id");
        assertThat(plan("3.1.17", table, table).note(5L << 20, bytes))
                .contains(
                        "2 of 3 parts have 5.0 MB or more (DELTA_SIZE), and travel whole whenever they change: a source"
                                + " before 3.2 exports no part of a partition");
        assertThat(plan("3.5.2", table, table).note(64L << 20, bytes)).isEmpty();
        assertThat(plan("3.5.2", table, table).note(0, bytes)).isEmpty();
    }

    @Test
    void what_differs_in_half_of_the_rows_or_in_too_many_buckets_travels_whole() {
        assertThat(compare(100, 3, 2).obstacle()).isNull();
        assertThat(compare(100, 3, 2).buckets()).containsExactly(0, 1, 2);
        assertThat(compare(100, 3, 2).rows()).isEqualTo(6);
        assertThat(compare(100, 50, 2).obstacle()).isNull();
        assertThat(compare(100, 51, 2).obstacle()).isEqualTo("102 of 200 rows are in 51 buckets that differ");
        assertThat(compare(1 << 20, 65_537, 1).obstacle()).isNotNull();
    }

    private static DeltaPlan.Difference compare(int buckets, int differing, long rows) {
        List<Long> counts = Collections.nCopies(buckets, rows);
        return DeltaPlan.compare(
                BucketDigests.of("r", counts, Collections.nCopies(buckets, 7L)),
                BucketDigests.of(
                        "r",
                        counts,
                        LongStream.range(0, buckets)
                                .mapToObj(bucket -> bucket < differing ? 8L : 7L)
                                .toList()));
    }

    private static DeltaPlan plan(String source, KeyedTable here, KeyedTable there) {
        return DeltaPlan.of(Capabilities.of(source), Capabilities.of("3.5.2"), here, there);
    }

    private static TableColumn column(String name, String type, Trait... traits) {
        return new TableColumn(name, ColumnType.parse(type), Set.of(traits));
    }
}
