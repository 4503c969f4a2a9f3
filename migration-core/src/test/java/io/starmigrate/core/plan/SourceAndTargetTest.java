package io.starmigrate.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.SourceAndTarget.Side;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.ClusterIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SourceAndTargetTest {
    private static final ClusterIdentity ONE = new ClusterIdentity("7", List.of("10.0.0.1:9030"), List.of("a:9030"));
    private static final ClusterIdentity ALIAS = new ClusterIdentity("7", List.of("10.0.0.1:9030"), List.of("b:9031"));
    private static final ClusterIdentity OTHER = new ClusterIdentity("8", List.of("10.0.0.1:9030"), List.of("c:9030"));
    private static final ClusterIdentity SILENT = ClusterIdentity.at(List.of("d"), 9030);
    private static final List<String> TABLES = List.of("orders", "nation");

    @Test
    void one_cluster_behind_two_addresses_is_refused_and_named() {
        assertThat(refusal(ONE, ALIAS, "shop", Map.of(), SourceAndTargetTest::unasked))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("a:9030", "b:9031", "cluster id 7", "[nation, orders]", "the setting targetDbName")
                        .contains("the setting tableRenames", "snapshot", "10.0.0.1:9030"));
        assertThat(refusal(SILENT, SILENT, "SHOP", Map.of(), SourceAndTargetTest::unasked))
                .isPresent();
    }

    @Test
    void two_clusters_and_another_database_of_one_are_let_pass() {
        assertThat(refusal(ONE, OTHER, "shop", Map.of(), SourceAndTargetTest::unasked))
                .isEmpty();
        assertThat(refusal(ONE, ALIAS, "shop_copy", Map.of(), SourceAndTargetTest::unasked))
                .isEmpty();
    }

    @Test
    void renaming_helps_only_when_no_table_is_written_that_is_read() {
        assertThat(refusal(ONE, ALIAS, "shop", Map.of("orders", "orders2"), SourceAndTargetTest::unasked))
                .hasValueSatisfying(why -> assertThat(why).contains("[nation]"));
        assertThat(refusal(
                        ONE, ALIAS, "shop", Map.of("orders", "nation", "nation", "n2"), SourceAndTargetTest::unasked))
                .as("one is written over the other")
                .hasValueSatisfying(why -> assertThat(why).contains("[nation]"));
        assertThat(refusal(ONE, ALIAS, "shop", Map.of("orders", "o2", "nation", "n2"), SourceAndTargetTest::unasked))
                .isEmpty();
    }

    @Test
    void clusters_that_do_not_say_who_they_are_are_told_by_what_they_hold() {
        assertThat(refusal(SILENT, ONE, "shop", Map.of(), table -> false)).isEmpty();
        assertThat(refusal(SILENT, ONE, "shop", Map.of(), "nation"::equals))
                .hasValueSatisfying(why -> assertThat(why).contains("[nation]", "SHOW FRONTENDS", "GRANT OPERATE"));
    }

    @Test
    void partitions_are_shared_when_one_number_is() {
        assertThat(SourceAndTarget.sharePartitions(partitions(1, 2), partitions(9, 2)))
                .isTrue();
        assertThat(SourceAndTarget.sharePartitions(partitions(1, 2), partitions(3)))
                .isFalse();
        assertThat(SourceAndTarget.sharePartitions(List.of(), partitions(3))).isFalse();
    }

    private static List<CatalogPartition> partitions(int... ids) {
        return java.util.Arrays.stream(ids)
                .mapToObj(id -> CatalogRow.of(
                        Map.of("PartitionId", String.valueOf(id), "PartitionName", "p" + id, "VisibleVersion", "1")))
                .flatMap(row -> CatalogPartition.readAll(List.of(row)).stream())
                .toList();
    }

    private static Optional<String> refusal(
            ClusterIdentity source,
            ClusterIdentity target,
            String database,
            Map<String, String> renames,
            Predicate<String> sharesPartitions) {
        return new SourceAndTarget(
                        new Side(source, "shop"),
                        new Side(target, database),
                        table -> renames.getOrDefault(table, table))
                .refusal(TABLES, sharesPartitions);
    }

    private static boolean unasked(String table) {
        throw new AssertionError("nobody needs to look at " + table);
    }
}
