package io.starmigrate.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.PhysicalPartition;
import io.starmigrate.core.starrocks.sql.TableName;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeptPartitionsTest {
    private static final PartitionPlanner PLANNER =
            new PartitionPlanner(new RecentChange(LocalDateTime.parse("2026-01-01T00:00:00")));

    @Test
    void tellsEveryPartitionAsItWas() {
        List<CatalogPartition> told = List.of(
                one(new PhysicalPartition(7, 3, 2L, "2026-02-28 23:59:00", false)),
                one(new PhysicalPartition(7, 3, null, null, true)),
                one(new PhysicalPartition(7, 3, 0L, null, true)),
                one(new PhysicalPartition(7, 3, 0L, "2026-02-28 23:59:00.5", true)),
                one(new PhysicalPartition(7, 3, null, "2026-02-30 00:00:00", false)),
                one(new PhysicalPartition(7, 3, null, "of old", false)),
                new CatalogPartition(
                        "several",
                        List.of(
                                new PhysicalPartition(7, 3, 2L, "2026-02-28 23:59:01"),
                                new PhysicalPartition(8, 4, 1L, null)),
                        "bounds",
                        5,
                        6));

        List<CatalogPartition> packed = CatalogTable.packed(told);

        assertThat(packed).isEqualTo(told);
        assertThat(CatalogTable.packed(packed)).isSameAs(packed);
        assertThat(IntStream.range(0, told.size()).filter(i -> packed.get(i) == told.get(i)))
                .as("those that are kept as they were told, because no number says as much")
                .containsExactly(3, 4, 5, 6);
    }

    @Test
    void holdsAPlanWithoutAnObjectForEachOfItsPartsAndTellsItTheSameEachTime() {
        CatalogPartition cold = one(new PhysicalPartition(7, 3, 2L, "2025-12-31 23:59:59", false));
        CatalogTable orders = table("orders", cold, named("p0", 0L), named("p2", 5L));
        CatalogTable sales =
                table("sales", one(new PhysicalPartition(8, 3, null, "2026-01-01 00:00:00", false)), named("p1", 9L));

        PartitionPlanner.Plan plan = PLANNER.plan(List.of(sales, orders), TaskFilter.all());

        PlannedPartition first = new PlannedPartition(orders, cold, new ChangeToken("7:2"));
        assertThat(plan.partitions())
                .as("the largest, then by the names of their tables and their own; last what has changed of late")
                .startsWith(first)
                .extracting(PlannedPartition::token)
                .containsExactly(
                        new ChangeToken("7:2"),
                        new ChangeToken("7:0"),
                        new ChangeToken("7:5"),
                        new ChangeToken("7:9"),
                        new ChangeToken("8:3"));
        assertThat(plan.partitions().get(0))
                .isEqualTo(first)
                .isNotSameAs(plan.partitions().get(0));
        assertThat(plan.without(Set.of("sales")).partitions()).hasSize(3).startsWith(first);
        assertThat(new PartitionPlanner.Plan(plan.partitions(), List.of(), plan.refused()).partitions())
                .isSameAs(plan.partitions());
    }

    private static CatalogTable table(String name, CatalogPartition... partitions) {
        return new CatalogTable(
                new TableName("shop", name),
                new PartitionScheme(PartitionScheme.Kind.RANGE, null, "RANGE(d)"),
                List.of(partitions));
    }

    private static CatalogPartition named(String name, long dataVersion) {
        return new CatalogPartition(
                name,
                List.of(new PhysicalPartition(7, 3, dataVersion, "2025-12-31 00:00:00", true)),
                "[types: [DATE]; keys: [x]; )",
                1,
                1);
    }

    private static CatalogPartition one(PhysicalPartition physical) {
        return new CatalogPartition("p1", List.of(physical), "[types: [DATE]; keys: [x]; )", 9, 10);
    }
}
