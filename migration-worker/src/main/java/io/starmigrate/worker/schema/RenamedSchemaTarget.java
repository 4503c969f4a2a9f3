package io.starmigrate.worker.schema;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.PartitionStorage;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.worker.starrocks.SchemaTarget;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** A target whose tables and views are asked for by the source's names. What it answers has the target's names. */
final class RenamedSchemaTarget implements SchemaTarget {
    private final SchemaTarget target;
    private final UnaryOperator<String> names;

    /** @param names the target's name of a table or view, by the source's */
    RenamedSchemaTarget(SchemaTarget target, UnaryOperator<String> names) {
        this.target = target;
        this.names = names;
    }

    @Override
    public ClusterProfile profile() {
        return target.profile();
    }

    @Override
    public String database() {
        return target.database();
    }

    @Override
    public List<String> names() {
        return target.names();
    }

    @Override
    public Optional<Definition> definition(String name) {
        return target.definition(names.apply(name));
    }

    @Override
    public List<Rollup> rollups(String table) {
        return target.rollups(names.apply(table));
    }

    @Override
    public List<PartitionStorage> storage(String table) {
        return target.storage(names.apply(table));
    }

    @Override
    public CatalogTable table(String table) {
        return target.table(names.apply(table));
    }

    @Override
    public OptionalInt backends() {
        return target.backends();
    }

    @Override
    public boolean exists() {
        return target.exists();
    }

    @Override
    public void execute(Sql statement) {
        target.execute(statement);
    }

    @Override
    public void close() {
        target.close();
    }
}
