package io.starmigrate.standin.session;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The system variables that clients ask for: cluster-wide values, and what a session has set on top of them. */
public final class SystemVariables {
    private static final Map<String, String> CLUSTER_WIDE = Map.ofEntries(
            Map.entry("auto_increment_increment", "1"),
            Map.entry("autocommit", "true"),
            Map.entry("character_set_client", "utf8"),
            Map.entry("character_set_connection", "utf8"),
            Map.entry("character_set_results", "utf8"),
            Map.entry("character_set_server", "utf8"),
            Map.entry("collation_connection", "utf8_general_ci"),
            Map.entry("collation_server", "utf8_general_ci"),
            Map.entry("enable_insert_strict", "true"),
            Map.entry("init_connect", ""),
            Map.entry("interactive_timeout", "3600"),
            Map.entry("language", "/starrocks/share/english/"),
            Map.entry("license", "Apache License 2.0"),
            Map.entry("lower_case_table_names", "0"),
            Map.entry("max_allowed_packet", "33554432"),
            Map.entry("net_buffer_length", "16384"),
            Map.entry("net_write_timeout", "60"),
            Map.entry("performance_schema", "false"),
            Map.entry("query_cache_size", "1048576"),
            Map.entry("query_cache_type", "0"),
            Map.entry("query_timeout", "300"),
            Map.entry("sql_mode", "ONLY_FULL_GROUP_BY"),
            Map.entry("system_time_zone", "UTC"),
            Map.entry("time_zone", "UTC"),
            Map.entry("transaction_isolation", "REPEATABLE-READ"),
            Map.entry("transaction_read_only", "false"),
            Map.entry("tx_isolation", "REPEATABLE-READ"),
            Map.entry("tx_read_only", "false"),
            Map.entry("wait_timeout", "28800"));

    private SystemVariables() {}

    /** All variables as the session sees them, ordered by name, names without regard to case. */
    public static Map<String, String> of(Session session) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(CLUSTER_WIDE);
        all.put("version", session.personality().mysqlVersion());
        all.put("version_comment", session.personality().versionComment());
        all.putAll(session.variables());
        return all;
    }

    /** What {@code @@name} answers: flags as numbers, where SHOW VARIABLES has words. Empty for an unknown name. */
    public static Optional<String> value(Session session, String name) {
        return Optional.ofNullable(of(session).get(name)).map(value -> switch (value) {
            case "true" -> "1";
            case "false" -> "0";
            default -> value;
        });
    }
}
