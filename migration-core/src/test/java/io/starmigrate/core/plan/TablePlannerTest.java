package io.starmigrate.core.plan;

import static io.starmigrate.core.plan.CatalogFixture.dated;
import static io.starmigrate.core.plan.CatalogFixture.listed;
import static io.starmigrate.core.plan.CatalogFixture.partition;
import static io.starmigrate.core.plan.CatalogFixture.ranged;
import static io.starmigrate.core.plan.CatalogFixture.sliced;
import static io.starmigrate.core.plan.CatalogFixture.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.core.starrocks.transfer.TransferPlan.Obstacle;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TablePlannerTest {
    private static final TableColumn ID = column("id", "int");
    private static final TableColumn NAME = column("name", "varchar(20)");
    private static final CatalogTable DAYS =
            ranged("days", dated("p1", "2024-01-01", "2024-02-01"), dated("p2", "2024-02-01", "2024-02-15"));

    @Test
    void takes_csv_and_says_on_what_condition() {
        TablePlan plan = plan("3.3.19", "3.5.20", DAYS, List.of(ID, NAME), alike(DAYS, ID, NAME));

        assertThat(plan.way().format()).contains(Kind.CSV);
        assertThat(plan.units()).isEqualTo(2);
        assertThat(plan.isRefused()).isFalse();
        assertThat(plan.stagingChoice())
                .get()
                .extracting(StagingChoice::place)
                .isEqualTo(StagingChoice.Place.NAMED_TEMPORARY_PARTITION);
        assertThat(plan.assessment().notes())
                .singleElement()
                .asString()
                .contains("a scan of each partition")
                .contains("goes by Parquet");
        assertThat(plan("2.5.22", "3.5.20", DAYS, List.of(ID, NAME), alike(DAYS, ID, NAME))
                        .assessment()
                        .notes())
                .singleElement()
                .asString()
                .contains("the partition fails");
    }

    @Test
    void refuses_by_column_what_neither_way_carries() {
        TableColumn bitmap = column("b", "bitmap");

        TablePlan plan = plan("3.1.17", "3.5.20", DAYS, List.of(ID, bitmap), alike(DAYS, ID, bitmap));

        assertThat(plan.way().format()).isEmpty();
        assertThat(plan.assessment().refusals())
                .contains(new Obstacle("b", "not by CSV: StarRocks cannot write BITMAP as CSV"))
                .anyMatch(refusal ->
                        refusal.column().isEmpty() && refusal.reason().contains("writes no Parquet"));
    }

    @Test
    void refuses_a_row_filter_where_the_version_cannot_express_it() {
        TablePlanner planner =
                new TablePlanner(Capabilities.of("3.1.17"), Capabilities.of("3.5.20"), new DataFilter("id > 5"));

        TablePlan plan = planner.plan(DAYS, List.of(ID), DAYS.partitions());

        assertThat(plan.assessment().refusals())
                .extracting(Obstacle::reason)
                .anyMatch(reason -> reason.contains("EXPORT has no WHERE, and rows are chosen by id > 5"))
                .anyMatch(reason -> reason.contains("INSERT INTO FILES came with 3.2.0"));
        assertThat(plan.stagingChoice()).isEmpty();
    }

    @Test
    void refuses_tables_that_the_targets_table_does_not_take() {
        TableShape there = new TableShape(
                List.of(column("id", "varchar(9)"), new TableColumn("must", ColumnType.parse("int"), Set.of())),
                CatalogFixture.scheme(""));

        TablePlan plan = plan("3.3.19", "3.5.20", DAYS, List.of(ID, NAME), there);

        assertThat(plan.assessment().refusals()).extracting(Obstacle::column).containsExactly("id", "name", "must", "");
        assertThat(plan.assessment().refusals())
                .last()
                .asString()
                .contains("partitioned by RANGE")
                .contains("not partitioned");
    }

    @Test
    void refuses_partitions_that_the_target_cannot_make() {
        PartitionScheme monthly = CatalogFixture.scheme("PARTITION BY date_trunc('month', `d`)");
        CatalogTable none = listed("none", partition("p", "[[null]]", 1, null));

        assertThat(plan("3.3.19", "3.5.20", DAYS, List.of(ID), new TableShape(List.of(ID), monthly))
                        .assessment()
                        .refusals())
                .singleElement()
                .asString()
                .contains("partition p2")
                .contains("not one MONTH long");
        assertThat(plan("3.3.19", "3.1.17", none, List.of(ID), alike(none, ID))
                        .assessment()
                        .refusals())
                .singleElement()
                .asString()
                .contains("holds NULL");
    }

    @Test
    void moves_sliced_tables_as_one_and_says_what_that_costs() {
        CatalogTable slices =
                sliced("slices", dated("a", "2024-01-01", "2024-01-08"), dated("b", "2024-01-08", "2024-01-15"));

        TablePlan plan = new TablePlanner(Capabilities.of("3.3.19"), Capabilities.of("3.5.20"), DataFilter.all())
                .plan(slices, List.of(ID), slices.units(), alike(slices, ID));

        assertThat(plan.units()).isEqualTo(1);
        assertThat(plan.assessment().notes())
                .satisfiesExactly(
                        whole -> assertThat(whole).contains("whenever one of its 2 partitions"),
                        swapped -> assertThat(swapped).contains("by SWAP").contains("must be given again"));
        assertThat(plan("3.3.19", "3.0.9", slices, List.of(ID), alike(slices, ID))
                        .assessment()
                        .refusals())
                .singleElement()
                .asString()
                .contains("need 3.1.0");
    }

    @Test
    void says_what_becomes_of_generated_and_counting_columns() {
        TableColumn counting = new TableColumn("n", ColumnType.parse("bigint"), Set.of(Trait.AUTO_INCREMENT));
        TableColumn generated = new TableColumn("g", ColumnType.parse("int"), Set.of(Trait.GENERATED));
        CatalogTable dim = whole("dim", 1);

        assertThat(plan("3.3.19", "3.5.20", dim, List.of(counting, generated), alike(dim, counting, generated))
                        .assessment()
                        .notes())
                .satisfiesExactly(
                        left -> assertThat(left)
                                .contains("generated columns are left out")
                                .contains(": g"),
                        kept -> assertThat(kept).contains("(n)").contains("ALTER TABLE"),
                        TablePlannerTest::tellsOfTheOverwrite);
        assertThat(plan("3.3.19", "3.4.9", dim, List.of(counting), alike(dim, counting))
                        .assessment()
                        .notes())
                .satisfiesExactly(
                        kept -> assertThat(kept).contains("3.4.9 cannot set it"),
                        TablePlannerTest::tellsOfTheOverwrite);
    }

    @Test
    void names_the_columns_that_are_not_compared_in_full() {
        TableColumn sketch = column("h", "hll");
        TableColumn bitmap = column("b", "bitmap");
        CatalogTable dim = whole("dim", 1);

        assertThat(plan("3.3.19", "3.5.20", dim, List.of(ID, sketch, bitmap), alike(dim, ID, sketch, bitmap))
                        .assessment()
                        .notes())
                .satisfiesExactly(
                        of -> assertThat(of)
                                .contains("column h is not compared in full")
                                .contains("only its cardinality")
                                .contains("partly verified"),
                        of -> assertThat(of)
                                .contains("column b is not compared in full")
                                .contains("1,000,000 members"),
                        TablePlannerTest::tellsOfTheOverwrite);
    }

    private static void tellsOfTheOverwrite(String note) {
        assertThat(note).contains("written twice inside the target").contains("the setting publish=swap");
    }

    @Test
    void names_the_generated_columns_that_only_one_side_has() {
        TableColumn here = new TableColumn("g", ColumnType.parse("int"), Set.of(Trait.GENERATED));
        TableColumn there = new TableColumn("t", ColumnType.parse("int"), Set.of(Trait.GENERATED));
        CatalogTable dim = whole("dim", 1);

        assertThat(plan("3.3.19", "3.5.20", dim, List.of(ID, here), alike(dim, ID, there))
                        .assessment()
                        .notes())
                .anyMatch(note -> note.contains("does not compute g") && note.contains("partly verified"))
                .anyMatch(note -> note.contains("only the target's table computes t"));
    }

    private static TablePlan plan(
            String source, String target, CatalogTable table, List<TableColumn> columns, TableShape there) {
        return new TablePlanner(Capabilities.of(source), Capabilities.of(target), DataFilter.all())
                .plan(table, columns, table.partitions(), there);
    }

    private static TableShape alike(CatalogTable table, TableColumn... columns) {
        return new TableShape(List.of(columns), table.scheme());
    }

    private static TableColumn column(String name, String type) {
        return new TableColumn(name, ColumnType.parse(type), Set.of(Trait.NULLABLE));
    }
}
