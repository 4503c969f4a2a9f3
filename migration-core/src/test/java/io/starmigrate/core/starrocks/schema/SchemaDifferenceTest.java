package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.schema.SchemaDifference.Kind;
import org.junit.jupiter.api.Test;

class SchemaDifferenceTest {
    private static TableDdl table(String partitions, String comment) {
        return TableDdl.read("CREATE TABLE `t` (\n  `d` int NOT NULL COMMENT \"\"\n) ENGINE=OLAP\nDUPLICATE KEY(`d`)\n"
                + "COMMENT \"" + comment + "\"\nPARTITION BY RANGE(`d`)\n(" + partitions + ")\n"
                + "DISTRIBUTED BY HASH(`d`) BUCKETS 1");
    }

    @Test
    void ofAPartitionThatOneSideHasAndOfOneThatBothHave() {
        String first = "PARTITION p1 VALUES [(\"1\"), (\"2\"))";
        TableDdl expected = table(first + ",\nPARTITION p2 VALUES [(\"2\"), (\"3\"))", "a");
        TableDdl found = table("PARTITION p1 VALUES [(\"1\"), (\"9\"))", "partition b");

        assertThat(SchemaComparison.of(expected, found))
                .extracting(SchemaDifference::kind, SchemaDifference::isOfPartitionsThere)
                .containsExactlyInAnyOrder(
                        tuple(Kind.PARTITION, false), tuple(Kind.PARTITION, true), tuple(Kind.OTHER, false));
    }

    @Test
    void ofAQuery() {
        ViewDdl expected = ViewDdl.read("CREATE VIEW `v` (`a`) AS SELECT a FROM t");
        ViewDdl found = ViewDdl.read("CREATE VIEW `v` (`a`) AS SELECT a FROM u");

        assertThat(SchemaComparison.of(expected, found)).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.QUERY);
            assertThat(difference.isOfQuery()).isTrue();
            assertThat(difference).hasToString("query: expected SELECT a FROM t, found SELECT a FROM u");
        });
    }

    @Test
    void ofWhatItsClauseIsCalledSaysNothing() {
        assertThat(new SchemaDifference("partition p1", "", "there").isOfPartitionsThere())
                .isFalse();
        assertThat(new SchemaDifference("query", "", "").isOfQuery()).isFalse();
    }
}
