package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The questions that tell what a cluster is and what it holds (reference 1.1). */
public final class ClusterQueries {
    /** The column of {@link #rows}. */
    public static final String ROWS = "row_count";

    /** The column of {@link #highestCompaction}. */
    public static final String SCORE = "score";

    private ClusterQueries() {}

    /**
     * The backends' version; {@link io.starmigrate.core.starrocks.version.StarRocksVersion#find} reads its only value.
     */
    public static Sql backendVersion() {
        return Sql.of("SELECT current_version()");
    }

    /** The cluster's time in a day, in its own zone and words, in the column {@code soon}. */
    public static Sql tomorrow() {
        return Sql.of("SELECT days_add(now(), 1) AS soon");
    }

    /**
     * Has the front end that is asked catch up with its leader: it answers once it has replayed what the leader had
     * written when the statement came, so the session's next answers show at least that. A front end that is no leader
     * answers from what it has replayed, else, be that minutes old. Needs no privilege.
     */
    public static Sql sync() {
        return Sql.of("SYNC");
    }

    /** The version of the front end that answers; read like {@link #backendVersion()}. */
    public static Sql frontendVersion() {
        return Sql.of("SELECT @@version_comment");
    }

    /** All front ends with their {@code Version}; needs rights on the system, so it may be refused. */
    public static Sql frontends() {
        return Sql.of("SHOW FRONTENDS");
    }

    /** All backends with their {@code Version} and load; needs rights on the system, so it may be refused. */
    public static Sql backends() {
        return Sql.of("SHOW BACKENDS");
    }

    /** All compute nodes with their {@code Version} and load; needs rights on the system, so it may be refused. */
    public static Sql computeNodes() {
        return Sql.of("SHOW COMPUTE NODES");
    }

    /**
     * The run mode, in the column {@code Value}, or in the only column where the version has a variable for it. Before
     * 4.1 it needs rights on the system; {@link io.starmigrate.core.starrocks.version.RunMode#ofPartitionColumns} needs
     * none.
     */
    public static Sql runMode(Capabilities capabilities) {
        return Sql.of(
                capabilities.has(Capability.RUN_MODE_VARIABLE)
                        ? "SELECT @@run_mode AS Value"
                        : "ADMIN SHOW FRONTEND CONFIG LIKE 'run_mode'");
    }

    /** A front end's configuration by a pattern with {@code %}; needs rights on the system. */
    public static Sql frontendConfig(String pattern) {
        return Sql.of("ADMIN SHOW FRONTEND CONFIG LIKE " + Quoting.string(pattern));
    }

    /**
     * What the front end that answers is executing, whole statements in {@code Info}, whether or not their clients are
     * still there. Without rights on the system only the asking user's own.
     */
    public static Sql processes() {
        return Sql.of("SHOW FULL PROCESSLIST");
    }

    /**
     * Ends what a connection executes; the connection stays. To be asked of the front end that lists it among
     * {@link #processes()}: another one may give the same number to somebody else's.
     */
    public static Sql endQuery(long connection) {
        return Sql.of("KILL QUERY " + connection);
    }

    /**
     * What every front end measures of these, in the columns {@code NAME}, {@code LABELS} and {@code VALUE}. Whether
     * names have a prefix there is unverified: they end so.
     */
    public static Sql frontendMetrics(List<String> names) {
        return metrics("fe_metrics", names);
    }

    /** The same of every backend: all of them are asked, so ask seldom. */
    public static Sql backendMetrics(List<String> names) {
        return metrics("be_metrics", names);
    }

    private static Sql metrics(String table, List<String> names) {
        String wanted = names.stream()
                .map(name -> "NAME LIKE " + Quoting.string("%" + name))
                .collect(Collectors.joining(" OR "));
        return Sql.of("SELECT NAME, LABELS, VALUE FROM information_schema." + table + " WHERE " + wanted);
    }

    /** The highest compaction score of a database's partitions, in the column {@link #SCORE}; 0 in shared-nothing. */
    public static Sql highestCompaction(String database) {
        return Sql.of("SELECT max(MAX_CS) AS " + SCORE + " FROM information_schema.partitions_meta WHERE DB_NAME = "
                + Quoting.string(database));
    }

    /**
     * All databases in {@code DbName} (before 2.5 behind a cluster's name and a colon), each with how many bytes its
     * rows may take, all replicas counted, in {@code Quota}; needs rights on the system.
     */
    public static Sql quotas() {
        return Sql.of("SHOW PROC '/dbs'");
    }

    /** The databases the asking user may see, in the column {@code Database}. */
    public static Sql databases() {
        return Sql.of("SHOW DATABASES");
    }

    /**
     * A database's tables, in a first column whose name holds the database's, with {@code Table_type}: {@code BASE
     * TABLE} for what can be exported, {@code VIEW} for views and materialized views.
     */
    public static Sql tables(String database) {
        return Sql.of("SHOW FULL TABLES FROM " + Quoting.identifier(database));
    }

    /**
     * The partitions of all tables of a database, temporary ones with {@code IS_TEMP} among them, one row for each
     * physical partition.
     */
    public static Sql partitionsMeta(String database) {
        return Sql.of("SELECT * FROM information_schema.partitions_meta WHERE DB_NAME = " + Quoting.string(database));
    }

    /** A database's materialized views, rollups among them, where the version has them. */
    public static Sql materializedViews(String database, Capabilities capabilities) {
        String all = capabilities.has(Capability.SHOW_MATERIALIZED_VIEWS) ? "VIEWS" : "VIEW";
        return Sql.of("SHOW MATERIALIZED " + all + " FROM " + Quoting.identifier(database));
    }

    /** How many rows a part holds, counted, in the column {@link #ROWS}. */
    public static Sql rows(TablePart part) {
        return Sql.of("SELECT count(*) AS " + ROWS + " FROM " + part.sql());
    }

    /**
     * How many rows of a part hold another value in one of these columns than StarRocks fills in, as {@link #rows}.
     *
     * @param filled what it fills in, by column: a literal as SQL text; empty for NULL
     */
    public static Sql rowsBeside(TablePart part, Map<String, String> filled) {
        String others = filled.entrySet().stream()
                .map(column -> beside(Quoting.identifier(column.getKey()), column.getValue()))
                .collect(Collectors.joining(" OR "));
        return Sql.of(rows(part).text() + " WHERE " + others);
    }

    private static String beside(String column, String literal) {
        return literal.isEmpty() ? column + " IS NOT NULL" : column + " IS NULL OR " + column + " <> " + literal;
    }

    /**
     * A table's number in the column {@code TABLE_ID}, from {@link Capability#TABLE_IDS} on. It stays with the rows
     * when tables are swapped. No row when there is no such table.
     */
    public static Sql tableId(TableName table) {
        return Sql.of("SELECT TABLE_ID FROM information_schema.tables_config WHERE TABLE_SCHEMA = "
                + Quoting.string(table.database()) + " AND TABLE_NAME = " + Quoting.string(table.table()));
    }
}
