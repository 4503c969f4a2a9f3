package io.starmigrate.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void finds_the_key_that_was_meant() {
        assertThat(Nearest.key("SOURCE_PASSWD")).contains("SOURCE_PWD");
        assertThat(Nearest.key("source_host")).contains("SOURCE_HOST");
        assertThat(Nearest.key("TABLE_NAMS")).contains("TABLE_NAMES");
        assertThat(Nearest.key("STORAGE")).contains("STORAGES");
        assertThat(Nearest.key("COMPLETELY_DIFFERENT")).isEmpty();
    }

    @Test
    void finds_a_table_that_was_written_with_its_database() {
        assertThat(Nearest.among(Stream.of("nation", "orders"), "warehouse.orders"))
                .contains("orders");
        assertThat(Nearest.among(Stream.of("nation", "orders"), "warehouse.ordres"))
                .contains("orders");
        assertThat(Nearest.among(Stream.of("nation", "orders"), "warehouse.lineitem"))
                .isEmpty();
    }

    @Test
    void counts_the_fewest_edits() {
        assertThat(Nearest.edits("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.edits("", "abc")).isEqualTo(3);
        assertThat(Nearest.edits("same", "same")).isZero();
    }
}
