package io.starmigrate.core.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.sql.Sql;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WritersTest {
    private static CatalogRow row(String... cells) {
        Map<String, String> row = new java.util.LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        return CatalogRow.of(row);
    }

    @Test
    void routine_loads_that_run_or_are_about_to_are_named_with_what_stops_them() {
        List<CatalogRow> answer = List.of(
                row("Name", "clicks", "TableName", "orders", "State", "RUNNING"),
                row("Name", "next", "TableName", "orders", "State", "NEED_SCHEDULE"),
                row("Name", "old", "TableName", "orders", "State", "PAUSED"));

        assertThat(Writers.ROUTINE_LOADS.atWork(answer, "shop"))
                .containsExactly(
                        "routine load clicks into orders (PAUSE ROUTINE LOAD FOR `shop`.`clicks`)",
                        "routine load next into orders (PAUSE ROUTINE LOAD FOR `shop`.`next`)");
    }

    @Test
    void a_restore_is_named_while_it_runs_and_by_itself_when_it_has_ended() {
        List<CatalogRow> answer = List.of(
                row("Label", "r1", "State", "DOWNLOADING", "FinishedTime", ""),
                row("Label", "r2", "DbName", "shop", "State", "FINISHED", "FinishedTime", "2026-01-02 03:04:05"),
                row("Label", "r3", "State", "CANCELLED", "FinishedTime", "2026-01-02 03:04:05"));

        assertThat(Writers.RESTORES.question("shop")).hasToString("SHOW RESTORE FROM `shop`");
        assertThat(Writers.RESTORES.atWork(answer, "shop"))
                .containsExactly("restore r1, DOWNLOADING (CANCEL RESTORE FROM `shop`)");
        assertThat(Writers.restored(answer)).containsExactly("restore r2 of shop, ended 2026-01-02 03:04:05");
    }

    @Test
    void pipes_and_tasks_with_a_schedule_are_named() {
        assertThat(Writers.PIPES.atWork(
                        List.of(
                                row("PIPE_NAME", "p", "TABLE_NAME", "shop.orders", "STATE", "RUNNING"),
                                row("PIPE_NAME", "q", "TABLE_NAME", "shop.orders", "STATE", "SUSPENDED")),
                        "shop"))
                .containsExactly("pipe p into shop.orders (ALTER PIPE `shop`.`p` SUSPEND)");
        assertThat(Writers.TASKS.atWork(
                        List.of(
                                row(
                                        "TASK_NAME",
                                        "etl",
                                        "DATABASE",
                                        "shop",
                                        "SCHEDULE",
                                        "PERIODICAL START(…) EVERY(1 HOURS)"),
                                row(
                                        "TASK_NAME",
                                        "mv-123",
                                        "DATABASE",
                                        "shop",
                                        "SCHEDULE",
                                        "PERIODICAL START(…) EVERY(1 HOURS)"),
                                row("TASK_NAME", "ctas", "DATABASE", "shop", "SCHEDULE", "MANUAL")),
                        "shop"))
                .containsExactly("task etl (DROP TASK `etl`)");
    }

    @Test
    void transactions_that_do_not_show_yet_are_named() {
        List<CatalogRow> databases = List.of(
                row("DbId", "10001", "DbName", "default_cluster:shop"),
                row("DbId", "10002", "DbName", "other"),
                row("DbId", "none", "DbName", "shop"));
        assertThat(Writers.transactions(databases, "shop"))
                .extracting(Sql::text)
                .containsExactly("SHOW PROC '/transactions/10001/running'");
        assertThat(Writers.open(List.of(
                        row("TransactionId", "7", "Label", "l7", "TransactionStatus", "COMMITTED"),
                        row("TransactionId", "8", "Label", "l8", "TransactionStatus", "VISIBLE"))))
                .containsExactly("transaction 7, label l7 (COMMITTED)");
    }

    @Test
    void what_compacts_or_refreshes_views_writes_no_row() {
        assertThat(Writers.open(List.of(
                        row(
                                "TransactionId",
                                "7",
                                "Label",
                                "c",
                                "TransactionStatus",
                                "PREPARE",
                                "LoadJobSourceType",
                                "LAKE_COMPACTION"),
                        row(
                                "TransactionId",
                                "8",
                                "Label",
                                "v",
                                "TransactionStatus",
                                "COMMITTED",
                                "LoadJobSourceType",
                                "MV_REFRESH"),
                        row(
                                "TransactionId",
                                "9",
                                "Label",
                                "s",
                                "TransactionStatus",
                                "PREPARED",
                                "LoadJobSourceType",
                                "BACKEND_STREAMING"))))
                .containsExactly("transaction 9, label s (PREPARED)");
    }

    @Test
    void a_task_that_was_sent_and_has_not_ended_is_named() {
        assertThat(Writers.TASK_RUNS.atWork(
                        List.of(
                                row("TASK_NAME", "etl", "DATABASE", "shop", "STATE", "PENDING"),
                                row("TASK_NAME", "done", "DATABASE", "shop", "STATE", "SUCCESS"),
                                row("TASK_NAME", "mv-1", "DATABASE", "shop", "STATE", "RUNNING")),
                        "shop"))
                .containsExactly("run of task etl, PENDING (it ends by itself)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO shop.orders SELECT * FROM own",
                "insert overwrite `shop` . `orders` select 1",
                "INSERT /*+ SET_VAR(query_timeout = 5) */ INTO default_catalog.shop.orders SELECT 1",
                "CREATE TABLE IF NOT EXISTS shop.x AS SELECT 1",
                "UPDATE shop.orders SET a = 1",
                "INSERT INTO shop.orders SELECT 'cut off"
            })
    void what_another_database_s_task_writes_here_is_named(String definition) {
        assertThat(Writers.TASKS.atWork(tasks("SCHEDULE", "PERIODICAL EVERY(1 HOURS)", definition), "shop"))
                .containsExactly("task etl of database other (DROP TASK `etl`)");
        assertThat(Writers.TASK_RUNS.atWork(tasks("STATE", "RUNNING", definition), "shop"))
                .containsExactly("run of task etl of database other, RUNNING (it ends by itself)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO own SELECT * FROM shop.orders",
                "INSERT INTO own SELECT shop.orders.id FROM shop.orders",
                "INSERT INTO other.shop SELECT 1",
                "CREATE TABLE x AS SELECT shop.id FROM t shop",
                "INSERT INTO shop SELECT 1",
                "INSERT",
                "INSERT INTO shop",
                "INSERT INTO other.",
                "UPDATE shop",
                "INSERT INTO own SELECT 'cut off",
                "UPDATE own SET a = 'shop.orders'"
            })
    void what_another_database_s_task_writes_there_is_not(String definition) {
        assertThat(Writers.TASKS.atWork(tasks("SCHEDULE", "PERIODICAL EVERY(1 HOURS)", definition), "shop"))
                .isEmpty();
        assertThat(Writers.TASK_RUNS.atWork(tasks("STATE", "RUNNING", definition), "shop"))
                .isEmpty();
    }

    private static List<CatalogRow> tasks(String column, String value, String definition) {
        return List.of(row("TASK_NAME", "etl", "DATABASE", "other", "DEFINITION", definition, column, value));
    }

    @Test
    void a_pipe_of_another_database_that_fills_a_table_of_this_one_is_named() {
        List<CatalogRow> answer = List.of(
                pipe("other", "in", "shop.orders", "RUNNING"),
                pipe("other", "still", "shop.orders", "SUSPEND"),
                pipe("other", "own", "other.shop", "RUNNING"),
                pipe("shop", "told", "shop.orders", "RUNNING"));
        assertThat(Writers.FOREIGN_PIPES.atWork(answer, "shop"))
                .containsExactly("pipe in into shop.orders (ALTER PIPE `other`.`in` SUSPEND)");
    }

    /** Clusters show it with or without backquotes. */
    @ParameterizedTest
    @CsvSource({
        "a.b, a.b.t",
        "a.b, `a.b`.`t`",
        "a.b, default_catalog.a.b.t",
        "a`b, a`b.t",
        "a`b, `a`b`.`t`",
        "库, 库.表",
        "shop, shop.`t.1`",
        "shop, `default_catalog`.`shop`.`t`"
    })
    void a_pipe_is_named_that_fills_a_table_of_a_database_called_like_that(String database, String table) {
        assertThat(Writers.FOREIGN_PIPES.atWork(List.of(pipe("other", "in", table, "RUNNING")), database))
                .containsExactly("pipe in into " + table + " (ALTER PIPE `other`.`in` SUSPEND)");
    }

    @ParameterizedTest
    @CsvSource({
        "a, other, `a.b`.`t`",
        "a.b, other, `a`.`b.t`",
        "ab, other, a`b.t",
        "a, a.b, a.b.t",
        "b, other, a.b.t",
        "shop, other, shop"
    })
    void a_pipe_that_fills_a_table_of_another_one_is_not(String database, String own, String table) {
        assertThat(Writers.FOREIGN_PIPES.atWork(List.of(pipe(own, "in", table, "RUNNING")), database))
                .isEmpty();
    }

    private static CatalogRow pipe(String database, String name, String table, String state) {
        return row("DATABASE_NAME", database, "PIPE_NAME", name, "TABLE_NAME", table, "STATE", state);
    }

    @Test
    void what_somebody_has_paused_is_set_going_again_by_what_is_told() {
        assertThat(Writers.ROUTINE_LOADS.paused(
                        List.of(row("Name", "a", "State", "PAUSED"), row("Name", "b", "State", "RUNNING")), "shop"))
                .containsExactly("RESUME ROUTINE LOAD FOR `shop`.`a`");
        assertThat(Writers.PIPES.paused(List.of(row("PIPE_NAME", "p", "STATE", "SUSPEND")), "shop"))
                .containsExactly("ALTER PIPE `shop`.`p` RESUME");
    }
}
