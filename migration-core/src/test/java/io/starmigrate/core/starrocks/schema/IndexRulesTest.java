package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Primary key tables have them from 4.0 on.
                "4.0.9 sn | PRIMARY | GIN('parser' = 'english') | 3.5.20 sn | false",
                "4.0.9 sn | PRIMARY | GIN('parser' = 'english') | 4.0.0 sn | true",
                "4.0.9 sn | DUPLICATE | GIN('parser' = 'english') | 3.3.0 sn | true",
                "4.0.9 sn | DUPLICATE | GIN('parser' = 'english') | 3.2.16 sn | false",
                // Those that StarRocks makes itself are in both modes, from 4.1 on.
                "4.1.2 sn | DUPLICATE | GIN('imp_lib' = 'builtin') | 4.1.7 sd | true",
                "4.1.2 sd | PRIMARY | GIN('imp_lib' = 'BUILTIN') | 4.1.2 sn | true",
                "4.1.2 sn | DUPLICATE | GIN('imp_lib' = 'clucene') | 4.1.7 sd | false",
                "4.1.2 sn | DUPLICATE | GIN('imp_lib' = 'builtin') | 4.0.9 sn | false",
                "4.1.2 sd | DUPLICATE | GIN('imp_lib' = 'builtin') | 4.0.9 sd | false",
                // What the source has, a target of its mode and of no earlier release has, too.
                "4.1.2 sd | DUPLICATE | GIN('parser' = 'english') | 4.1.7 sd | true",
                "4.1.2 sd | DUPLICATE | VECTOR('dim' = '5') | 4.1.2 sd | true",
                "4.1.2 sn | DUPLICATE | VECTOR('dim' = '5') | 4.1.2 sd | false",
                "4.1.2 sn | DUPLICATE | BITMAP | 2.5.0 sn | true",
            })
    void anIndexGoesWhereItIsKnown(String source, String model, String kind, String target, boolean kept) {
        TableDdl table = TableDdl.read("CREATE TABLE `t` (`k` int NOT NULL, `v` varchar(9), INDEX i (`v`) USING " + kind
                + ") ENGINE=OLAP " + model + " KEY(`k`) DISTRIBUTED BY HASH(`k`) BUCKETS 2");
        Rewritten<TableDdl> moved = new SchemaRewriter(
                        cluster(source), cluster(target), RewriteSettings.of(Renames.database("shop", "market")))
                .table(table);

        assertThat(moved.isRefused()).isFalse();
        assertThat(moved.definition().indexes()).hasSize(kept ? 1 : 0);
        assertThat(moved.notes().stream().anyMatch(note -> note.clause().equals("index i")))
                .isEqualTo(!kept);
    }

    private static ClusterProfile cluster(String words) {
        String[] parts = words.split(" ");
        RunMode mode = parts[1].equals("sd") ? RunMode.SHARED_DATA : RunMode.SHARED_NOTHING;
        return new ClusterProfile(Capabilities.of(parts[0]), mode);
    }
}
