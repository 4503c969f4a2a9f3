package io.starmigrate.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.starrocks.transfer.SyncColumn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableNamesTest extends ConfigBench {
    @Test
    void reads_what_the_target_calls_tables() {
        Selection selection = load(
                        PREDECESSOR + OSS_ACCESS + "TABLE_RENAMES=orders:orders_2026, 客户 : clients\n", EVERYTHING)
                .config()
                .selection();

        assertThat(selection.targetName("orders")).isEqualTo("orders_2026");
        assertThat(selection.targetName("客户")).isEqualTo("clients");
        assertThat(selection.targetName("lineitem")).isEqualTo("lineitem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "a:b:c", "a:x,b:x", "a:x,a:y", "a*:b", "shop.a:b"})
    void refuses_renames_that_do_not_say_which_table_is_called_what(String renames) {
        assertThatThrownBy(() -> load(PREDECESSOR + OSS_ACCESS + "TABLE_RENAMES=" + renames + "\n", EVERYTHING))
                .hasMessageContaining("TABLE_RENAMES");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "TABLE_NAMES=\"b-chi 表\" | b-chi 表",
                "TABLE_NAMES='b-chi 表' | b-chi 表",
                "TABLE_NAMES=`b-chi 表` | b-chi 表",
                "TABLE_NAMES=orders,\"b-chi 表\" | b-chi 表",
                "TABLE_NAMES=\"b-chi 表\",\"x y\" | b-chi 表",
                "TABLE_NAMES=\"b-chi 表,x y\" | x y",
                "TABLE_NAMES=`shop.a,b;c`,! 'x y' | shop.a,b;c",
                "TABLE_NAMES=\"it's\" | it's",
                "TABLE_NAMES=`12\" records` | 12\" records",
                "TABLE_NAMES=`o*`,`x y` | o*",
                "TABLE_NAMES='`a #b`' | a #b",
            })
    void reads_any_name_in_quotes(String line, String name) {
        TableSelection tables = TableSelection.of(load(
                        PREDECESSOR.replace("TABLE_NAMES=data_point_val , data_point_user,", line) + OSS_ACCESS,
                        EVERYTHING)
                .config()
                .selection()
                .tableNames());

        assertThat(tables.select(List.of("other", "orders_2", "b-chi", name))).containsExactly(name);
    }

    @Test
    void reads_renames_and_storages_in_quotes() {
        MigrationConfig config = load(
                        PREDECESSOR.replaceFirst("(?m)^STORAGES=.*$", "STORAGES=`oss://bucket/a,b`,`s3://target/c d`")
                                + OSS_ACCESS + "TABLE_RENAMES=`a:b, c`:\"d e\",f:g\n",
                        EVERYTHING)
                .config();

        assertThat(config.selection().tableRenames()).isEqualTo(Map.of("a:b, c", "d e", "f", "g"));
        assertThat(config.sourceStorage().root()).hasToString("oss://bucket/a,b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders lineitem",
                "shop.orders",
                "'open",
                "\"a\"b",
                "x`y",
                "a,\"b c",
                "a\u00a0,b",
                "a\u200bb",
                "a、b",
                "a；b",
                "“a”,b",
                "‘a’",
                "«a»",
                "[a,b]",
                "{a}",
                "(a,b)",
                "a;b",
                "a|b",
                "\ufeffa",
                "a\u2028b",
                "a\u3000b",
                "a\u00adb"
            })
    void refuses_names_that_are_rather_something_else(String names) {
        assertThat(faults("TABLE_NAMES=" + names + "\n"))
                .anySatisfy(fault -> assertThat(fault).contains("TABLE_NAMES", "in backquotes"));
    }

    @Test
    void reads_which_column_of_a_table_tells_what_was_written() {
        LoadedConfig loaded =
                load(PREDECESSOR + OSS_ACCESS + "SYNC_COLUMN=orders:updated_at, `a.b c`:`最后 修改`\n", EVERYTHING);
        Selection selection = loaded.config().selection();

        assertThat(selection.syncColumn("orders")).contains(new SyncColumn("updated_at"));
        assertThat(selection.syncColumn("a.b c")).contains(new SyncColumn("最后 修改"));
        assertThat(selection.syncColumn("lineitem")).isEmpty();
        assertThat(loaded.warnings()).isEmpty();
        assertThat(load(PREDECESSOR + OSS_ACCESS + "SYNC_COLUMN=orders:updated_at\nDELTA_SIZE=off\n", EVERYTHING)
                        .warnings())
                .singleElement()
                .asString()
                .contains("SYNC_COLUMN", "DELTA_SIZE is off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "a:b:c", "a:x,a:y", "a*:b", "shop.a:b", "a:b c", "a:"})
    void refuses_columns_that_do_not_say_of_which_table(String columns) {
        assertThat(faults("SYNC_COLUMN=" + columns + "\n"))
                .singleElement()
                .asString()
                .contains("SYNC_COLUMN");
    }
}
