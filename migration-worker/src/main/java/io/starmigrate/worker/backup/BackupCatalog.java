package io.starmigrate.worker.backup;

import io.starmigrate.core.backup.BackedUpTable;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.PartitionStorage;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The tables of a backup as the database they come from showed them. Rollups, views and what single partitions have of
 * their own are not in a backup.
 */
final class BackupCatalog implements SchemaCatalog {
    private final List<BackedUpTable> tables;

    /** @param tables one or more, of one database */
    BackupCatalog(List<BackedUpTable> tables) {
        this.tables = List.copyOf(tables);
    }

    @Override
    public ClusterProfile profile() {
        return tables.get(0).profile();
    }

    @Override
    public String database() {
        return tables.get(0).database();
    }

    @Override
    public List<String> names() {
        return tables.stream().map(BackedUpTable::table).sorted().toList();
    }

    @Override
    public Optional<Definition> definition(String name) {
        return tables.stream()
                .filter(table -> table.table().equals(name))
                .findFirst()
                .map(table -> new Definition(Kind.TABLE, name, table.statement(), ""));
    }

    @Override
    public List<Rollup> rollups(String table) {
        return List.of();
    }

    @Override
    public List<PartitionStorage> storage(String table) {
        return List.of();
    }

    @Override
    public CatalogTable table(String table) {
        throw new IllegalArgumentException("a backup tells nothing of the partitions of " + table
                + " but those it holds: leave " + SettingName.TASK_FILTER + " blank");
    }

    @Override
    public OptionalInt backends() {
        return OptionalInt.empty();
    }

    @Override
    public void close() {
        // What was read is held.
    }
}
