package io.starmigrate.core.starrocks.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.core.starrocks.catalog.PartitionStorage;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.sql.TableName;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A temporary partition is told what the partition it takes the place of has of its own, and nothing else. */
class StagedStorageTest {
    private static final String SOON = "2026-11-30 00:00:00";

    private static StagedStorage staged(
            String distribution, String properties, @Nullable Integer buckets, Map<String, String> own) {
        TableDdl table = TableDdl.read("CREATE TABLE `t` (`k` int(11) NOT NULL) ENGINE=OLAP DUPLICATE KEY(`k`)"
                + " DISTRIBUTED BY " + distribution + " PROPERTIES (\"replication_num\" = \"3\"" + properties + ")");
        return StagedStorage.like(table, new PartitionStorage("p", buckets, own), () -> SOON);
    }

    private static StagedStorage staged(Map<String, String> own, String properties) {
        return staged("HASH(`k`) BUCKETS 2", properties, 2, own);
    }

    @Test
    void whatIsAsTheTableSaysIsNotSaid() {
        assertThat(staged(Map.of("replication_num", "3", "storage_medium", "HDD"), ""))
                .isEqualTo(StagedStorage.AS_THE_TABLE);
        assertThat(staged(Map.of(), "")).isEqualTo(StagedStorage.AS_THE_TABLE);
        assertThat(staged(
                        Map.of("storage_medium", "SSD", "storage_cooldown_time", "2027-01-01 00:00:00"),
                        ", \"storage_medium\" = \"SSD\", \"storage_cooldown_time\" = \"2027-01-01 00:00:00\""))
                .isEqualTo(StagedStorage.AS_THE_TABLE);
    }

    @Test
    void bucketsAreSaidWhereTheTableCountsThem() {
        assertThat(staged("HASH(`k`) BUCKETS 2", "", 7, Map.of()).distribution())
                .isEqualTo(" DISTRIBUTED BY HASH(`k`) BUCKETS 7");
        assertThat(staged("HASH(`k`)", "", 7, Map.of())).isEqualTo(StagedStorage.AS_THE_TABLE);
        assertThat(staged("RANDOM BUCKETS 2", "", 7, Map.of())).isEqualTo(StagedStorage.AS_THE_TABLE);
        assertThat(staged("HASH(`k`) BUCKETS 2", "", null, Map.of())).isEqualTo(StagedStorage.AS_THE_TABLE);
    }

    @Test
    void aTimeGoesWithItsMediumUnlessItIsNearOrOver() {
        Map<String, String> cooling =
                new TreeMap<>(Map.of("storage_medium", "SSD", "storage_cooldown_time", "2027-01-01 00:00:00"));
        assertThat(staged(cooling, "").properties())
                .isEqualTo(" (\"storage_medium\" = \"SSD\", \"storage_cooldown_time\" = \"2027-01-01 00:00:00\")");
        cooling.put("storage_cooldown_time", "2026-11-29 20:00:00");
        assertThat(staged(cooling, "")).isEqualTo(StagedStorage.AS_THE_TABLE);
        assertThat(staged(
                        Map.of("storage_medium", "HDD"),
                        ", \"storage_medium\" = \"SSD\", \"storage_cooldown_time\" = \"2027-01-01 00:00:00\""))
                .isEqualTo(StagedStorage.AS_THE_TABLE);
        assertThat(staged(
                                Map.of("storage_medium", "HDD"),
                                ", \"storage_medium\" = \"SSD\", \"storage_cooldown_time\" = \"9999-12-31 23:59:59\"")
                        .properties())
                .isEqualTo(" (\"storage_medium\" = \"HDD\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[types: [INT]; keys: [1]; ..types: [INT]; keys: [2]; )", "('a', 'b')", "(('a', '1'))"})
    void theStatementIsReadByTheGrammar(String bounds) {
        StagedStorage staged = staged(
                "HASH(`k`) BUCKETS 2",
                "",
                7,
                Map.of(
                        "replication_num",
                        "1",
                        "storage_medium",
                        "SSD",
                        "storage_cooldown_time",
                        "2027-01-01 00:00:00"));

        Grammar.requireReadable(StagingStatements.addTemporaryPartition(
                new TableName("d", "t"), "s", PartitionBounds.parse(bounds), staged));
    }
}
