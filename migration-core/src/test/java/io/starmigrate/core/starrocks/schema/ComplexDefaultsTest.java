package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defaults that 4.1 takes for types that had none. */
class ComplexDefaultsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json NULL DEFAULT '{}' | true",
                "varbinary NULL DEFAULT \"\" | true",
                "array<int> NULL DEFAULT [1, 2] | true",
                "map<int, int> NULL DEFAULT map{1: 2} | true",
                "bitmap BITMAP_UNION NULL DEFAULT \"\" | true",
                "hll HLL_UNION NOT NULL DEFAULT \"\" | true",
                "percentile PERCENTILE_UNION NULL DEFAULT \"\" | true",
                "json NULL DEFAULT NULL | false",
                "varchar(9) REPLACE NULL DEFAULT \"\" | false",
            })
    void areLeftOutForEarlierTargetsAndTold(String column, boolean dropped) {
        assertThat(moved(column, "4.0.9").notes().stream()
                        .anyMatch(note -> note.clause().equals("column v DEFAULT")))
                .isEqualTo(dropped);
        assertThat(moved(column, "4.0.9").definition().sql().contains("DEFAULT"))
                .isEqualTo(!dropped);
        assertThat(moved(column, "4.1.7").definition().sql()).contains("DEFAULT");
        assertThat(moved(column, "4.1.7").notes()).isEmpty();
    }

    private static Rewritten<TableDdl> moved(String column, String target) {
        SchemaRewriter rewriter = new SchemaRewriter(
                new ClusterProfile(Capabilities.of("4.1.2"), RunMode.SHARED_NOTHING),
                new ClusterProfile(Capabilities.of(target), RunMode.SHARED_NOTHING),
                RewriteSettings.of(Renames.database("shop", "market")));
        return rewriter.table(TableDdl.read("CREATE TABLE `t` (`k` int NULL, `v` " + column
                + ") ENGINE=OLAP AGGREGATE KEY(`k`) DISTRIBUTED BY HASH(`k`) BUCKETS 2"));
    }
}
