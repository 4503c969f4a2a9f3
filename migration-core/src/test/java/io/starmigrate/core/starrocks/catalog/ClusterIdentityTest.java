package io.starmigrate.core.starrocks.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.ClusterIdentity.Likeness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterIdentityTest {
    private static final ClusterIdentity HERE = ClusterIdentity.at(List.of("Fe1.example", "fe2.example"), 9030);
    private static final ClusterIdentity THERE = ClusterIdentity.at(List.of("10.0.0.1"), 9030);

    @Test
    void it_is_read_from_the_answer_of_any_version() {
        CatalogRow recorded = CatalogRow.of(Map.of("Name", "n", "IP", "FE-0", "QueryPort", "9030", "ClusterId", "7"));

        assertThat(HERE.told(List.of(recorded)))
                .isEqualTo(new ClusterIdentity(
                        "7", List.of("fe-0:9030"), List.of("fe1.example:9030", "fe2.example:9030")));
        assertThat(HERE.told(List.of())).isEqualTo(HERE);
        assertThat(HERE.told(List.of(CatalogRow.of(Map.of("IP", "a", "QueryPort", "1", "ClusterId", "-1"))))
                        .id())
                .isEmpty();
    }

    @Test
    void one_address_in_common_is_one_cluster_whatever_else_is_said() {
        assertThat(HERE.compare(ClusterIdentity.at(List.of("x", "FE2.example"), 9030)))
                .isEqualTo(Likeness.SAME);
        assertThat(HERE.compare(ClusterIdentity.at(List.of("fe2.example"), 9031)))
                .isEqualTo(Likeness.UNKNOWN);
    }

    @Test
    void the_id_tells_behind_other_addresses() {
        assertThat(told(HERE, "7", "a:1", "b:1").compare(told(THERE, "7", "b:1")))
                .isEqualTo(Likeness.SAME);
        assertThat(told(HERE, "7", "a:1").compare(told(THERE, "8", "a:1"))).isEqualTo(Likeness.OTHER);
        assertThat(told(HERE, "7", "a:1").compare(THERE)).isEqualTo(Likeness.UNKNOWN);
    }

    @Test
    void a_cluster_restored_from_a_snapshot_is_told_by_its_front_ends() {
        assertThat(told(HERE, "7", "a:1", "b:1").compare(told(THERE, "7", "c:1")))
                .isEqualTo(Likeness.OTHER);
        assertThat(told(HERE, "7", "a:1").compare(told(THERE, "7")))
                .as("nobody says which front ends they have")
                .isEqualTo(Likeness.SAME);
    }

    @Test
    void over_time_the_id_decides_and_the_address_where_there_is_none() {
        assertThat(told(HERE, "7", "a:1").isStill(told(THERE, "7", "z:1"))).isTrue();
        assertThat(told(HERE, "7").isStill(told(HERE, "8"))).as("set up anew").isFalse();
        assertThat(told(HERE, "7").isStill(HERE)).isTrue();
        assertThat(told(HERE, "7").isStill(THERE)).isFalse();
        assertThat(HERE.isStill(told(HERE, "7"))).isTrue();
        assertThat(HERE.joined(told(THERE, "7", "a:1")))
                .isEqualTo(new ClusterIdentity(
                        "7", List.of("a:1"), List.of("10.0.0.1:9030", "fe1.example:9030", "fe2.example:9030")));
        assertThat(told(HERE, "7", "a:1").joined(HERE)).isEqualTo(told(HERE, "7", "a:1"));
    }

    private static ClusterIdentity told(ClusterIdentity reached, String id, String... frontEnds) {
        return new ClusterIdentity(id, List.of(frontEnds), reached.addresses());
    }
}
