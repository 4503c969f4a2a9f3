package io.starmigrate.core.comparison;

import static io.starmigrate.core.plan.CatalogFixture.dated;
import static io.starmigrate.core.plan.CatalogFixture.listed;
import static io.starmigrate.core.plan.CatalogFixture.partition;
import static io.starmigrate.core.plan.CatalogFixture.ranged;
import static io.starmigrate.core.plan.CatalogFixture.sliced;
import static io.starmigrate.core.plan.CatalogFixture.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableComparisonTest {
    private static final CatalogPartition JANUARY = dated("p1", "2024-01-01", "2024-02-01");
    private static final CatalogPartition FEBRUARY = dated("p2", "2024-02-01", "2024-03-01");
    private static final CatalogPartition MARCH = dated("p3", "2024-03-01", "2024-04-01");
    private static final TableColumn ID = column("id", "int");

    @Test
    void partitions_of_either_side_are_paired_by_name() {
        assertThat(pairs(ranged("t", JANUARY, FEBRUARY), ranged("t", FEBRUARY, MARCH), ""))
                .extracting(PartitionPair::partition, PartitionPair::sides)
                .containsExactly(tuple("p1", Sides.SOURCE), tuple("p2", Sides.BOTH), tuple("p3", Sides.TARGET));
    }

    @Test
    void names_that_differ_in_case_alone_are_one_and_each_side_is_asked_by_its_own() {
        CatalogPartition other = dated("P1", "2024-01-01", "2024-02-01");

        assertThat(pairs(ranged("t", JANUARY), ranged("t", other), ""))
                .singleElement()
                .satisfies(pair -> {
                    assertThat(pair.source())
                            .hasValueSatisfying(
                                    part -> assertThat(part.partitions()).containsExactly("p1"));
                    assertThat(pair.target())
                            .hasValueSatisfying(
                                    part -> assertThat(part.partitions()).containsExactly("P1"));
                });
    }

    @Test
    void the_filter_leaves_the_same_as_in_planning_and_is_applied_to_what_the_target_alone_has() {
        assertThat(pairs(ranged("t", JANUARY, FEBRUARY), ranged("t", JANUARY, FEBRUARY, MARCH), "STARTWITH(p2)"))
                .extracting(PartitionPair::partition)
                .containsExactly("p2", "p3");
        assertThat(pairs(ranged("t", FEBRUARY), ranged("t", JANUARY, MARCH), "ENDWITH(2024-02-15)"))
                .extracting(PartitionPair::partition)
                .containsExactly("p2", "p1");
        assertThat(pairs(ranged("t", JANUARY), ranged("t", JANUARY, MARCH), "EACH(p3)"))
                .extracting(PartitionPair::partition)
                .containsExactly("p3");
    }

    @Test
    void what_the_filter_cannot_place_is_shown_rather_than_passed_over() {
        CatalogPartition pairless = partition("p9", "((\"a\",\"b\"))", 1, null);

        assertThat(pairs(listed("t"), listed("t", pairless), "STARTWITH(2024-01-01)"))
                .extracting(PartitionPair::partition)
                .containsExactly("p9");
    }

    @Test
    void tables_without_partitions_and_sliced_ones_are_compared_as_wholes() {
        assertThat(pairs(whole("t", 7), whole("t", 7), ""))
                .extracting(
                        PartitionPair::partition,
                        pair -> pair.target().orElseThrow().kind())
                .containsExactly(tuple("t", TablePart.Kind.WHOLE));
        assertThat(pairs(sliced("t", JANUARY, FEBRUARY), sliced("t", JANUARY), ""))
                .extracting(PartitionPair::partition, PartitionPair::sides)
                .containsExactly(tuple("t", Sides.BOTH));
    }

    @Test
    void a_sliced_table_that_lost_its_last_slice_is_still_compared() {
        assertThat(pairs(sliced("t"), sliced("t", JANUARY), ""))
                .extracting(PartitionPair::partition, PartitionPair::sides)
                .containsExactly(tuple("t", Sides.BOTH));
        assertThat(pairs(sliced("t"), sliced("t"), "")).isEmpty();
    }

    @Test
    void partitioning_that_differs_is_an_obstacle_and_nothing_is_measured() {
        TableComparison compared = compare(ranged("t", JANUARY), whole("t", 7), List.of(ID), List.of(ID));

        assertThat(compared.obstacles()).singleElement().asString().contains("partition both tables alike");
        assertThat(compared.measurable()).isEmpty();
    }

    @Test
    void a_column_that_only_one_side_has_is_an_obstacle() {
        TableColumn more = new TableColumn("more", ColumnType.parse("int"), Set.of(Trait.NULLABLE));

        assertThat(obstacles(List.of(ID, more), List.of(ID))).containsExactly("the source alone has column more");
        assertThat(obstacles(List.of(ID), List.of(column("ID", "int"), more)))
                .containsExactly("the target alone has column more");
    }

    @Test
    void a_column_that_is_generated_on_one_side_alone_is_an_obstacle() {
        TableColumn generated = new TableColumn("twice", ColumnType.parse("int"), Set.of(Trait.GENERATED));

        assertThat(obstacles(List.of(ID, generated), List.of(ID, column("twice", "int"))))
                .containsExactly("column twice is generated at the source alone");
        assertThat(obstacles(List.of(ID, generated), List.of(ID, generated))).isEmpty();
    }

    @Test
    void types_that_one_recipe_does_not_fit_are_an_obstacle_and_columns_StarRocks_keeps_to_itself_are_none() {
        TableColumn hidden =
                new TableColumn("__generated_partition_column_0", ColumnType.parse("int"), Set.of(Trait.GENERATED));

        assertThat(obstacles(List.of(column("id", "decimal(10,2)")), List.of(column("id", "decimal(10,3)"))))
                .singleElement()
                .asString()
                .contains("column id", "cannot be compared");
        assertThat(obstacles(List.of(ID), List.of(ID, hidden))).isEmpty();
    }

    @Test
    void the_target_s_columns_are_asked_in_the_source_s_order() {
        TableComparison compared = compare(
                whole("t", 1),
                whole("t", 1),
                List.of(ID, column("name", "varchar(9)")),
                List.of(column("NAME", "varchar(9)"), column("id", "int")));

        assertThat(compared.targetColumns()).extracting(TableColumn::name).containsExactly("id", "NAME");
    }

    @Test
    void names_of_partitions_that_neither_side_has_are_refused() {
        TaskFilter filter = TaskFilter.parse("EACH(p1,p7)");
        TableComparison compared = TableComparison.of(
                new TablePair("t", "t", Sides.BOTH),
                new TableView(ranged("t", JANUARY), List.of(ID), Model.DUPLICATE),
                new TableView(ranged("t", JANUARY), List.of(ID), Model.DUPLICATE),
                filter,
                Capabilities.of("3.3.14"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableComparison.refuseUnknown(filter, List.of(compared)))
                .withMessageContaining("[p7]");
    }

    private static List<String> obstacles(List<TableColumn> source, List<TableColumn> target) {
        return compare(whole("t", 1), whole("t", 1), source, target).obstacles();
    }

    private static List<PartitionPair> pairs(CatalogTable source, CatalogTable target, String filter) {
        return compare(view(source), view(target), filter).pairs();
    }

    private static TableComparison compare(
            CatalogTable source, CatalogTable target, List<TableColumn> here, List<TableColumn> there) {
        return compare(new TableView(source, here, Model.DUPLICATE), new TableView(target, there, Model.DUPLICATE), "");
    }

    private static TableComparison compare(@Nullable TableView source, @Nullable TableView target, String filter) {
        return TableComparison.of(
                new TablePair("t", "t", Sides.BOTH),
                source,
                target,
                TaskFilter.parse(filter),
                Capabilities.of("3.3.14"));
    }

    private static TableView view(CatalogTable table) {
        return new TableView(table, List.of(ID), Model.DUPLICATE);
    }

    private static TableColumn column(String name, String type) {
        return new TableColumn(name, ColumnType.parse(type), Set.of());
    }
}
