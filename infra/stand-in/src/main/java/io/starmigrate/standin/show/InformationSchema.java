package io.starmigrate.standin.show;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Grants;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.catalog.View;
import io.starmigrate.standin.catalog.VirtualTable;
import io.starmigrate.standin.session.Cluster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The virtual tables of information_schema that show the catalog. A row is a map, so that versions differ by which
 * columns they name.
 */
final class InformationSchema {
    private static final Set<String> NUMBERS = Set.of(
            "PARTITION_ID",
            "COMPACT_VERSION",
            "VISIBLE_VERSION",
            "NEXT_VERSION",
            "DATA_VERSION",
            "VERSION_EPOCH",
            "BUCKETS",
            "REPLICATION_NUM",
            "ROW_COUNT",
            "STORAGE_SIZE",
            "IS_IN_MEMORY",
            "IS_TEMP",
            "ENABLE_DATACACHE",
            "DISTRIBUTE_BUCKET",
            "TABLE_ID",
            "TABLE_ROWS",
            "AVG_ROW_LENGTH",
            "DATA_LENGTH",
            "ORDINAL_POSITION",
            "CHARACTER_MAXIMUM_LENGTH",
            "NUMERIC_PRECISION",
            "NUMERIC_SCALE");
    private static final Set<String> FRACTIONS = Set.of("AVG_CS", "P50_CS", "MAX_CS");
    private static final Set<String> TIMES = Set.of("VISIBLE_VERSION_TIME", "CREATE_TIME", "UPDATE_TIME", "CHECK_TIME");

    private final Cluster cluster;

    private InformationSchema(Cluster cluster) {
        this.cluster = cluster;
    }

    static void provide(Cluster cluster) {
        InformationSchema schema = new InformationSchema(cluster);
        Personality personality = cluster.personality();
        cluster.provide(
                "tables",
                () -> schema.table(
                        "tables",
                        TablesRows.COLUMNS,
                        (database, relation) -> List.of(TablesRows.row(cluster, database, relation))));
        cluster.provide("schemata", schema::schemata);
        cluster.provide(
                "columns",
                () -> schema.table(
                        "columns",
                        ColumnsRows.COLUMNS,
                        (database, relation) -> ColumnsRows.rows(personality, database, relation)));
        cluster.provide(
                "tables_config",
                () -> schema.ofTables(
                        "tables_config",
                        TablesConfigRows.COLUMNS,
                        (database, table) -> List.of(TablesConfigRows.row(personality, database, table))));
        cluster.provide(
                "views",
                () -> schema.table(
                        "views",
                        ViewsRows.COLUMNS,
                        (database, relation) -> relation instanceof View view
                                ? List.of(ViewsRows.row(personality, database, view))
                                : List.of()));
        cluster.provide(
                "materialized_views",
                () -> schema.table(
                        "materialized_views",
                        MaterializedViewsRows.columns(personality),
                        (database, relation) -> MaterializedViewsRows.rows(personality, database, relation)));
        MetricsTables.provide(cluster);
        cluster.provide("tasks", () -> virtual("tasks", TaskRows.columns(personality), TaskRows.tasks(cluster)));
        cluster.provide(
                "task_runs", () -> virtual("task_runs", TaskRows.runColumns(personality), TaskRows.runs(cluster)));
        if (personality.atLeast(3, 2)) {
            cluster.provide(
                    "pipes", () -> virtual("pipes", ShowSelfWriters.pipeColumns(), ShowSelfWriters.pipes(cluster)));
        }
        if (personality.atLeast(3, 1)) {
            schema.provideGrants();
        }
        boolean in31 = personality.atLeast(3, 1, 9) && !personality.atLeast(3, 2);
        if (in31 || personality.atLeast(3, 2, 4)) {
            cluster.provide(
                    "partitions_meta",
                    () -> schema.ofTables(
                            "partitions_meta",
                            PartitionsMetaRows.columns(personality),
                            (database, table) -> PartitionsMetaRows.rows(cluster, database, table)));
        }
    }

    private void provideGrants() {
        cluster.provide(
                Cluster.SYS + ".grants_to_users",
                () -> virtual("grants_to_users", GrantRows.COLUMNS, GrantRows.rows(cluster, Grants.Kind.USER)));
        cluster.provide(
                Cluster.SYS + ".grants_to_roles",
                () -> virtual("grants_to_roles", GrantRows.COLUMNS, GrantRows.rows(cluster, Grants.Kind.ROLE)));
        cluster.provide(
                Cluster.SYS + ".role_edges", () -> virtual("role_edges", RoleRows.COLUMNS, RoleRows.edges(cluster)));
    }

    private VirtualTable schemata() {
        List<String> columns = List.of(
                "CATALOG_NAME", "SCHEMA_NAME", "DEFAULT_CHARACTER_SET_NAME", "DEFAULT_COLLATION_NAME", "SQL_PATH");
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        cluster.catalog().locked(() -> cluster.catalog().databases()).forEach(database -> {
            Map<String, @Nullable String> row = new LinkedHashMap<>();
            row.put("CATALOG_NAME", "def");
            row.put("SCHEMA_NAME", database.name());
            row.put("DEFAULT_CHARACTER_SET_NAME", "utf8");
            row.put("DEFAULT_COLLATION_NAME", "utf8_general_ci");
            rows.add(row);
        });
        return virtual("schemata", columns, rows);
    }

    private VirtualTable ofTables(
            String name,
            List<String> columns,
            BiFunction<Database, Table, List<Map<String, @Nullable String>>> rowsOf) {
        return table(
                name,
                columns,
                (database, relation) -> relation instanceof Table table ? rowsOf.apply(database, table) : List.of());
    }

    private VirtualTable table(
            String name,
            List<String> columns,
            BiFunction<Database, Relation, List<Map<String, @Nullable String>>> rowsOf) {
        return cluster.catalog().locked(() -> {
            List<Map<String, @Nullable String>> rows = new ArrayList<>();
            for (Database database : cluster.catalog().databases()) {
                database.relations().forEach(relation -> rows.addAll(rowsOf.apply(database, relation)));
            }
            return virtual(name, columns, rows);
        });
    }

    private static VirtualTable virtual(String name, List<String> columns, List<Map<String, @Nullable String>> rows) {
        List<List<@Nullable String>> values = new ArrayList<>();
        for (Map<String, @Nullable String> row : rows) {
            List<@Nullable String> line = new ArrayList<>();
            columns.forEach(column -> line.add(row.get(column)));
            values.add(line);
        }
        return new VirtualTable(
                name, columns.stream().map(InformationSchema::column).toList(), values);
    }

    private static Column column(String name) {
        if (NUMBERS.contains(name)) {
            return Column.plain(name, SqlType.of("bigint"));
        }
        if (FRACTIONS.contains(name)) {
            return Column.plain(name, SqlType.of("double"));
        }
        return Column.plain(name, TIMES.contains(name) ? SqlType.of("datetime") : SqlType.of("varchar", 65533));
    }
}
