package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.starrocks.ddl.DdlException;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.sql.Sql;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaRewriterTest extends RewriterBench {
    @Test
    void namesInConstraintsFollowAndTablesComeAfterThoseTheyReferTo() {
        Renames renames = new Renames("rec", "market", Map.of("users", "people"));
        SchemaRewriter rewriter = new SchemaRewriter(SN33, SN33, RewriteSettings.of(renames));
        TableDdl table = TableDdl.read(
                table(
                        "`k` int(11) NOT NULL",
                        "DUPLICATE KEY(`k`)\nPROPERTIES (\"foreign_key_constraints\" ="
                                + " \"(k) REFERENCES default_catalog.rec.users(users)\", \"unique_constraints\" = \"users;rec.users.k\")"));

        assertThat(rewriter.table(table).definition().properties())
                .isEqualTo(Map.of(
                        "foreign_key_constraints", "(k) REFERENCES default_catalog.market.people(users)",
                        "unique_constraints", "users;market.people.k"));
        assertThat(rewriter.needs(table)).containsExactly("users");
    }

    @Test
    void materializedViewsAreHeldBackAndRefreshedAfterwards() {
        Rewritten<ViewDdl> view = new SchemaRewriter(SD31, SN33, SETTINGS)
                .view(recorded("3.1-shared_data", "SHOW CREATE MATERIALIZED VIEW rec.mv1"));

        assertThat(view.definition().sql())
                .contains("CREATE MATERIALIZED VIEW `market`.`mv1` (`k`, `n`)")
                .contains("REFRESH DEFERRED MANUAL")
                .contains("FROM `market`.`uniq`")
                .doesNotContain("MATERIALIZED_VIEW", "storage_volume");
        assertThat(view.deferred())
                .extracting(Sql::text)
                .containsExactly(
                        "ALTER MATERIALIZED VIEW `market`.`mv1` REFRESH ASYNC START(\"2030-01-01 00:00:00\") EVERY(INTERVAL 1 DAY)",
                        "REFRESH MATERIALIZED VIEW `market`.`mv1`");
    }

    @Test
    void aViewWhoseNamesDoNotTellWhatTheyMeanIsRefusedByName() {
        RewriteSettings settings =
                RewriteSettings.of(new Renames("shop", "shop2", Map.of("orders", "o2", "items", "i2")));
        Rewritten<ViewDdl> rewritten = new SchemaRewriter(SN33, SN33, settings)
                .view("CREATE VIEW `v` (`id`) AS SELECT orders.id FROM shop.orders JOIN archive.orders");

        assertThat(rewritten.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.object()).isEqualTo("v");
            assertThat(refusal.reason()).contains("\"orders\" can stand for several", "the setting tableNames");
        });
    }

    @Test
    void whatAFrontEndSpellsOtherwiseIsNoDifferenceAndALostCommentIsOne() {
        String made = table(
                "`k` int NOT NULL,\n  `g` int NULL AS `k` + 1",
                "DUPLICATE KEY(`k`)\nCOMMENT \"OLAP\"\nPARTITION BY date_trunc('day', `d`)\nDISTRIBUTED BY HASH(`k`) BUCKETS 1"
                        + "\nPROPERTIES (\"foreign_key_constraints\" = \"(k) REFERENCES u(k)\")");
        TableDdl expected = TableDdl.read(made);
        TableDdl printed = TableDdl.read(made.replace("`k` + 1", "`rec`.`t`.`k` + 1")
                .replace("'day', `d`", "\"day\", d")
                .replace("REFERENCES u(k)", "REFERENCES default_catalog.market.u(k)"));

        assertThat(SchemaComparison.of(expected, printed)).isEmpty();
        assertThat(SchemaComparison.of(expected, TableDdl.read(made.replace("\nCOMMENT \"OLAP\"", ""))))
                .extracting(SchemaDifference::clause)
                .containsExactly("COMMENT");
        assertThat(SchemaComparison.of(TableDdl.read(made.replace("\nCOMMENT \"OLAP\"", "")), expected))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE t (`k` int NULL SPARSE) | line 1, column 30 | \"SPARSE\"",
                "CREATE TABLE t (`k` nothing NULL) | line 1, column 21 | no type is named nothing",
                "CREATE TABLE t (`k` int) CLUSTER BY (k) | line 1, column 26 | \"CLUSTER\"",
                "CREATE TEMPORARY TABLE t (`k` int) | line 1, column 8 | temporary",
                "CREATE TABLE t (`k` int COMMENT \"open) | line 1, column 33 | not closed",
                "CREATE TABLE t (`k` int) ORDER BY(`k`) ORDER BY(`k`) | line 1, column 40 | stands twice",
            })
    void whatIsNotUnderstoodIsRefusedWithItsPlace(String ddl, String place, String what) {
        assertThatExceptionOfType(DdlException.class)
                .isThrownBy(() -> TableDdl.read(ddl))
                .withMessageContaining(place)
                .withMessageContaining(what);
    }

    @Test
    void objectsAreMadeAfterWhatTheyNeedAndCyclesAreNamed() {
        CreationOrder order = CreationOrder.of(Map.of(
                "a",
                List.of("b"),
                "b",
                List.of("c", "elsewhere"),
                "c",
                List.of(),
                "x",
                List.of("y"),
                "y",
                List.of("x")));

        assertThat(order.ordered()).containsExactly("c", "b", "a");
        assertThat(order.cyclic()).containsExactlyInAnyOrder("x", "y");
    }

    @Test
    void tablesAreComparedByMeaning() {
        TableDdl one = TableDdl.read(recorded("3.3-shared_nothing", "SHOW CREATE TABLE rec.scalars"));
        TableDdl other = TableDdl.read(recorded("3.5-shared_data", "SHOW CREATE TABLE rec.scalars"));
        TableDdl changed = TableDdl.read(one.sql().replace("`bi` bigint(20)", "`bi` int(11)"));

        assertThat(SchemaComparison.of(one, other)).isEmpty();
        assertThat(SchemaComparison.of(one, changed))
                .extracting(SchemaDifference::clause)
                .containsExactly("column bi type");
    }
}
