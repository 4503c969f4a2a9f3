package io.starmigrate.core;

import static io.starmigrate.core.plan.CatalogFixture.dated;
import static io.starmigrate.core.plan.CatalogFixture.ranged;
import static io.starmigrate.core.plan.CatalogFixture.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.PartitionPlanner;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.plan.RecentChange;
import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.sql.Sql;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The program of {@code docs/embedding.md} that plans does what the guide says. */
class PlanGuideTest {
    // guide begins
    /** How to count the rows that would be moved, partition by partition in the order of exporting. */
    static List<Sql> planned(List<CatalogTable> catalog) {
        // The values of TABLE_NAMES, TASK_FILTER and DATA_FILTER, read as the commands read them.
        TableSelection tables = TableSelection.of(List.of("sales*", "!sales_tmp"));
        TaskFilter january = TaskFilter.parse("RANGE(2024-01-01, 2024-02-01)");
        DataFilter paid = new DataFilter("status = 'paid'");

        List<CatalogTable> chosen = catalog.stream()
                .filter(table -> tables.includes(table.name().table()))
                .toList();
        // The largest first; what has changed since then may change again, and goes last.
        RecentChange hot = new RecentChange(LocalDateTime.of(2024, 1, 31, 0, 0));
        PartitionPlanner.Plan plan = new PartitionPlanner(hot).plan(chosen, january);
        plan.notes().forEach(System.out::println);
        plan.refused().forEach((table, why) -> System.out.println(table + ": " + why));
        return plan.partitions().stream()
                .map(PlannedPartition::part)
                .map(paid::count)
                .toList();
    }
    // guide ends

    @Test
    void the_program_counts_the_chosen_rows_of_the_chosen_partitions() {
        List<CatalogTable> catalog = List.of(
                ranged(
                        "sales",
                        dated("p202401", "2024-01-01", "2024-02-01"),
                        dated("p202402", "2024-02-01", "2024-03-01")),
                ranged("sales_tmp", dated("p202401", "2024-01-01", "2024-02-01")),
                whole("items", 10));

        assertThat(planned(catalog))
                .singleElement()
                .extracting(Sql::text)
                .satisfies(
                        text -> assertThat(text).contains("`shop`.`sales` PARTITION (`p202401`)", "status = 'paid'"));
    }
}
