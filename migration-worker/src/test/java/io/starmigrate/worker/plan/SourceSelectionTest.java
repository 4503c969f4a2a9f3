package io.starmigrate.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.Need;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceSelectionTest {
    private static final List<String> THERE = List.of("orders", "nation");

    @Test
    void refuses_a_table_of_sync_column_that_the_source_does_not_have() {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> tables("SYNC_COLUMN=order:ts,nation:ts\n"))
                .withMessage(
                        "Cannot plan: the setting syncColumn names [order], and the source's database shop has no such tables;"
                                + " did you mean orders? correct the setting syncColumn (it has [orders, nation])")
                .satisfies(refused -> assertThat(refused.fault()).isEqualTo(Fault.WRONG_INPUT));
    }

    @Test
    void takes_a_table_of_sync_column_that_is_not_chosen() {
        assertThat(tables("SYNC_COLUMN=nation:ts\nTABLE_NAMES=orders\n")).containsExactly("orders");
    }

    private static List<String> tables(String text) {
        String source = "SOURCE_HOST=a\nSOURCE_USER=root\nSOURCE_DB_NAME=shop\n";
        return new SourceSelection(ConfigLoader.parse(".env", source + text, Map.of(), Set.of(Need.SOURCE_CLUSTER))
                        .config())
                .tables(THERE, List::of);
    }
}
