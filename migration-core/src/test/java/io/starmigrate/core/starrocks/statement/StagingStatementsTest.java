package io.starmigrate.core.starrocks.statement;

import static io.starmigrate.core.starrocks.statement.StagingStatements.addPartition;
import static io.starmigrate.core.starrocks.statement.StagingStatements.addTemporaryPartition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.core.starrocks.catalog.PartitionBounds.Range;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.PartitionStep;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagingStatementsTest {
    private static final TableName SALES = new TableName("shop", "sales");
    private static final TableName STAGING = SALES.sibling("sales__staging");
    private static final Range JANUARY =
            (Range) PartitionBounds.parse("[types: [DATE]; keys: [2024-01-01]; ..types: [DATE]; keys: [2024-02-01]; )");
    private static final PartitionBounds LIST =
            PartitionBounds.parse("[[\"a\",\"2024-01-01\"],[\"b\",\"2024-01-02\"]]");

    @Test
    void makesReplacesAndDropsTemporaryPartitions() {
        assertThat(addTemporaryPartition(SALES, "t1", JANUARY))
                .hasToString("ALTER TABLE `shop`.`sales` ADD TEMPORARY PARTITION `t1`"
                        + " VALUES [(\"2024-01-01\"), (\"2024-02-01\"))");
        assertThat(addTemporaryPartition(SALES, PartitionStep.MONTH, JANUARY))
                .hasToString("ALTER TABLE `shop`.`sales` ADD TEMPORARY PARTITIONS"
                        + " START (\"2024-01-01\") END (\"2024-02-01\") EVERY (INTERVAL 1 MONTH)");
        assertThat(StagingStatements.replacePartition(SALES, "p1", "t1"))
                .hasToString("ALTER TABLE `shop`.`sales` REPLACE PARTITION (`p1`) WITH TEMPORARY PARTITION (`t1`)");
        assertThat(StagingStatements.replacePartitions(SALES, new TreeMap<>(Map.of("p1", "t1", "p2", "t2"))))
                .hasToString("ALTER TABLE `shop`.`sales` REPLACE PARTITION (`p1`, `p2`)"
                        + " WITH TEMPORARY PARTITION (`t1`, `t2`)");
        assertThat(StagingStatements.dropTemporaryPartition(SALES, "t1"))
                .hasToString("ALTER TABLE `shop`.`sales` DROP TEMPORARY PARTITION IF EXISTS `t1`");
    }

    @Test
    void makesSwapsAndDropsStagingTables() {
        assertThat(StagingStatements.createStagingTable(STAGING, SALES))
                .hasToString("CREATE TABLE `shop`.`sales__staging` LIKE `shop`.`sales`");
        assertThat(StagingStatements.swap(SALES, STAGING))
                .hasToString("ALTER TABLE `shop`.`sales` SWAP WITH `sales__staging`");
        assertThat(StagingStatements.dropStagingTable(STAGING))
                .hasToString("DROP TABLE IF EXISTS `shop`.`sales__staging` FORCE");
    }

    @Test
    void isReadByTheGrammar() {
        List<Sql> all = List.of(
                addTemporaryPartition(SALES, "t1", JANUARY),
                addTemporaryPartition(SALES, "t1", LIST),
                addPartition(SALES, "p1", LIST),
                addPartition(
                        SALES,
                        "p1",
                        PartitionBounds.parse("[types: [INT]; keys: [100]; ..types: [INT]; keys: [MAXVALUE]; )")),
                StagingStatements.replacePartitions(SALES, Map.of("p1", "t1", "p2", "t2")),
                StagingStatements.replacePartition(SALES, "p1", "t1"),
                StagingStatements.dropTemporaryPartition(SALES, "t1"),
                StagingStatements.createStagingTable(STAGING, SALES),
                StagingStatements.swap(SALES, STAGING),
                StagingStatements.renameStagingTable(STAGING, SALES.sibling("later")),
                StagingStatements.dropStagingTable(STAGING));
        all.forEach(Grammar::requireReadable);
    }

    @ParameterizedTest
    @CsvSource({
        "HOUR, 2024-01-31 23:00:00, 2024-02-01 00:00:00",
        "DAY, 2024-02-28, 2024-02-29",
        "WEEK, 2024-01-01, 2024-01-08",
        "MONTH, 0000-01-01, 0000-02-01",
        "QUARTER, 2024-10-01, 2025-01-01",
        "YEAR, 2024-01-01, 2025-01-01"
    })
    void addsOneStepToAutomaticTablesAndNothingElse(PartitionStep step, String lower, String upper) {
        Grammar.requireReadable(addPartition(SALES, step, range(lower, upper)));
        Grammar.requireReadable(addTemporaryPartition(SALES, step, range(lower, upper)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> addTemporaryPartition(SALES, step, range(lower, "2026-01-01")))
                .withMessageContaining("not exactly one " + step);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> addTemporaryPartition(SALES, step, range(lower, "MAXVALUE")));
    }

    private static Range range(String lower, String upper) {
        return (Range) PartitionBounds.parse(
                "[types: [DATE]; keys: [" + lower + "]; ..types: [DATE]; keys: [" + upper + "]; )");
    }

    @Test
    void refusesPartitionsWhereThereAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> addTemporaryPartition(SALES, "t", PartitionBounds.parse("")))
                .withMessageContaining("staging table");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StagingStatements.swap(SALES, new TableName("other", "t")))
                .withMessageContaining("one database");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StagingStatements.renameStagingTable(STAGING, new TableName("other", "t")))
                .withMessageContaining("one database");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PARTITION BY RANGE(`d`)                    | NAMED_TEMPORARY_PARTITION",
                "PARTITION BY RANGE(`a`, `b`)               | NAMED_TEMPORARY_PARTITION",
                "PARTITION BY LIST(`c`)                     | NAMED_TEMPORARY_PARTITION",
                "PARTITION BY (`c`,`d`)                     | NAMED_TEMPORARY_PARTITION",
                "PARTITION BY date_trunc('month', ts), c    | NAMED_TEMPORARY_PARTITION",
                "PARTITION BY date_trunc('day', ts)         | FOUND_TEMPORARY_PARTITION",
                "PARTITION BY time_slice(d, INTERVAL 7 day) | STAGING_TABLE",
                "COMMENT 'PARTITION BY RANGE(x)'            | STAGING_TABLE"
            })
    void choosesTheStagingOfEachKindOfTable(String clause, StagingChoice.Place place) {
        PartitionScheme scheme = PartitionScheme.of(TableDdl.read("CREATE TABLE `t` (`d` date) DUPLICATE KEY(`d`)\n"
                        + clause + "\nDISTRIBUTED BY HASH(`d`) PROPERTIES (\"a\" = \"b\")")
                .layout()
                .partitioning());

        assertThat(StagingChoice.of(scheme, Publication.SWAP).place()).isEqualTo(place);
        assertThat(StagingChoice.of(scheme, Publication.SWAP).reason()).isNotBlank();
    }
}
