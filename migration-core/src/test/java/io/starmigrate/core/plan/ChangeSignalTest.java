package io.starmigrate.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeSignalTest {
    private static final Map<String, String> SHOWN =
            Map.of("PartitionId", "7", "PartitionName", "p", "VisibleVersion", "5");
    private static final Map<String, String> META =
            Map.of("PARTITION_ID", "7", "PARTITION_NAME", "p", "VISIBLE_VERSION", "5", "COMPACT_VERSION", "0");

    private static CatalogPartition read(Map<String, String> row, String... more) {
        Map<String, String> all = new HashMap<>(row);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return CatalogPartition.readAll(List.of(CatalogRow.of(all))).get(0);
    }

    @Test
    void before_3_3_the_mode_decides_whether_a_version_that_moved_is_a_change() {
        assertThat(ChangeSignal.of(read(SHOWN, "ReplicationNum", "3"))).isEqualTo(ChangeSignal.VISIBLE_VERSION);
        assertThat(ChangeSignal.of(read(SHOWN, "CompactVersion", "4"))).isEqualTo(ChangeSignal.COMPACTED_VERSION);
        assertThat(ChangeSignal.of(read(META, "STORAGE_PATH", ""))).isEqualTo(ChangeSignal.VISIBLE_VERSION);
        assertThat(ChangeSignal.of(read(META, "STORAGE_PATH", "s3://b/db1/2/7")))
                .isEqualTo(ChangeSignal.COMPACTED_VERSION);
    }

    @Test
    void from_3_3_on_the_data_version_is_compared_in_both_modes() {
        CatalogPartition shown = read(SHOWN, "CompactVersion", "4", "DataVersion", "3");
        CatalogPartition listed = read(META, "STORAGE_PATH", "s3://b/db1/2/7", "DATA_VERSION", "3");

        assertThat(ChangeSignal.of(shown)).isEqualTo(ChangeSignal.DATA_VERSION);
        assertThat(ChangeSignal.of(listed)).isEqualTo(ChangeSignal.DATA_VERSION);
        assertThat(ChangeToken.of(shown)).isEqualTo(ChangeToken.of(listed)).hasToString("7:3");
    }

    @Test
    void only_what_compaction_moves_is_compared_by_its_rows() {
        assertThat(ChangeSignal.values())
                .filteredOn(ChangeSignal::movesWithoutChange)
                .containsExactly(ChangeSignal.COMPACTED_VERSION);
    }
}
