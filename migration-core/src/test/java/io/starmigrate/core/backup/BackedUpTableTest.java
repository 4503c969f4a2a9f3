package io.starmigrate.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.starrocks.version.RunMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BackedUpTableTest {
    private static final BackedUpTable TABLE =
            new BackedUpTable("shop", "orders", "CREATE TABLE `orders` (`d` date)", "3.1.15", RunMode.SHARED_DATA);

    private static BackedUpTable read(String json) throws IOException {
        return BackedUpTable.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_was_written_is_read() throws IOException {
        assertThat(BackedUpTable.read(TABLE.write())).isEqualTo(TABLE);
        assertThat(TABLE.profile().mode()).isEqualTo(RunMode.SHARED_DATA);
    }

    @Test
    void the_first_form_is_read_for_ever_and_what_later_ones_add_is_passed_over() throws IOException {
        String first = "{\"schema\":1,\"database\":\"shop\",\"table\":\"orders\","
                + "\"statement\":\"CREATE TABLE `orders` (`d` date)\",\"version\":\"3.1.15\",\"mode\":\"SHARED_DATA\"";
        assertThat(read(first + "}")).isEqualTo(TABLE);
        assertThat(read(first + ",\"rollups\":[]}")).isEqualTo(TABLE);
    }

    @Test
    void what_is_none_is_told() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read("{\"schema\":2}"))
                .withMessage("Cannot read a table of schema 2: this version reads 1");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read("{\"schema\":1}"))
                .withMessageContaining("database");
    }
}
