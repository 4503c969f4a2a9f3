package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.ddl.TableDdl;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenamedPartitionsTest {
    private static final String JANUARY = "VALUES [(\"2024-01-01\"), (\"2024-02-01\"))";
    private static final String FEBRUARY = "VALUES [(\"2024-02-01\"), (\"2024-03-01\"))";

    private static TableDdl table(String partitions) {
        return TableDdl.read("CREATE TABLE `t` (\n  `d` date NOT NULL COMMENT \"\"\n) ENGINE=OLAP\nDUPLICATE KEY(`d`)\n"
                + "PARTITION BY RANGE(`d`)\n(" + partitions + ")\nDISTRIBUTED BY HASH(`d`) BUCKETS 1");
    }

    @Test
    void a_partition_of_the_same_bounds_that_each_side_alone_has_under_its_name_is_renamed() {
        TableDdl here = table("PARTITION p1 " + JANUARY + ",\nPARTITION february " + FEBRUARY);
        TableDdl there = table("PARTITION p1 " + JANUARY + ",\nPARTITION p2 " + FEBRUARY);

        assertThat(SchemaComparison.renamedPartitions(here, there)).isEqualTo(Map.of("february", "p2"));
    }

    @Test
    void what_only_one_side_has_or_both_have_under_one_name_is_not() {
        TableDdl here = table("PARTITION p1 " + JANUARY + ",\nPARTITION p2 " + FEBRUARY);
        TableDdl swapped = table("PARTITION p1 " + FEBRUARY + ",\nPARTITION p2 " + JANUARY);

        assertThat(SchemaComparison.renamedPartitions(here, table("PARTITION p1 " + JANUARY)))
                .isEmpty();
        assertThat(SchemaComparison.renamedPartitions(here, swapped)).isEmpty();
    }
}
