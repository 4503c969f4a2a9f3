package io.starmigrate.worker.starrocks.catalog;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.TableShape;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.PartitionStorage;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableDefinition;
import io.starmigrate.core.starrocks.ddl.Layout;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the tables of one database look like. Columns and partitioning are kept until they are forgotten, which whoever
 * exports or opens a staging does first: in between, a table that is altered makes a load fail, not differ. Partitions
 * are read each time.
 *
 * <p>Safe for use by many threads.
 */
public final class TableCatalog {
    private static final Logger LOG = LoggerFactory.getLogger(TableCatalog.class);

    private final String database;
    private final FrontEnds frontEnds;
    private final Capabilities capabilities;
    private final KnownShapes shapes = new KnownShapes(this::read);
    private final Map<String, TableDdl> printed = new ConcurrentHashMap<>();

    public TableCatalog(String database, FrontEnds frontEnds, Capabilities capabilities) {
        this.database = database;
        this.frontEnds = frontEnds;
        this.capabilities = capabilities;
    }

    public String database() {
        return database;
    }

    public TableName name(String table) {
        return new TableName(database, table);
    }

    public List<TableColumn> columns(String table) {
        return shape(table).columns();
    }

    public PartitionScheme scheme(String table) {
        return shape(table).scheme();
    }

    public List<CatalogPartition> partitions(String table) {
        return CatalogPartition.readAll(partitionRows(table));
    }

    /** Those of these names, whatever the case of their letters; one question for all of them. */
    public List<CatalogPartition> partitions(String table, Set<String> names) {
        return CatalogPartition.readAll(frontEnds.query(CatalogPartition.show(name(table)), "PartitionName", names));
    }

    List<CatalogRow> partitionRows(String table) {
        return frontEnds.query(CatalogPartition.show(name(table)));
    }

    /**
     * These tables with their partitions, by one question for all. Left out are tables without partitions, tables whose
     * definition cannot be read, and those of which some bounds hold NULL or a text of that name, which nothing here
     * tells apart.
     */
    public List<CatalogTable> overview(List<String> tables) {
        ToldPartitions told = meta(tables);
        List<String> known = tables.stream().filter(told::has).toList();
        readAhead(known);
        return known.stream()
                .flatMap(table -> overview(table, told.take(table)).stream())
                .toList();
    }

    private Optional<CatalogTable> overview(String table, List<CatalogPartition> partitions) {
        try {
            return partitions.stream().anyMatch(TableCatalog::mayHoldNull)
                    ? Optional.empty()
                    : Optional.of(new CatalogTable(name(table), scheme(table), partitions));
        } catch (ClusterException | IllegalArgumentException unreadable) {
            if (unreadable instanceof ClusterException refused && refused.isOfTheCluster()) {
                throw refused;
            }
            // Whoever asks for it by name is told why.
            LOG.debug("{} is asked for by name: {}", table, unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static boolean mayHoldNull(CatalogPartition partition) {
        return partition.bounds() instanceof PartitionBounds.Values values
                && IntStream.range(0, values.width()).anyMatch(values::mayHoldNull);
    }

    private ToldPartitions meta(List<String> tables) {
        try {
            return frontEnds.fold(ClusterQueries.partitionsMeta(database), () -> new ToldPartitions(tables));
        } catch (ClusterException refused) {
            if (refused.remedy().isTransient()) {
                throw refused;
            }
            LOG.debug("The {} does not answer by partitions_meta: {}", frontEnds, refused.getMessage());
            return new ToldPartitions(List.of());
        }
    }

    /** The number that stays with a table's rows when tables are swapped; empty when there is no such table. */
    public Optional<Long> id(String table) {
        return frontEnds.query(ClusterQueries.tableId(name(table))).stream()
                .findFirst()
                .map(row -> row.requireNumber("TABLE_ID"));
    }

    /** A table is read anew when it is asked for next: it may have been altered since. */
    public void forget(String table) {
        shapes.forget(table);
    }

    /**
     * What a table looks like.
     *
     * @throws ClusterException with remedy WRONG_INPUT, naming the table, when its definition cannot be read or the
     *     cluster's own answers about it differ
     */
    public TableShape shape(String table) {
        return shapes.of(table);
    }

    /**
     * Reads tables that will be asked for one after the other, a few at once. What fails is thrown at whoever asks for
     * that table next.
     */
    public void readAhead(Collection<String> tables) {
        shapes.readAhead(tables);
    }

    /** How a table keeps its rows; as {@link #shape}. */
    public Layout layout(String table) {
        return ddl(table).layout();
    }

    /** What the cluster prints of a table; as {@link #shape}. */
    public TableDdl ddl(String table) {
        var unused = shape(table);
        return Objects.requireNonNull(printed.get(table));
    }

    /** How one partition's rows are kept; empty when there is none of that name. */
    public Optional<PartitionStorage> storage(String table, String partition) {
        return PartitionStorage.readAll(frontEnds.query(CatalogPartition.show(name(table), partition))).stream()
                .filter(found -> found.name().equals(partition))
                .findFirst();
    }

    /**
     * Whether the cluster says, asked for it by its name in two ways, that there is no such table, or lists a view
     * under that name: not what it only does not list, or may not show.
     */
    public boolean lacks(String table) {
        return new Absence(frontEnds).isOf(name(table), () -> names("VIEW"));
    }

    public Optional<CatalogPartition> partition(String table, String partition) {
        return CatalogPartition.readAll(frontEnds.query(CatalogPartition.show(name(table), partition))).stream()
                .filter(found -> found.name().equals(partition))
                .findFirst();
    }

    public List<CatalogPartition> temporaryPartitions(String table) {
        return CatalogPartition.readAll(frontEnds.query(CatalogPartition.showTemporary(name(table))));
    }

    private TableShape read(String table) {
        String printed = frontEnds.query(TableColumn.showCreateTable(name(table))).stream()
                .map(row -> row.text("Create Table"))
                .findFirst()
                .orElse("");
        try {
            TableDefinition definition = definition(table, printed);
            this.printed.put(table, definition.ddl());
            return new TableShape(definition.columns(), definition.scheme());
        } catch (IllegalArgumentException unreadable) {
            throw new ClusterException(
                    Remedy.WRONG_INPUT,
                    "Cannot work with the table " + name(table) + " of the " + frontEnds + ": "
                            + unreadable.getMessage(),
                    unreadable);
        }
    }

    /**
     * A table by what SHOW CREATE TABLE printed and what the cluster says of it elsewhere.
     *
     * @throws IllegalArgumentException when it cannot be read, or the cluster's answers differ
     */
    TableDefinition definition(String table, String printed) {
        List<CatalogRow> described = frontEnds.query(TableColumn.describe(name(table)));
        return TableDefinition.read(new TableDefinition.Answers(printed, described, listed(table)), capabilities);
    }

    /** Without this view some tables cannot be read; that is told by name, table by table. */
    private List<CatalogRow> listed(String table) {
        try {
            return frontEnds.query(TableColumn.list(name(table)));
        } catch (ClusterException refused) {
            if (refused.remedy().isTransient()) {
                throw refused;
            }
            return List.of();
        }
    }

    /** The tables that hold rows. SHOW tells materialized views from them, where information_schema may not. */
    public List<String> tables() {
        return names("BASE TABLE");
    }

    /** Views and materialized views, the synchronous ones of tables included. */
    public List<String> views() {
        return Stream.concat(names("VIEW").stream(), synchronousViews().stream())
                .distinct()
                .toList();
    }

    /** Materialized views that are indexes of their tables: no list of tables has them. */
    public List<String> synchronousViews() {
        return capabilities.has(Capability.ASYNC_MATERIALIZED_VIEWS)
                ? materializedViews().stream()
                        .filter(row -> row.text("refresh_type").equals("ROLLUP"))
                        .map(row -> row.require("name"))
                        .toList()
                : List.of();
    }

    public List<CatalogRow> materializedViews() {
        return materializedViews(database);
    }

    /** Those of another database of the same cluster. */
    public List<CatalogRow> materializedViews(String of) {
        return frontEnds.query(ClusterQueries.materializedViews(of, capabilities));
    }

    private List<String> names(String type) {
        return frontEnds.query(ClusterQueries.tables(database)).stream()
                .filter(row -> row.text("Table_type").equals(type))
                .map(row -> row.require("Tables_in_" + database))
                .sorted()
                .toList();
    }
}
