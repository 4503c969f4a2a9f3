package io.starmigrate.worker.starrocks.targetcluster;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilledColumnsTest {
    private static final TableName ORDERS = new TableName("market", "orders");
    private static final List<TableColumn> OWN = List.of(column("Id"), column("v", Trait.NULLABLE), column("day"));

    private static TableColumn column(String name, Trait... traits) {
        return new TableColumn(name, ColumnType.parse("int"), Set.of(traits));
    }

    @Test
    void files_of_all_columns_that_may_not_be_null_fill_a_table() {
        assertThatCode(() -> FilledColumns.require(ORDERS, List.of("id", "DAY"), OWN))
                .doesNotThrowAnyException();
    }

    @Test
    void what_the_target_lacks_is_named_with_its_table_and_what_adds_it() {
        assertThatThrownBy(() -> FilledColumns.require(ORDERS, List.of("id", "day", "nw"), OWN))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("market.orders lacks columns that the source has: [nw]")
                .hasMessageContaining("ADD COLUMN");
    }

    @Test
    void what_the_source_lacks_is_named() {
        assertThatThrownBy(() -> FilledColumns.require(ORDERS, List.of("id"), OWN))
                .hasMessageContaining("has columns the source lacks: [day]");
    }
}
