package io.starmigrate.core.starrocks.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
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
    private static final TableColumn TS = column("ts", "datetime", Trait.NULLABLE);

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
    void no_rows_are_kept_where_the_target_names_stagings_itself() {
        KeyedTable table = new KeyedTable(List.of(ID, V), Model.PRIMARY);

        assertThat(plan("3.5.2", table, table).intoNamedStaging().obstacle()).contains("temporary partitions");
        assertThat(plan("3.1.17", table, table).intoNamedStaging().obstacle()).contains("exports no part");
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

        assertThat(plan("3.5.2", table, table).note(5L << 20, bytes, null))
                .get()
                .asString()
                .startsWith("2 of 3 parts have 5.0 MB or more (the setting deltaSize): ")
                .contains("by buckets of id");
        assertThat(plan("3.1.17", table, table).note(5L << 20, bytes, null))
                .contains(
                        "2 of 3 parts have 5.0 MB or more (the setting deltaSize), and travel whole whenever they change: a source"
                                + " before 3.2 exports no part of a partition");
        assertThat(plan("3.5.2", table, table).note(64L << 20, bytes, null)).isEmpty();
        assertThat(plan("3.5.2", table, table).note(0, bytes, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PRIMARY, id", "UNIQUE, id", "DUPLICATE, id + ts"})
    void compares_by_what_names_rows_and_one_column_that_tells_what_was_written(Model model, String keys) {
        KeyedTable table = new KeyedTable(List.of(ID, V, TS), model);
        DeltaPlan every = plan("3.5.2", table, new KeyedTable(List.of(TS, ID, V), model));

        DeltaPlan by = every.by(new SyncColumn("TS")).orElseThrow();

        assertThat(by.keys()).containsExactly(keys.split(" \\+ "));
        assertThat(by.here()).containsExactly(ID, TS);
        assertThat(by.there()).containsExactly(ID, TS);
        assertThat(by.source(3_000).buckets()).isEqualTo(every.source(3_000).buckets());
        assertThat(every.by(new SyncColumn("nix"))).isEmpty();
    }

    @Test
    void leaves_nothing_out_where_every_column_names_rows() {
        KeyedTable table = new KeyedTable(List.of(ID, TS), Model.DUPLICATE);

        assertThat(plan("3.5.2", table, table).by(new SyncColumn("ts"))).isEmpty();
    }

    @Test
    void tells_buckets_so_that_all_columns_of_both_tables_find_them() {
        KeyedTable table = new KeyedTable(List.of(ID, V, TS), Model.PRIMARY);
        DeltaPlan every = plan("3.5.2", table, table);
        Bucketing how = every.by(new SyncColumn("ts")).orElseThrow().source(3_000);

        BucketChoice choice = every.choice("3.5.2", how, List.of(3));

        assertThat(choice.rows(List.of(ID, V, TS))).contains("= 3", "`id`").doesNotContain("`ts`");
        DeltaPlan unlike =
                plan("3.5.2", table, new KeyedTable(List.of(ID, column("v", "datetime"), TS), Model.PRIMARY));
        assertThatIllegalArgumentException().isThrownBy(() -> unlike.choice("3.5.2", how, List.of(3)));
    }

    @Test
    void says_by_which_columns_partitions_are_compared() {
        SyncColumn ts = new SyncColumn("ts");
        KeyedTable table = new KeyedTable(List.of(ID, V, TS), Model.PRIMARY);
        KeyedTable narrow = new KeyedTable(List.of(ID, TS), Model.PRIMARY);
        List<Long> bytes = List.of(1L << 20, 9L << 20);

        assertThat(plan("3.5.2", table, table).note(5L << 20, bytes, ts))
                .get()
                .asString()
                .startsWith("1 of 2 parts have 5.0 MB or more (the setting deltaSize): ")
                .contains("by buckets of id, in 2 of 3 columns: ts tells what was written (the setting syncColumn; ");
        assertThat(plan("3.5.2", narrow, narrow).note(5L << 20, bytes, ts))
                .get()
                .asString()
                .contains("by buckets of id, in every column: the setting syncColumn leaves none out");
        assertThat(plan("3.1.17", table, table).note(5L << 20, bytes, ts))
                .get()
                .asString()
                .endsWith("and travel whole whenever they change: a source before 3.2 exports no part of a partition");
        assertThat(plan("3.5.2", table, table).note(64L << 20, bytes, ts))
                .contains(
                        "0 of 2 parts have 64.0 MB or more (the setting deltaSize): the setting syncColumn is of no use to the others, which"
                                + " travel whole");
        assertThat(plan("3.5.2", table, table).note(0, bytes, ts)).isEmpty();
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
