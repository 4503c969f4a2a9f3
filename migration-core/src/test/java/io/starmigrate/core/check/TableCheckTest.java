package io.starmigrate.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.transfer.TransferPlan.Obstacle;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableCheckTest {
    private static TablePlan table(String name, int units, String... notes) {
        return new TablePlan(
                new TableName("shop", name),
                units,
                new TablePlan.Way(Kind.CSV, List.of()),
                null,
                new TablePlan.Assessment(List.of(), List.of(notes)));
    }

    @Test
    void what_is_to_be_known_of_several_tables_is_said_once_with_their_names() {
        assertThat(TableCheck.of(List.of(
                        table("orders", 1, "it has views", "it has counters"),
                        table("users", 2, "it has views"),
                        table("items", 3))))
                .containsExactly(
                        CheckLine.ok("table shop.orders", "1 partition by CSV; it has counters"),
                        CheckLine.ok("table shop.users", "2 partitions by CSV"),
                        CheckLine.ok("table shop.items", "3 partitions by CSV"),
                        CheckLine.ok("tables", "orders, users: it has views"));
    }

    @Test
    void a_table_that_cannot_be_moved_says_why_and_nothing_else() {
        TablePlan refused = table("odd", 1, "it has views").refusedFor(new Obstacle("q", "it cannot be written"));

        assertThat(TableCheck.of(List.of(refused, table("users", 1, "it has views"))))
                .extracting(CheckLine::subject, CheckLine::verdict)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("table shop.odd", CheckLine.Verdict.FAILED),
                        org.assertj.core.api.Assertions.tuple("table shop.users", CheckLine.Verdict.OK));
    }
}
