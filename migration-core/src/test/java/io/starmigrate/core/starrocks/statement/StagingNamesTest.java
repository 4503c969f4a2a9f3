package io.starmigrate.core.starrocks.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.Capabilities;
import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.TableName;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StagingNamesTest {
    private static final TableName SALES = new TableName("shop", "sales");

    @Test
    void namesStagingPlacesSoThatTheyAreFoundAgain() {
        String name = StagingNames.temporaryPartition("job", SALES, "p202401", 3);

        assertThat(name).matches("migstage_p202401_g3_[0-9a-f]{10}");
        assertThat(StagingNames.temporaryPartition("job", SALES, "p202401", 3)).isEqualTo(name);
        assertThat(StagingNames.temporaryPartition("other", SALES, "p202401", 3))
                .isNotEqualTo(name);
        assertThat(StagingNames.temporaryPartition("job", SALES, "p202401", 4)).isNotEqualTo(name);
        assertThat(StagingNames.isOurs(name)).isTrue();
        assertThat(StagingNames.isOurs("p202401")).isFalse();
    }

    @Test
    void fitsEveryVersionWhateverThePartitionIsCalled() {
        assertThat(StagingNames.temporaryPartition("j", SALES, "日期" + "x".repeat(90), 12))
                .matches("[A-Za-z]\\w{0,63}");
        assertThat(StagingNames.stagingTable("j", new TableName("shop", "t".repeat(64)), 1)
                        .table())
                .hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void findsAPartitionByItsBoundsInTheWordsOfAnotherVersion() {
        List<CatalogPartition> partitions = CatalogPartition.readAll(List.of(CatalogRow.of(
                Map.of("PartitionId", "1", "PartitionName", "tp1", "VisibleVersion", "1", "List", "('a', 'b')"))));

        assertThat(CatalogPartition.find(partitions, PartitionBounds.parse("[[\"a\"],[\"b\"]]")))
                .isPresent();
        assertThat(CatalogPartition.find(partitions, PartitionBounds.parse("[[\"a\"]]")))
                .isEmpty();
    }

    @Test
    void asksWhatAClusterIs() {
        Grammar.requireReadable(ClusterQueries.backendVersion());
        Grammar.requireReadable(ClusterQueries.frontendVersion());
        Grammar.requireReadable(ClusterQueries.frontends());
        Grammar.requireReadable(ClusterQueries.backends());
        Grammar.requireReadable(ClusterQueries.computeNodes());
        Grammar.requireReadable(ClusterQueries.tables("shop"));
        Grammar.requireReadable(ClusterQueries.frontendConfig("label_keep_max%"));
        assertThat(ClusterQueries.runMode(Capabilities.of("3.5.0")))
                .hasToString("ADMIN SHOW FRONTEND CONFIG LIKE 'run_mode'");
        assertThat(ClusterQueries.runMode(Capabilities.of("4.1.0"))).hasToString("SELECT @@run_mode AS Value");
    }
}
