package io.starmigrate.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.check.CheckLine.Verdict;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterCheckTest {
    private static final CatalogRow ALIVE =
            CatalogRow.of(Map.of("IP", "10.0.0.1", "Alive", "true", "AvailCapacity", "10.000 GB"));
    private static final CatalogRow DEAD = CatalogRow.of(Map.of("IP", "10.0.0.2", "Alive", "false"));

    private static ClusterFacts facts(String version, RunMode mode, CatalogRow... nodes) {
        return new ClusterFacts(new ClusterProfile(Capabilities.of(version), mode), Map.of(), List.of(nodes), "");
    }

    private static List<CheckLine> wrong(ClusterFacts facts) {
        return ClusterCheck.of("source", facts).stream()
                .filter(line -> line.verdict() != Verdict.OK)
                .toList();
    }

    @Test
    void a_cluster_of_a_sound_release_whose_nodes_are_alive_is_ok() {
        assertThat(wrong(facts("3.5.19", RunMode.SHARED_DATA, ALIVE))).isEmpty();
    }

    @Test
    void each_known_defect_is_a_warning_of_its_own() {
        assertThat(ClusterCheck.defects("source", List.of("rows may be lost in t", "dates may be shifted in u")))
                .extracting(CheckLine::found)
                .containsExactly("rows may be lost in t", "dates may be shifted in u");
        assertThat(ClusterCheck.defects("source", List.of("rows may be lost in t")))
                .allSatisfy(line -> assertThat(line.verdict()).isEqualTo(Verdict.WARNING))
                .allSatisfy(line -> assertThat(line.subject()).isEqualTo("source release"))
                .allSatisfy(line -> assertThat(line.fix()).isNotEmpty());
    }

    @Test
    void a_dead_node_a_silent_front_end_and_hidden_nodes_are_named_with_what_to_do() {
        ClusterProfile profile = new ClusterProfile(Capabilities.of("3.5.19"), RunMode.UNKNOWN);
        ClusterFacts silent = new ClusterFacts(profile, Map.of("fe2:9030", "refused"), List.of(ALIVE, DEAD), "");
        ClusterFacts hidden = new ClusterFacts(profile, Map.of(), List.of(), "access denied");

        assertThat(wrong(silent))
                .extracting(CheckLine::found)
                .anyMatch(found -> found.contains("fe2:9030"))
                .anyMatch(found -> found.contains("10.0.0.2"));
        assertThat(wrong(hidden)).extracting(CheckLine::fix).allMatch(fix -> fix.contains("grant OPERATE ON SYSTEM"));
    }

    @Test
    void disks_must_hold_staging_beside_what_it_replaces() {
        ClusterFacts disks = facts("3.5.19", RunMode.SHARED_NOTHING, ALIVE);

        assertThat(ClusterCheck.room(disks, 4L << 30).verdict()).isEqualTo(Verdict.OK);
        assertThat(ClusterCheck.room(disks, 6L << 30).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(ClusterCheck.room(facts("3.5.19", RunMode.SHARED_NOTHING, DEAD), 1)
                        .verdict())
                .isEqualTo(Verdict.WARNING);
        assertThat(ClusterCheck.room(facts("3.5.19", RunMode.SHARED_DATA), 1L << 60)
                        .verdict())
                .isEqualTo(Verdict.OK);
    }

    @Test
    void a_quota_that_is_too_small_is_named_with_the_statement_that_widens_it() {
        List<CatalogRow> told = List.of(
                CatalogRow.of(Map.of("DbName", "other", "Quota", "1.000 B")),
                CatalogRow.of(Map.of("DbName", "default_cluster:shop", "Quota", "10.000 GB")));
        List<CatalogRow> wide = List.of(CatalogRow.of(Map.of("DbName", "shop", "Quota", "8388608.000 TB")));

        assertThat(ClusterCheck.quota(told, "shop", 4L << 30))
                .singleElement()
                .matches(line -> line.verdict() == Verdict.OK);
        assertThat(ClusterCheck.quota(told, "shop", 6L << 30)).singleElement().satisfies(line -> {
            assertThat(line.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(line.fix()).startsWith("ALTER DATABASE `shop` SET DATA QUOTA 42G");
        });
        assertThat(ClusterCheck.quota(wide, "shop", 1L << 50))
                .singleElement()
                .matches(line -> line.verdict() == Verdict.OK);
        assertThat(ClusterCheck.quota(List.of(), "shop", 1)).isEmpty();
    }

    @Test
    void a_source_that_could_be_cloned_is_said_to_be() {
        ClusterFacts lake = facts("3.5.1", RunMode.SHARED_DATA);

        assertThat(ClusterCheck.clone(lake, facts("3.5.9", RunMode.SHARED_DATA)))
                .hasSize(1);
        assertThat(ClusterCheck.clone(lake, facts("3.5.9", RunMode.SHARED_NOTHING)))
                .isEmpty();
        assertThat(ClusterCheck.clone(lake, facts("4.0.1", RunMode.SHARED_DATA)))
                .isEmpty();
        assertThat(ClusterCheck.clone(facts("3.3.1", RunMode.SHARED_DATA), facts("3.3.9", RunMode.SHARED_DATA)))
                .isEmpty();
    }
}
