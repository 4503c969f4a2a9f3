package io.starmigrate.worker.starrocks.catalog;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.TableShape;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.PartitionStorage;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableDefinition;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.statement.ClaimStatements;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SchemaTarget;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** One database's definitions over JDBC. */
public final class JdbcSchemaCatalog implements SchemaTarget {
    private final String database;
    private final FrontEnds frontEnds;
    private final TableCatalog catalog;
    private final TypedViews views;
    private final ClusterProfile profile;
    private final Map<String, TableShape> shapes = new ConcurrentHashMap<>();

    public JdbcSchemaCatalog(String database, FrontEnds frontEnds, Capabilities capabilities) {
        this.database = database;
        this.frontEnds = frontEnds;
        this.catalog = new TableCatalog(database, frontEnds, capabilities);
        this.views = new TypedViews(database, frontEnds, TableDefinition.printing(capabilities));
        this.profile = new ClusterProfile(capabilities, mode(capabilities));
    }

    private RunMode mode(Capabilities capabilities) {
        if (!capabilities.has(Capability.SHARED_DATA)) {
            return RunMode.SHARED_NOTHING;
        }
        RunMode told = told(capabilities);
        return told == RunMode.UNKNOWN ? seen() : told;
    }

    private RunMode told(Capabilities capabilities) {
        try {
            return frontEnds.query(ClusterQueries.runMode(capabilities)).stream()
                    .map(row -> RunMode.parse(row.text("Value")))
                    .findFirst()
                    .orElse(RunMode.UNKNOWN);
        } catch (ClusterException denied) {
            return RunMode.UNKNOWN;
        }
    }

    /** By the columns of the partitions of any table, which needs no right on the system. */
    private RunMode seen() {
        try {
            return catalog.tables().stream()
                    .flatMap(table -> seen(table).stream())
                    .findFirst()
                    .orElse(RunMode.UNKNOWN);
        } catch (ClusterException denied) {
            return RunMode.UNKNOWN;
        }
    }

    private Optional<RunMode> seen(String table) {
        try {
            return catalog.partitionRows(table).stream()
                    .findFirst()
                    .map(row -> RunMode.ofPartitionColumns(row.columns()));
        } catch (ClusterException odd) {
            if (odd.isOfTheCluster()) {
                throw odd;
            }
            return Optional.empty();
        }
    }

    @Override
    public ClusterProfile profile() {
        return profile;
    }

    @Override
    public String database() {
        return database;
    }

    @Override
    public boolean exists() {
        return frontEnds.query(ClusterQueries.databases()).stream()
                .anyMatch(row -> row.text("Database").equals(database));
    }

    @Override
    public List<String> names() {
        return listed("1 = 1").stream()
                .map(row -> row.require("TABLE_NAME"))
                .filter(name -> !ClaimStatements.isClaim(name))
                .toList();
    }

    private List<CatalogRow> listed(String condition) {
        return frontEnds.query(
                Sql.of("SELECT TABLE_NAME, TABLE_TYPE FROM information_schema.tables WHERE TABLE_SCHEMA = "
                        + Quoting.string(database) + " AND " + condition + " ORDER BY TABLE_NAME"));
    }

    @Override
    public Optional<Definition> definition(String name) {
        return listed("TABLE_NAME = " + Quoting.string(name)).stream()
                .filter(row -> row.require("TABLE_NAME").equals(name))
                .findFirst()
                .map(row -> read(name, row.text("TABLE_TYPE").equals("VIEW") ? Kind.VIEW : Kind.TABLE));
    }

    /** What is wrong with one of them alone is told with it. */
    private Definition read(String name, Kind listed) {
        try {
            return read(name);
        } catch (ClusterException odd) {
            if (odd.isOfTheCluster()) {
                throw odd;
            }
            return new Definition(listed, name, "", String.valueOf(odd.getMessage()));
        }
    }

    /** What stands in the answer tells what it is: catalogs call materialized views tables or views. */
    private Definition read(String name) {
        CatalogRow row = frontEnds.query(TableColumn.showCreateTable(catalog.name(name))).stream()
                .findFirst()
                .orElseThrow(() -> new ClusterException(
                        Remedy.REPLAN, "The " + frontEnds + " does not show how " + name + " is defined", null));
        if (row.has("Create View")) {
            return views.definition(Kind.VIEW, name, row.require("Create View"));
        }
        return row.has("Create Materialized View")
                ? views.definition(Kind.MATERIALIZED_VIEW, name, row.require("Create Materialized View"))
                : table(name, row.require("Create Table"));
    }

    /** In words that need no other answer to be understood; tables of other systems are not understood anyway. */
    private Definition table(String name, String printed) {
        if (printed.regionMatches(true, 0, "CREATE EXTERNAL", 0, "CREATE EXTERNAL".length())) {
            return new Definition(Kind.TABLE, name, printed, "");
        }
        try {
            TableDefinition read = catalog.definition(name, printed);
            shapes.put(name, new TableShape(read.columns(), read.scheme()));
            return new Definition(Kind.TABLE, name, read.ddl().sql(), "");
        } catch (IllegalArgumentException unreadable) {
            return new Definition(Kind.TABLE, name, printed, String.valueOf(unreadable.getMessage()));
        }
    }

    @Override
    public List<Rollup> rollups(String table) {
        boolean possible =
                profile.mode() != RunMode.SHARED_DATA || profile.capabilities().has(Capability.ROLLUPS_SHARED_DATA);
        if (!possible) {
            return List.of();
        }
        List<CatalogRow> described =
                frontEnds.query(Sql.of("DESC " + catalog.name(table).sql() + " ALL"));
        List<CatalogRow> views = profile.capabilities().has(Capability.ASYNC_MATERIALIZED_VIEWS)
                ? catalog.materializedViews()
                : List.of();
        return new RollupRows(table, described, views).read();
    }

    @Override
    public List<String> synchronousViews() {
        return catalog.synchronousViews();
    }

    @Override
    public List<PartitionStorage> storage(String table) {
        return PartitionStorage.readAll(catalog.partitionRows(table));
    }

    @Override
    public CatalogTable table(String table) {
        return new CatalogTable(catalog.name(table), catalog.scheme(table), catalog.partitions(table));
    }

    @Override
    public Optional<TableShape> shape(String table) {
        return Optional.ofNullable(shapes.get(table));
    }

    @Override
    public OptionalInt backends() {
        try {
            long alive = frontEnds.query(ClusterQueries.backends()).stream()
                    .filter(row -> row.text("Alive").equalsIgnoreCase("true"))
                    .count();
            return alive == 0 ? OptionalInt.empty() : OptionalInt.of((int) alive);
        } catch (ClusterException denied) {
            return OptionalInt.empty();
        }
    }

    @Override
    public void execute(Sql statement) {
        frontEnds.define(statement);
    }

    @Override
    public void close() {
        frontEnds.close();
    }
}
