package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as front ends print them: without quotes, with a table before them, of another catalog. */
class OddNamesTest {
    private static final ClusterProfile THERE = new ClusterProfile(Capabilities.of("3.5.2"), RunMode.SHARED_NOTHING);
    private static final ClusterProfile HERE = new ClusterProfile(Capabilities.of("3.5.7"), RunMode.SHARED_NOTHING);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "count(*) | `count(*)`",
                "k, sum(v), concat(a, 'x, y') | `k`, `sum(v)`, `concat(a, 'x, y')`",
                "index, comment, order, a b, 列 | `index`, `comment`, `order`, `a b`, `列`",
                "k COMMENT \"the key\", n COMMENT \"a \"b\" c\" | `k` COMMENT \"the key\", `n` COMMENT \"a \\\"b\\\" c\"",
                "comment COMMENT \"x\", count(*) COMMENT \"y\" | `comment` COMMENT \"x\", `count(*)` COMMENT \"y\"",
                "`a, b` COMMENT \"x\", `c` | `a, b` COMMENT \"x\", `c`",
            })
    void columnsOfAViewAreQuotedHoweverTheyArePrinted(String printed, String written) {
        ViewDdl view = ViewDdl.read("CREATE VIEW `v` (" + printed + ") COMMENT \"VIEW\" AS SELECT 1 FROM `shop`.`t`");

        assertThat(view.sql()).contains("(" + written + ")\nCOMMENT \"VIEW\"\nAS SELECT 1");
        assertThat(ViewDdl.read(view.sql())).isEqualTo(view);
    }

    @ParameterizedTest
    @CsvSource({"a*b, true", "a=b, true", "a!, true", "a b, false", "a-b+c.d, false"})
    void someSignsAreInColumnsOfSharedDataClustersOnly(String name, boolean refused) {
        ClusterProfile sharedData = new ClusterProfile(Capabilities.of("3.5.2"), RunMode.SHARED_DATA);
        TableDdl table = TableDdl.read("CREATE TABLE `t` (`k` int, `" + name + "` int NULL) ENGINE=OLAP\n"
                + "DUPLICATE KEY(`k`)\nDISTRIBUTED BY HASH(`k`) BUCKETS 2");
        RewriteSettings settings = RewriteSettings.of(Renames.database("shop", "shop"));

        assertThat(new SchemaRewriter(sharedData, HERE, settings).table(table).isRefused())
                .isEqualTo(refused);
        assertThat(new SchemaRewriter(sharedData, sharedData, settings)
                        .table(table)
                        .isRefused())
                .isFalse();
    }

    @Test
    void aMaterializedViewIsDividedByItsOwnColumns() {
        Rewritten<ViewDdl> view = new SchemaRewriter(THERE, HERE, RewriteSettings.of(Renames.database("shop", "shop")))
                .view("CREATE MATERIALIZED VIEW `v` (`d`)\nPARTITION BY (date_trunc('month', str2date(`shop`.`t`.`d`,"
                        + " 'a.b')))\nDISTRIBUTED BY RANDOM\nREFRESH MANUAL\nAS SELECT `t`.`d` FROM `shop`.`t`");

        assertThat(view.definition().storage().partitionBy()).isEqualTo("(date_trunc('month', str2date(`d`, 'a.b')))");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(k) REFERENCES default_catalog.shop.b(k) | (k) REFERENCES default_catalog.order.b2(k) | b",
                "(k) REFERENCES b(k); (k) REFERENCES shop.c(k) | (k) REFERENCES b2(k); (k) REFERENCES order.c(k) | b c",
                "(k) REFERENCES hive.shop.b(k) | (k) REFERENCES hive.shop.b(k) | ''",
                "shop.b(k) REFERENCES hive.shop.b(k) | order.b2(k) REFERENCES hive.shop.b(k) | b",
            })
    void constraintsNameTablesOfTheInternalCatalogWithoutQuotes(String printed, String written, String needed) {
        SchemaRewriter rewriter =
                new SchemaRewriter(THERE, HERE, RewriteSettings.of(new Renames("shop", "order", Map.of("b", "b2"))));
        TableDdl table = TableDdl.read("CREATE TABLE `t` (`k` int(11) NOT NULL) ENGINE=OLAP\nDUPLICATE KEY(`k`)\n"
                + "DISTRIBUTED BY HASH(`k`) BUCKETS 2 \nPROPERTIES (\n\"foreign_key_constraints\" = \"" + printed
                + "\"\n);");

        assertThat(rewriter.table(table).definition().properties()).containsValue(written);
        assertThat(String.join(" ", rewriter.needs(table))).isEqualTo(needed);
    }
}
