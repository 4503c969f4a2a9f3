package io.starmigrate.standin.show;

import io.starmigrate.standin.Personality;
import java.util.List;

/** The part of the front end's configuration that the stand-in has, with StarRocks' default values, ordered by key. */
final class FrontendConfig {
    /** Whether names that differ in case alone are one; since 4.0. */
    private static final String ONE_CASE = "enable_table_name_case_insensitive";

    private FrontendConfig() {}

    record Item(String key, String aliases, String value, String type, String mutable) {}

    static List<Item> of(Personality personality) {
        List<Item> items = List.of(
                item("enable_strict_storage_medium_check", "false", "boolean", "true"),
                item(ONE_CASE, "false", "boolean", "false"),
                item("export_checker_interval_second", "1", "int", "false"),
                item("export_max_bytes_per_be_per_task", "268435456", "long", "true"),
                item("export_running_job_num_limit", "5", "int", "true"),
                item("export_task_default_timeout_second", "7200", "int", "true"),
                item("export_task_pool_size", "5", "int", "false"),
                item("label_keep_max_num", "1000", "int", "true"),
                item("label_keep_max_second", "259200", "int", "true"),
                personality.atLeast(2, 5)
                        ? new Item("max_broker_load_job_concurrency", "[async_load_task_pool_size]", "5", "int", "true")
                        : item("async_load_task_pool_size", "10", "int", "false"),
                item("max_running_txn_num_per_db", hasFewTransactions(personality) ? "100" : "1000", "int", "true"),
                item("run_mode", personality.mode().configValue(), "String", "false"));
        return items.stream()
                .filter(item -> !item.key().equals("run_mode") || personality.atLeast(3, 0))
                .filter(item -> !item.key().equals(ONE_CASE) || personality.atLeast(4, 0))
                .toList();
    }

    private static boolean hasFewTransactions(Personality personality) {
        return !personality.atLeast(2, 5) || (personality.atLeast(3, 0) && !personality.atLeast(3, 1));
    }

    private static Item item(String key, String value, String type, String mutable) {
        return new Item(key, "[]", value, type, mutable);
    }
}
