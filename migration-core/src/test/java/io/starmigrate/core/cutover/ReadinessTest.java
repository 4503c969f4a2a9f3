package io.starmigrate.core.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.cutover.Check.Verdict;
import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.PhysicalPartition;
import io.starmigrate.core.starrocks.sql.TableName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    @Test
    void what_must_not_be_stops_the_cutover_and_is_named() {
        List<Check> checks = new Readiness()
                .none("failed", List.of(), "retry")
                .none("dead letters", List.of("a", "b"), "redrive")
                .checks();

        assertThat(checks)
                .containsExactly(
                        new Check("failed", Verdict.GO, "none"),
                        new Check("dead letters", Verdict.NO_GO, "2: a, b; redrive"));
        assertThat(Readiness.isGo(checks)).isFalse();
    }

    @Test
    void what_somebody_should_know_stops_nothing() {
        List<Check> checks = new Readiness()
                .change(new Workload(3, 1 << 20), null)
                .noted("paused", List.of("t"), "it is set back")
                .checks();

        assertThat(checks).extracting(Check::verdict).containsExactly(Verdict.GO, Verdict.NOTE, Verdict.NOTE);
        assertThat(checks.get(0).found()).isEqualTo("3 partitions, 1.0 MB");
        assertThat(Readiness.isGo(checks)).isTrue();
    }

    @Test
    void many_are_counted_and_the_first_are_named() {
        List<String> items = Stream.iterate(1, number -> number + 1)
                .limit(12)
                .map(number -> "p" + number)
                .toList();

        assertThat(new Readiness()
                        .none("failed", items, "retry")
                        .checks()
                        .get(0)
                        .found())
                .startsWith("12: p1, p2,")
                .endsWith("p10, and 2 more; retry");
    }

    @Test
    void statements_are_all_told_each_on_a_line_of_its_own() {
        List<String> grants = Stream.iterate(1, number -> number + 1)
                .limit(12)
                .map(number -> "GRANT r" + number + ";")
                .toList();

        List<Check> checks = new Readiness()
                .statements("grants", grants, "by hand")
                .statements("none", List.of(), "by hand")
                .checks();

        assertThat(checks).extracting(Check::verdict).containsExactly(Verdict.NOTE, Verdict.GO);
        assertThat(checks.get(0).found().lines())
                .hasSize(13)
                .startsWith("12; by hand:", "GRANT r1;")
                .endsWith("GRANT r12;");
        assertThat(checks.get(1).found()).isEqualTo("none");
    }

    private static CatalogTable table(CatalogPartition... partitions) {
        return new CatalogTable(
                new TableName("shop", "orders"),
                new PartitionScheme(PartitionScheme.Kind.LIST, null, "LIST(`p`)"),
                List.of(partitions));
    }

    private static CatalogPartition partition(String name, long version, boolean sharedData) {
        return new CatalogPartition(
                name, List.of(new PhysicalPartition(1, version, null, null, sharedData)), "((\"" + name + "\"))", 1, 1);
    }

    @Test
    void a_version_that_moves_between_two_looks_is_a_write() {
        CatalogTable before = table(partition("p1", 3, false), partition("p2", 3, false));
        CatalogTable after = table(partition("p1", 3, false), partition("p2", 4, false));

        assertThat(FreezeDetection.moved(List.of(before), List.of(before))).isEmpty();
        assertThat(FreezeDetection.moved(List.of(before), List.of(after))).containsExactly("orders/p2");
    }

    @Test
    void what_compaction_moves_is_no_write_but_what_is_born_or_dropped_is() {
        CatalogTable before = table(partition("p1", 3, true), partition("p2", 3, true));

        assertThat(FreezeDetection.moved(
                        List.of(before), List.of(table(partition("p1", 4, true), partition("p2", 3, true)))))
                .isEmpty();
        assertThat(FreezeDetection.moved(
                        List.of(before), List.of(table(partition("p1", 3, true), partition("p3", 3, true)))))
                .containsExactly("orders/p2", "orders/p3");
    }
}
