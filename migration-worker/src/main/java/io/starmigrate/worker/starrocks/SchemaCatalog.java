package io.starmigrate.worker.starrocks;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.TableShape;
import io.starmigrate.core.starrocks.catalog.PartitionStorage;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the tables and views of one database are defined. Nothing here changes them.
 *
 * <p>Safe for use by many threads. Every method throws {@link ClusterException}; its remedy says whether to wait, to
 * ask or to stop.
 */
public interface SchemaCatalog extends AutoCloseable {
    /** The cluster's version and mode. */
    ClusterProfile profile();

    /** The database's name. */
    String database();

    /** The names of all tables and views of the database, in their order. */
    List<String> names();

    /**
     * One table or view; empty when there is none of that name. One that cannot be read has its fault.
     *
     * @throws ClusterException when the cluster does not answer at all
     */
    Optional<Definition> definition(String name);

    /** The rollups and synchronous materialized views of a table. */
    List<Rollup> rollups(String table);

    /** The names of all synchronous materialized views of the database, which come with their tables. */
    default List<String> synchronousViews() {
        return names().stream()
                .flatMap(name -> rollups(name).stream())
                .map(Rollup::name)
                .toList();
    }

    /** How the rows of each partition of a table are kept, which may be a way of its own. */
    List<PartitionStorage> storage(String table);

    /** A table's partitions as they are now. */
    CatalogTable table(String table);

    /**
     * A table as its rows would be read, of one that {@link #definition} has told; empty where it could not be read, or
     * where no rows are read from here.
     */
    default Optional<TableShape> shape(String table) {
        return Optional.empty();
    }

    /** How many backends are alive; empty where the cluster does not say. */
    OptionalInt backends();

    @Override
    void close();

    /**
     * A table or view.
     *
     * @param kind what it is
     * @param name its name
     * @param statement the statement that makes it; empty when the cluster does not show it
     * @param fault why the statement is not to be trusted: the cluster does not show it, it is not understood, or other
     *     answers of the cluster differ from it; empty when it is
     */
    record Definition(Kind kind, String name, String statement, String fault) {
        /**
         * The table it defines.
         *
         * @throws IllegalArgumentException when it is not to be trusted or not understood
         */
        public TableDdl table() {
            if (!fault.isEmpty()) {
                throw new IllegalArgumentException(fault);
            }
            return TableDdl.read(statement);
        }

        /**
         * The view it defines.
         *
         * @throws IllegalArgumentException when it is not to be trusted or not understood
         */
        public ViewDdl view() {
            if (!fault.isEmpty()) {
                throw new IllegalArgumentException(fault);
            }
            return ViewDdl.read(statement);
        }
    }

    /** What a definition makes. */
    enum Kind {
        TABLE,
        VIEW,
        MATERIALIZED_VIEW
    }

    /**
     * A second layout of a table's rows.
     *
     * @param table the table
     * @param name its name
     * @param columns its columns, in its order
     * @param statement the statement that made it; empty for a rollup, which its columns describe
     */
    record Rollup(String table, String name, List<String> columns, String statement) {
        public Rollup {
            columns = List.copyOf(columns);
        }
    }
}
