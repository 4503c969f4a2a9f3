package io.starmigrate.core.starrocks.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.type.ColumnType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncColumnTest {
    private static final SyncColumn UPDATED = new SyncColumn("updated");

    @ParameterizedTest
    @ValueSource(strings = {"date", "datetime", "tinyint", "smallint", "int(11)", "bigint(20)", "largeint(40)"})
    void can_be_a_date_a_time_or_a_whole_number(String type) {
        assertThat(UPDATED.obstacle(List.of(column("Updated", type)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "varchar(20), it is a VARCHAR(20)",
        "double, it is a DOUBLE",
        "boolean, it is a BOOLEAN",
        "'decimal(10,2)', 'it is a DECIMAL(10, 2)'"
    })
    void is_refused_where_it_is_anything_else(String type, String found) {
        assertThat(UPDATED.obstacle(List.of(column("id", "int"), column("updated", type))))
                .get()
                .hasToString("column updated: the setting syncColumn names it, and " + found
                        + "; name one of DATE, DATETIME or a"
                        + " whole number (it has [id]), or leave the table out of the setting syncColumn");
    }

    @Test
    void is_refused_where_the_table_has_none_or_computes_it() {
        List<TableColumn> columns = List.of(column("id", "int"), column("updated", "datetime", Trait.GENERATED));

        assertThat(List.of(UPDATED, new SyncColumn("nix")))
                .allSatisfy(sync -> assertThat(sync.obstacle(columns))
                        .get()
                        .asString()
                        .contains("the table has no such column that rows are written with", "[id]"));
    }

    private static TableColumn column(String name, String type, Trait... traits) {
        return new TableColumn(name, ColumnType.parse(type), Set.of(traits));
    }
}
