package io.starmigrate.core.plan;

import static io.starmigrate.core.plan.CatalogFixture.dated;
import static io.starmigrate.core.plan.CatalogFixture.partition;
import static io.starmigrate.core.plan.CatalogFixture.range;
import static io.starmigrate.core.plan.CatalogFixture.ranged;
import static io.starmigrate.core.plan.CatalogFixture.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PhysicalPartition;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionPlannerTest {
    private static final PartitionPlanner PLANNER =
            new PartitionPlanner(new RecentChange(LocalDateTime.of(2024, 6, 1, 0, 0)));
    private static final String BOUNDS = range("DATE", "2024-01-01", "2024-02-01");

    @Test
    void ordersTheLargestFirstAndTheHotLast() {
        CatalogTable sales = ranged(
                "sales",
                partition("small", BOUNDS, 5, "2024-01-01 00:00:00"),
                partition("hot", BOUNDS, 1000, "2024-06-01 10:00:00"),
                partition("empty", BOUNDS, 0, "2024-01-01 00:00:00"),
                partition("large", BOUNDS, 50, "2024-01-01 00:00:00"));

        assertThat(names(List.of(sales, whole("dim", 20)), "ALL"))
                .containsExactly("sales large", "dim dim", "sales small", "sales empty", "sales hot");
    }

    @Test
    void takesTheNewestValuesForHotWhereTheCatalogTellsNoTimes() {
        CatalogTable sales =
                ranged("sales", dated("new", "2024-06-01", "2024-07-01"), dated("old", "2024-05-01", "2024-06-01"));

        assertThat(names(List.of(sales), "ALL")).containsExactly("sales old", "sales new");
    }

    @Test
    void namesWhatIsToBeReadOfEach() {
        List<PlannedPartition> planned = PLANNER.plan(
                        List.of(whole("dim", 1), ranged("sales", dated("p", "2024-01-01", "2024-02-01"))),
                        TaskFilter.all())
                .partitions();

        assertThat(planned)
                .extracting(PlannedPartition::part)
                .containsExactlyInAnyOrder(
                        TablePart.whole(new TableName("shop", "dim")),
                        TablePart.partition(new TableName("shop", "sales"), "p"));
        assertThat(planned).extracting(PlannedPartition::token).containsOnly(new ChangeToken("1:2"));
    }

    @Test
    void refusesPartitionsThatNoTableHas() {
        List<CatalogTable> tables = List.of(
                ranged("a", dated("p1", "2024-01-01", "2024-02-01")),
                ranged("b", dated("p2", "2024-01-01", "2024-02-01")));

        assertThat(names(tables, "EACH(p1,p2)")).containsExactly("a p1", "b p2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> names(tables, "EACH(p1,p3)"))
                .withMessageContaining("[p3]")
                .withMessageContaining("the setting taskFilter");
    }

    @Test
    void refusesATableAloneThatTheFilterCannotBeAppliedTo() {
        CatalogTable odd = ranged("odd", partition("p1", "???", 5, "2024-01-01 00:00:00"));
        CatalogTable sales = ranged("sales", dated("p1", "2024-01-01", "2024-02-01"));
        TaskFilter filter = TaskFilter.parse("STARTWITH(2023-01-01)");

        PartitionPlanner.Plan plan = PLANNER.plan(List.of(odd, sales), filter);

        assertThat(plan.partitions())
                .extracting(PlannedPartition::tableName)
                .containsExactly(new TableName("shop", "sales"));
        assertThat(plan.refused()).containsOnlyKeys("odd");
        assertThatIllegalArgumentException().isThrownBy(() -> PLANNER.plan(List.of(odd), filter));
        assertThatIllegalArgumentException().isThrownBy(() -> PLANNER.plan(List.of(odd, odd), filter));
    }

    @Test
    void tellsChangesByTheVersionsOfAllPhysicalPartitions() {
        PhysicalPartition one = new PhysicalPartition(20, 9, 3L, null);
        PhysicalPartition two = new PhysicalPartition(7, 5, null, null);
        CatalogPartition partition = new CatalogPartition("p", List.of(one, two), "", 0, 0);
        CatalogPartition swapped = new CatalogPartition("p", List.of(two, one), "", 5, 5);

        assertThat(ChangeToken.of(partition)).hasToString("7:5,20:3").isEqualTo(ChangeToken.of(swapped));
        assertThat(new ChangeToken("7:5,20:3")).isEqualTo(ChangeToken.of(partition));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChangeToken("seven"));
    }

    private static List<String> names(List<CatalogTable> tables, String filter) {
        return PLANNER.plan(tables, TaskFilter.parse(filter)).partitions().stream()
                .map(planned ->
                        planned.tableName().table() + " " + planned.partition().name())
                .toList();
    }
}
