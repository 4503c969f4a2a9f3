package io.starmigrate.core.starrocks.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.sql.TableName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogPartitionTest {
    @Test
    void gathersPhysicalPartitionsUnderTheirName() {
        List<CatalogPartition> partitions = CatalogPartition.readAll(List.of(
                row("12", "p1", "3", "10", "1KB"),
                row("20", "p2", "1", "0", "0B"),
                row("15", "p1", "4", "5", "1.5KB")));

        assertThat(partitions).extracting(CatalogPartition::name).containsExactly("p1", "p2");
        assertThat(partitions.get(0).physical())
                .extracting(PhysicalPartition::id)
                .containsExactly(12L, 15L);
        assertThat(partitions.get(0).rows()).isEqualTo(15);
        assertThat(partitions.get(0).bytes()).isEqualTo(2560);
        assertThat(partitions.get(0).isUntouched()).isFalse();
        assertThat(partitions.get(1).isUntouched()).isTrue();
    }

    @Test
    void passesOverThePlaceholdersOfAutomaticPartitions() {
        assertThat(CatalogPartition.readAll(List.of(
                        row("1", "$shadow_automatic_partition", "1", "0", "0B"),
                        row("2", "p20240101", "2", "1", "1B"))))
                .extracting(CatalogPartition::name)
                .containsExactly("p20240101");
    }

    @Test
    void prefersTheVersionThatCompactionDoesNotMove() {
        CatalogPartition old =
                CatalogPartition.readAll(List.of(row("1", "p", "7", "0", "0B"))).get(0);
        CatalogPartition young = CatalogPartition.readAll(List.of(CatalogRow.of(
                        Map.of("PartitionId", "1", "PartitionName", "p", "VisibleVersion", "9", "DataVersion", "7"))))
                .get(0);

        assertThat(old.physical().get(0).changeVersion()).isEqualTo(7);
        assertThat(young.physical().get(0).changeVersion()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"0B, 0", "1.2GB, 1288490189", "512, 512", "3.5 MB, 3670016", "2KiB, 2048", "1T, 1099511627776"})
    void readsSizesAsPeopleDo(String text, long bytes) {
        assertThat(DataSize.parse(text)).hasValue(bytes);
    }

    @Test
    void findsNoSizeInOtherTexts() {
        assertThat(DataSize.parse("N/A")).isEmpty();
        assertThat(DataSize.parse("")).isEmpty();
    }

    @Test
    void asksInStarRocksOwnWords() {
        TableName table = new TableName("shop", "sales");

        assertThat(CatalogPartition.show(table, "p1"))
                .hasToString("SHOW PARTITIONS FROM `shop`.`sales` WHERE PartitionName = \"p1\"");
        Grammar.requireReadable(CatalogPartition.show(table, "p1"));
        Grammar.requireReadable(CatalogPartition.showTemporary(table));
        Grammar.requireReadable(TableColumn.describe(table));
        Grammar.requireReadable(TableColumn.showCreateTable(table));
        Grammar.requireReadable(TableColumn.list(table));
    }

    private static CatalogRow row(String id, String name, String version, String rows, String size) {
        return CatalogRow.of(Map.of(
                "PartitionId",
                id,
                "PartitionName",
                name,
                "VisibleVersion",
                version,
                "RowCount",
                rows,
                "DataSize",
                size,
                "VisibleVersionTime",
                "2026-11-22 17:11:38"));
    }
}
