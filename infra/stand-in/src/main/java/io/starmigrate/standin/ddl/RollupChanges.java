package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.AlterJob;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Rollup;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Cluster;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rollups and synchronous materialized views of a table made and dropped. Called while holding the cluster's lock. */
final class RollupChanges {
    private final Cluster cluster;
    private final Database database;
    private final Table table;

    RollupChanges(Cluster cluster, Database database, Table table) {
        this.cluster = cluster;
        this.database = database;
        this.table = table;
    }

    void add(StarRocksParser.RollupItemContext item) {
        List<Column> columns = Names.list(item.identifierList()).stream()
                .map(name -> table.column(name).orElseThrow(() -> refused("Column[" + name + "] does not exist")))
                .toList();
        add(Names.text(item.rollupName), columns, null);
    }

    /** @param definition the statement of a synchronous materialized view, null for a rollup */
    void add(String name, List<Column> columns, @Nullable String definition) {
        if (!table.temporaryPartitions().isEmpty()) {
            throw refused("Can not alter table when there are temp partitions in table");
        }
        if (cluster.personality().sharedData() && !cluster.personality().atLeast(3, 4)) {
            throw refused("Creating synchronous materialized view(rollup) is not supported in shared data clusters.\n"
                    + "Please use asynchronous materialized view instead.");
        }
        if (taken(name)) {
            throw refused("Materialized view[" + name + "] already exists");
        }
        requireNoneBuilt();
        Rollup rollup = new Rollup(cluster.nextId(), name, columns, definition);
        long job = cluster.nextId();
        database.add(new AlterJob(
                job,
                AlterJob.Kind.ROLLUP,
                table.name(),
                name,
                rollup.id(),
                table.id(),
                cluster.nextId(),
                cluster.clock().instant()));
        cluster.rollupBuilds().begin(job, () -> table.put(rollup));
    }

    private void requireNoneBuilt() {
        boolean building = database.alterJobs().stream()
                .anyMatch(job -> job.table().equals(table.name())
                        && cluster.rollupBuilds().isBuilding(job.id()));
        if (building) {
            throw refused("Table[" + table.name() + "]'s state(ROLLUP) is not NORMAL. Do not allow doing ALTER ops");
        }
    }

    private boolean taken(String name) {
        return table.rollup(name).isPresent() || of(database, name).isPresent();
    }

    void drop(String name) {
        table.remove(table.rollup(name)
                .orElseThrow(
                        () -> refused("Rollup index[" + name + "] does not exist in table[" + table.name() + "]")));
    }

    /** The table of a database that has a materialized view of this name. */
    static Optional<Table> of(Database database, String name) {
        return database.relations().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(table -> table.rollup(name).isPresent())
                .findFirst();
    }

    private SqlError refused(String message) {
        return SqlError.executing(cluster.personality(), message);
    }
}
