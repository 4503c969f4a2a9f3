package io.starmigrate.sandbox.starrocks.query;

import io.starmigrate.sandbox.starrocks.session.Session;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Values of system variables that clients ask for. */
final class SessionVariables {
    private static final Map<String, String> CLUSTER_WIDE = Map.ofEntries(
            Map.entry("auto_increment_increment", "1"),
            Map.entry("autocommit", "1"),
            Map.entry("character_set_client", "utf8"),
            Map.entry("character_set_connection", "utf8"),
            Map.entry("character_set_results", "utf8"),
            Map.entry("character_set_server", "utf8"),
            Map.entry("collation_connection", "utf8_general_ci"),
            Map.entry("collation_server", "utf8_general_ci"),
            Map.entry("init_connect", ""),
            Map.entry("interactive_timeout", "3600"),
            Map.entry("language", "/starrocks/share/english/"),
            Map.entry("license", "Apache License 2.0"),
            Map.entry("lower_case_table_names", "0"),
            Map.entry("max_allowed_packet", "33554432"),
            Map.entry("net_buffer_length", "16384"),
            Map.entry("net_write_timeout", "60"),
            Map.entry("performance_schema", "0"),
            Map.entry("query_cache_size", "1048576"),
            Map.entry("query_cache_type", "0"),
            Map.entry("query_timeout", "300"),
            Map.entry("sql_mode", "ONLY_FULL_GROUP_BY"),
            Map.entry("system_time_zone", "UTC"),
            Map.entry("time_zone", "UTC"),
            Map.entry("transaction_isolation", "REPEATABLE-READ"),
            Map.entry("transaction_read_only", "0"),
            Map.entry("tx_isolation", "REPEATABLE-READ"),
            Map.entry("tx_read_only", "0"),
            Map.entry("wait_timeout", "28800"));

    private SessionVariables() {}

    static Optional<String> value(Session session, String name) {
        String set = session.variables().get(name);
        if (set != null) {
            return Optional.of(set);
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "version_comment" -> Optional.of(session.personality().currentVersion());
            case "version" -> Optional.of(session.personality().mysqlVersion());
            default -> Optional.ofNullable(CLUSTER_WIDE.get(name.toLowerCase(Locale.ROOT)));
        };
    }
}
