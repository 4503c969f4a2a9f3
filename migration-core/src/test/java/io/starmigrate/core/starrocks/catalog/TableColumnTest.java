package io.starmigrate.core.starrocks.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableColumnTest {
    private static final String DDL = """
            CREATE TABLE `t` (
              `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT "said AS AUTO_INCREMENT",
              `m` map<int(11),varchar(20)> NULL COMMENT "",
              `a` int(11) NULL,
              `g` boolean NULL AS `a` > 1 AND `id` < 5 COMMENT "",
              `s` varbinary avg(int(11)) NULL COMMENT "",
              `h` int(11) NULL AS abs(`a`)
            ) ENGINE=OLAP
            PRIMARY KEY(`id`)
            """;

    @Test
    void findsGeneratedAndCountingColumnsInTheDdl() {
        List<TableColumn> columns = TableColumn.readAll(
                List.of(
                        row("id", "bigint", "NO", "true"),
                        row("m", "map<int(11),varchar(20)>", "YES", "false"),
                        row("a", "int", "YES", "false"),
                        row("g", "boolean", "YES", "false"),
                        row("s", "varbinary", "YES", "false"),
                        row("h", "int", "YES", "false")),
                DDL);

        assertThat(columns.get(0).traits()).containsExactlyInAnyOrder(Trait.KEY, Trait.AUTO_INCREMENT);
        assertThat(columns.get(2).traits()).containsExactly(Trait.NULLABLE);
        assertThat(columns)
                .filteredOn(column -> column.is(Trait.AGGREGATE_STATE))
                .hasSize(1);
        assertThat(columns.get(4).traits()).containsExactlyInAnyOrder(Trait.NULLABLE, Trait.AGGREGATE_STATE);
        assertThat(TableColumn.carried(columns)).extracting(TableColumn::name).containsExactly("id", "m", "a", "s");
    }

    @Test
    void takesHiddenPartitionColumnsForGenerated() {
        List<TableColumn> columns =
                TableColumn.readAll(List.of(row("__generated_partition_column_0", "datetime", "YES", "false")), "");

        assertThat(columns.get(0).is(Trait.GENERATED)).isTrue();
    }

    @Test
    void namesTheColumnWhoseTypeItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableColumn.readAll(List.of(row("shape", "geometry", "YES", "NO")), DDL))
                .withMessageContaining("shape")
                .withMessageContaining("geometry");
    }

    private static CatalogRow row(String name, String type, String nullable, String key) {
        return CatalogRow.of(Map.of("Field", name, "Type", type, "Null", nullable, "Key", key, "Extra", ""));
    }
}
