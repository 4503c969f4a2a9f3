package io.starmigrate.core.starrocks.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SplitPlanTest {
    private static final TableColumn ID = new TableColumn("id", ColumnType.parse("int"), Set.of(Trait.KEY));
    private static final TableColumn V = new TableColumn("v", ColumnType.parse("varchar(5)"), Set.of(Trait.NULLABLE));
    private static final long SIZE = 64L << 30;

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "68719476736, 1",
        "68719476737, 2",
        "137438953472, 2",
        "137438953473, 3",
        "9000000000000000000, 64",
    })
    void a_slice_has_no_more_than_the_size_unless_there_were_too_many(long bytes, int slices) {
        assertThat(SplitPlan.slices(bytes, SIZE)).isEqualTo(slices);
        assertThat(SplitPlan.slices(bytes, 0)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Model.class,
            names = {"DUPLICATE", "UNIQUE", "PRIMARY", "AGGREGATE"})
    void is_open_for_tables_of_every_model(Model model) {
        SplitPlan plan = plan("3.3.14", new KeyedTable(List.of(ID, V), model));

        assertThat(plan.obstacle()).isEmpty();
        assertThat(plan.keys()).isEqualTo(model == Model.DUPLICATE ? List.of("id", "v") : List.of("id"));
    }

    @ParameterizedTest
    @CsvSource({
        "3.1.17, varchar(5), exports no part",
        "3.5.2, float, no columns divide",
        "3.5.2, percentile, Parquet does not carry",
    })
    void tells_why_a_table_is_not_split(String source, String type, String why) {
        TableColumn only = new TableColumn("v", ColumnType.parse(type), Set.of(Trait.NULLABLE));

        SplitPlan plan = plan(source, new KeyedTable(List.of(only), Model.DUPLICATE));

        assertThat(plan.isOpen()).isFalse();
        assertThat(plan.obstacle()).contains(why);
    }

    @Test
    void says_which_partitions_are_split_into_how_many_slices_and_why_others_are_not() {
        Map<String, Long> bytes = Map.of("small", SIZE, "p1", SIZE + 1, "p2", 10 * SIZE);
        KeyedTable table = new KeyedTable(List.of(ID, V), Model.PRIMARY);

        assertThat(plan("3.5.2", table).note(SIZE, bytes))
                .contains(
                        "2 of 3 parts have more than 64.0 GB (the setting splitSize): each is exported in slices by the hash of id,"
                                + " several at once by INSERT INTO FILES: p1 in 2, p2 in 10");
        assertThat(plan("2.5.22", table).note(SIZE, bytes).orElseThrow())
                .startsWith(
                        "2 of 3 parts have more than 64.0 GB (the setting splitSize), and each is exported by one statement: a"
                                + " source before 3.2 ");
        assertThat(plan("3.5.2", table).note(SIZE, Map.of("small", SIZE))).isEmpty();
        Map<String, Long> many =
                IntStream.rangeClosed(1, 8).boxed().collect(Collectors.toMap(i -> "p" + i, i -> 2 * SIZE));
        assertThat(plan("3.5.2", table).note(SIZE, many).orElseThrow()).endsWith("p5 in 2, 3 more");
    }

    @Test
    void advises_slices_to_who_has_not_said_what_huge_is_where_the_versions_have_them() {
        KeyedTable table = new KeyedTable(List.of(ID, V), Model.PRIMARY);
        Map<String, Long> bytes = Map.of("small", SIZE, "p1", 2 * SIZE);

        assertThat(plan("3.5.2", table).note(0, bytes))
                .contains("1 of 2 parts has more than 64.0 GB, and is exported by one statement: the setting"
                        + " splitSize=64GB exports in slices, several at once (p1 in 2); each slice reads the whole of"
                        + " it, and not while it is written to");
        assertThat(plan("3.5.2", table).note(0, Map.of("small", SIZE))).isEmpty();
        assertThat(plan("2.5.22", table).note(0, bytes)).isEmpty();
    }

    @Test
    void a_table_that_has_other_columns_by_now_is_not_divided_otherwise_without_a_word() {
        KeyedTable table = new KeyedTable(List.of(ID, V), Model.PRIMARY);
        BucketChoice all = plan("3.5.2", table).choice("3.5.2", 3);

        assertThat(all.chosen()).containsExactly(0, 1, 2);
        assertThat(all.rows(List.of(ID, V))).contains("`id`").doesNotContain("`v`");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.rows(List.of(ID)))
                .withMessageContaining("recipe");
    }

    private static SplitPlan plan(String source, KeyedTable table) {
        return SplitPlan.of(Capabilities.of(source), Capabilities.of("3.5.2"), table);
    }
}
