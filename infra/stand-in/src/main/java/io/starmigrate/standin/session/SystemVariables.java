package io.starmigrate.standin.session;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.StarRocksVersion;
import io.starmigrate.standin.parse.Statements;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The system variables that clients ask for: cluster-wide values, and what a session has set on top of them. */
public final class SystemVariables {
    private static final String MODE = "sql_mode";
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
            Map.entry(MODE, "ONLY_FULL_GROUP_BY"),
            Map.entry("sql_select_limit", "9223372036854775807"),
            Map.entry("system_time_zone", "UTC"),
            Map.entry("time_zone", "UTC"),
            Map.entry("transaction_isolation", "REPEATABLE-READ"),
            Map.entry("transaction_read_only", "false"),
            Map.entry("tx_isolation", "REPEATABLE-READ"),
            Map.entry("tx_read_only", "false"),
            Map.entry("wait_timeout", "28800"));

    private static final List<Later> LATER = List.of(
            new Later("enable_materialized_view_rewrite", "true", StarRocksVersion.parse("2.5")),
            new Later("enable_query_cache", "false", StarRocksVersion.parse("2.5")),
            new Later("enable_sync_materialized_view_rewrite", "true", StarRocksVersion.parse("3.1")),
            new Later("insert_max_filter_ratio", "0", StarRocksVersion.parse("3.4")),
            new Later("insert_timeout", "14400", StarRocksVersion.parse("3.4")));
    private static final String FLAG = "(?i)true|false|on|off|[01]";
    private static final String NUMBER = "-?\\d{1,19}";

    private SystemVariables() {}

    /** A variable that not every version has. */
    private record Later(String name, String value, StarRocksVersion since) {}

    /** All variables as the session sees them, ordered by name, names without regard to case. */
    public static Map<String, String> of(Session session) {
        Map<String, String> all = clusterWide(session.personality());
        all.putAll(session.variables());
        return all;
    }

    private static Map<String, String> clusterWide(Personality personality) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(CLUSTER_WIDE);
        LATER.stream()
                .filter(later ->
                        personality.atLeast(later.since().major(), later.since().minor()))
                .forEach(later -> all.put(later.name(), later.value()));
        all.put("version", personality.mysqlVersion());
        all.put("version_comment", personality.versionComment());
        return all;
    }

    /**
     * What {@code @@name} answers: flags as numbers, where SHOW VARIABLES has words.
     *
     * @throws SqlError when the version has no such variable
     */
    public static String value(Session session, String name) {
        String value = known(of(session), name);
        return switch (value) {
            case "true" -> "1";
            case "false" -> "0";
            default -> value;
        };
    }

    /** How many rows a SELECT answers with at most that no other statement holds and that has no LIMIT of its own. */
    public static long selectLimit(Session session) {
        return Long.parseLong(known(of(session), "sql_select_limit"));
    }

    /** The modes that the session's statements are read by, as {@link Statements#split(String, long)} takes them. */
    static long readingModes(Session session) {
        return SqlModes.reading(known(of(session), MODE));
    }

    /**
     * Takes what SET gives a variable.
     *
     * @throws SqlError when the version has no such variable, or one of another type
     */
    public static void set(Session session, String name, String value) {
        requireFitting(session, name, value);
        session.variables().put(name, value);
    }

    /**
     * Takes what SET GLOBAL gives a variable: of this session, and of all that begin later.
     *
     * @throws SqlError when the version has no such variable, or one of another type
     */
    public static void setGlobal(Session session, String name, String value) {
        set(session, name, value);
        session.cluster().globals().put(name, value);
    }

    private static void requireFitting(Session session, String name, String value) {
        String standard = known(clusterWide(session.personality()), name);
        boolean flag = standard.equals("true") || standard.equals("false");
        if (flag ? !value.matches(FLAG) : standard.matches(NUMBER) && !value.matches(NUMBER)) {
            throw new SqlError(1232, "42000", "Incorrect argument type to variable '" + name + "'");
        }
        if (name.equalsIgnoreCase(MODE)) {
            SqlModes.requireKnown(value);
        }
    }

    /** @throws SqlError when the version has no such variable */
    public static void reset(Session session, String name) {
        known(clusterWide(session.personality()), name);
        session.variables().remove(name);
        String global = session.cluster().globals().get(name);
        if (global != null) {
            session.variables().put(name, global);
        }
    }

    private static String known(Map<String, String> variables, String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new SqlError(1193, "HY000", "Unknown system variable '" + name + "'");
        }
        return value;
    }
}
