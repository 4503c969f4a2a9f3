package io.starmigrate.worker.starrocks.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ToldPartitionsTest {
    @Test
    void tellsTheSameInWhateverOrderRowsCome() {
        List<CatalogRow> rows = new ArrayList<>();
        for (String table : List.of("orders", "sales")) {
            for (int i = 0; i < 20; i++) {
                rows.add(row(table, "p" + i / 2, Integer.toString(100 + i), "0"));
            }
        }
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        ToldPartitions together = told(rows);
        Map<String, List<CatalogPartition>> expected =
                Map.of("orders", together.take("orders"), "sales", together.take("sales"));

        Collections.shuffle(rows, new Random(seed));
        ToldPartitions scattered = told(rows);

        assertThat(expected.get("orders")).hasSize(10).allSatisfy(partition -> {
            assertThat(partition.physical()).hasSize(2);
            assertThat(partition.rows()).isEqualTo(10);
        });
        expected.forEach((table, partitions) -> {
            assertThat(scattered.has(table)).isTrue();
            assertThat(scattered.take(table))
                    .extracting(
                            CatalogPartition::name,
                            CatalogPartition::rows,
                            partition -> partition.physical().size())
                    .containsExactlyInAnyOrderElementsOf(partitions.stream()
                            .map(one ->
                                    tuple(one.name(), one.rows(), one.physical().size()))
                            .toList());
        });
    }

    @Test
    void leavesOutWhatIsTemporaryWhatNobodyWantsAndWhatCannotBeRead() {
        ToldPartitions told = told(List.of(
                row("orders", "p1", "1", "0"),
                row("orders", "t1", "2", "1"),
                row("orders", "$shadow_automatic_partition", "3", "false"),
                row("views", "p1", "4", "0"),
                row("odd", "p1", "5", "0"),
                row("odd", "p2", "of old", "0"),
                row("odd", "p3", "7", "0"),
                row("sales", "$shadow_automatic_partition", "8", "0")));

        assertThat(told.take("orders")).extracting(CatalogPartition::name).containsExactly("p1");
        assertThat(told.has("views")).isFalse();
        assertThat(told.has("odd")).isFalse();
        assertThat(told.has("sales"))
                .as("a table without partitions is told, too")
                .isTrue();
        assertThat(told.take("sales")).isEmpty();
    }

    private static ToldPartitions told(List<CatalogRow> rows) {
        ToldPartitions told = new ToldPartitions(List.of("orders", "sales", "odd"));
        rows.forEach(told);
        assertThat(told.has("orders")).isTrue();
        return told;
    }

    private static CatalogRow row(String table, String partition, String id, String temporary) {
        Map<String, String> values = new HashMap<>();
        values.put("TABLE_NAME", table);
        values.put("PARTITION_NAME", partition);
        values.put("PARTITION_ID", id);
        values.put("VISIBLE_VERSION", "2");
        values.put("VISIBLE_VERSION_TIME", "2026-01-01 00:00:00");
        values.put("IS_TEMP", temporary);
        values.put("PARTITION_VALUE", "");
        values.put("ROW_COUNT", "5");
        values.put("DATA_SIZE", "1KB");
        return CatalogRow.of(values);
    }
}
