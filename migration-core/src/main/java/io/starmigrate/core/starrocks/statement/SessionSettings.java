package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a session is told before a query whose answer matters. Each setting holds for its connection only. */
public final class SessionSettings {
    /** What {@code sql_select_limit} is where nobody has limited it; StarRocks takes exactly this for no limit. */
    private static final long NO_LIMIT = Long.MAX_VALUE;

    /** What is taken for MySQL's sake, most of it MySQL's own default: StarRocks reads no statement by it. */
    private static final Set<String> WITHOUT_MEANING = Set.of(
            "ERROR_FOR_DIVISION_BY_ZERO",
            "NO_ENGINE_SUBSTITUTION",
            "NO_ZERO_DATE",
            "NO_ZERO_IN_DATE",
            "ONLY_FULL_GROUP_BY",
            "STRICT_ALL_TABLES",
            "STRICT_TRANS_TABLES",
            "TRADITIONAL");

    private SessionSettings() {}

    /**
     * The settings of every session, whatever it asks, for what an administrator may have set for all of them: answers
     * are whole. {@code sql_select_limit} cuts whatever a SELECT answers with, the views of {@code information_schema}
     * among it, and says nothing of it.
     */
    public static List<Sql> always() {
        return List.of(Sql.of("SET sql_select_limit = " + NO_LIMIT));
    }

    /**
     * The settings of every session that are to be made where the version takes them: statements and definitions mean
     * what StarRocks takes them for where nothing was set, and questions have the time that they have by default.
     * {@code sql_mode} decides what {@code ||}, quotes and {@code group_concat} are, and what becomes of a value that
     * cannot be cast.
     */
    public static List<Sql> preferred() {
        return List.of(Sql.of("SET sql_mode = 'ONLY_FULL_GROUP_BY'"), Sql.of("SET query_timeout = 300"));
    }

    /** The question which modes a session has, in the column {@code Value}: for one that was refused others. */
    public static Sql modes() {
        return Sql.of("SHOW VARIABLES LIKE 'sql_mode'");
    }

    /**
     * Those of a session's modes in which a statement may mean something else than in the preferred ones; none where
     * they may go on as they are.
     *
     * @param modes as {@code sql_mode} names them
     */
    public static List<String> otherMeanings(String modes) {
        return Arrays.stream(modes.split(","))
                .map(String::strip)
                .filter(mode -> !mode.isEmpty() && !WITHOUT_MEANING.contains(mode.toUpperCase(Locale.ROOT)))
                .toList();
    }

    /**
     * The settings for scans, fingerprints and INSERT INTO FILES: time in UTC, enough time, no row left out that does
     * not fit, and no answers from materialized views or caches in place of the table's own rows (reference 8.2).
     * Variables that the version lacks are not set, because 4.0.3 and later refuse unknown ones.
     */
    public static List<Sql> forReading(Capabilities capabilities, Duration timeout) {
        long seconds = timeout.toSeconds();
        if (seconds < 1 || seconds > 259_200) {
            throw new IllegalArgumentException(
                    "Cannot let a query run for " + timeout + "; StarRocks takes from 1 second to 3 days");
        }
        List<Sql> settings = new ArrayList<>();
        settings.add(Sql.of("SET time_zone = 'UTC'"));
        settings.add(Sql.of("SET query_timeout = " + seconds));
        settings.add(Sql.of("SET enable_insert_strict = true"));
        if (capabilities.has(Capability.INSERT_TIMEOUT)) {
            // Of the same release: how many rows an INSERT may leave out though it is strict.
            settings.add(Sql.of("SET insert_max_filter_ratio = 0"));
            settings.add(Sql.of("SET insert_timeout = " + seconds));
        }
        if (capabilities.has(Capability.VIEW_REWRITE)) {
            settings.add(Sql.of("SET enable_materialized_view_rewrite = false"));
        }
        if (capabilities.has(Capability.SYNC_VIEW_REWRITE)) {
            settings.add(Sql.of("SET enable_sync_materialized_view_rewrite = false"));
        }
        if (capabilities.has(Capability.QUERY_CACHE)) {
            settings.add(Sql.of("SET enable_query_cache = false"));
        }
        return List.copyOf(settings);
    }
}
