package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Distribution;
import io.starmigrate.standin.catalog.KeyModel;
import io.starmigrate.standin.catalog.PartitionBounds;
import io.starmigrate.standin.catalog.Partitioning;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.catalog.TableDefinition;
import io.starmigrate.standin.catalog.TableIndex;
import io.starmigrate.standin.parse.LaterFunctions;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.Names.RelationName;
import io.starmigrate.standin.session.Cluster;
import io.starmigrate.standin.session.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE, and CREATE TABLE … LIKE. */
final class CreateTable {
    private static final int IMPLICIT_KEY_COLUMNS = 3;
    private static final Set<String> NO_KEY_TYPES =
            Set.of("float", "double", "json", "array", "map", "struct", "bitmap", "hll", "percentile", "varbinary");

    private CreateTable() {}

    static Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.CreateTableStatementContext create = statement.createTableStatement();
        RelationName name = Names.relation(create.qualifiedName());
        refuseUnknownParts(create);
        return session.cluster().catalog().locked(() -> {
            Database database = Relations.database(session, name.database());
            if (database.relation(name.name()).isPresent()) {
                return existing(name, create.EXISTS() != null);
            }
            TableDefinition definition = definition(session.personality(), name.name(), create);
            TableProperties.check(session.personality(), definition);
            ColocateGroups.check(database, definition);
            Table table = newTable(session.cluster(), name.name(), definition);
            PartitionChanges partitions = new PartitionChanges(session.cluster(), table);
            if (definition.partitioning() instanceof Partitioning.None) {
                partitions.create(name.name(), new PartitionBounds.Everything(), PartitionChanges.Set.FORMAL);
            } else {
                partitions.add(
                        PartitioningReader.partitions(create.partitionDesc(), table.partitionColumns()),
                        PartitionChanges.Set.FORMAL);
            }
            database.put(table);
            if (create.rollupDesc() != null) {
                RollupChanges rollups = new RollupChanges(session.cluster(), database, table);
                create.rollupDesc().rollupItem().forEach(rollups::add);
            }
            return Answer.OK;
        });
    }

    private static void refuseUnknownParts(StarRocksParser.CreateTableStatementContext create) {
        boolean olap = create.engineDesc() == null
                || Names.text(create.engineDesc().identifier()).equalsIgnoreCase("olap");
        if (!olap || create.EXTERNAL() != null) {
            throw SqlError.notKnown("CREATE TABLE with another ENGINE than OLAP, or EXTERNAL");
        }
    }

    private static Answer existing(RelationName name, boolean ifNotExists) {
        if (ifNotExists) {
            return Answer.OK;
        }
        throw SqlError.analyzing(1050, "42S01", "Table '" + name.name() + "' already exists");
    }

    private static Table newTable(Cluster cluster, String name, TableDefinition definition) {
        return new Table(cluster.nextId(), name, definition, cluster.clock().instant());
    }

    private static TableDefinition definition(
            Personality personality, String name, StarRocksParser.CreateTableStatementContext create) {
        KeyModel model = keyModel(create.keyDesc());
        List<String> keys = create.keyDesc() == null
                ? List.of()
                : Names.list(create.keyDesc().identifierList());
        create.columnDesc().forEach(column -> LaterFunctions.refuse(personality, column));
        List<Column> written =
                ColumnDefinitions.read(create.columnDesc(), model == KeyModel.PRIMARY ? new HashSet<>(keys) : Set.of());
        List<String> keyColumns = keys.isEmpty() ? implicitKey(written) : keys;
        ColumnDefinitions.check(personality, written, model, keyColumns);
        if (model == KeyModel.PRIMARY && personality.sharedData() && !personality.atLeast(3, 1)) {
            throw SqlError.checking(personality, "Primary keys are not supported in shared data clusters yet");
        }
        checkSortKey(personality, model, create);
        checkKey(written, keyColumns);
        Map<String, String> properties = Literals.properties(create.properties());
        Distribution distribution = distribution(personality, create.distributionDesc(), model);
        checkHash(written, distribution.hashColumns());
        PartitioningReader reader = new PartitioningReader(personality, written);
        Partitioning partitioning = reader.read(create.partitionDesc());
        if (model == KeyModel.AGGREGATE && reader.carriesValues() && !personality.atLeast(4, 2)) {
            throw SqlError.analyzing("AGG_KEYS table should specify aggregate type for non-key column["
                    + PartitioningReader.HIDDEN + "0].");
        }
        TableProperties.check(personality, name, properties);
        List<TableIndex> indexes =
                create.indexDesc().stream().map(CreateTable::index).toList();
        IndexTypes.check(personality, model, indexes);
        List<Column> columns = new ArrayList<>(written);
        columns.addAll(reader.hiddenColumns());
        return new TableDefinition(
                columns,
                model,
                keyColumns,
                create.orderByDesc() == null
                        ? List.of()
                        : Names.list(create.orderByDesc().identifierList()),
                partitioning,
                distribution,
                indexes,
                properties,
                ColumnDefinitions.comment(create.comment(), personality.sharedData() ? "OLAP" : ""));
    }

    /** Reference 6.7: primary keys since 3.0 (shared-data 3.1.4), other models since 3.3. */
    private static void checkSortKey(
            Personality personality, KeyModel model, StarRocksParser.CreateTableStatementContext create) {
        boolean primary = model == KeyModel.PRIMARY
                && (personality.sharedData() ? personality.atLeast(3, 1, 4) : personality.atLeast(3, 0));
        if (create.orderByDesc() != null && !primary && !personality.atLeast(3, 3)) {
            throw SqlError.analyzing("only primary key support sort key");
        }
    }

    private static KeyModel keyModel(StarRocksParser.@Nullable KeyDescContext key) {
        return key == null
                ? KeyModel.DUPLICATE
                : KeyModel.valueOf(key.getStart().getText().toUpperCase(Locale.ROOT));
    }

    /** Without a key clause the first columns that can be keys are the key of a duplicate table. */
    private static List<String> implicitKey(List<Column> columns) {
        return columns.stream()
                .limit(IMPLICIT_KEY_COLUMNS)
                .takeWhile(column -> !NO_KEY_TYPES.contains(column.type().name()))
                .map(Column::name)
                .toList();
    }

    private static void checkKey(List<Column> columns, List<String> keys) {
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            Optional<Column> column =
                    columns.stream().filter(c -> c.name().equalsIgnoreCase(key)).findFirst();
            if (column.isEmpty()) {
                throw SqlError.analyzing("Key column(" + key + ") doesn't exist");
            }
            if (columns.indexOf(column.get()) != i) {
                throw SqlError.analyzing("Key columns should be a ordered prefix of the schema");
            }
        }
    }

    private static void checkHash(List<Column> columns, List<String> hashed) {
        for (String name : hashed) {
            if (columns.stream().noneMatch(column -> column.name().equalsIgnoreCase(name))) {
                throw SqlError.analyzing("Distribution column(" + name + ") doesn't exist");
            }
        }
    }

    private static Distribution distribution(
            Personality personality, StarRocksParser.@Nullable DistributionDescContext written, KeyModel model) {
        if (written == null || written.RANDOM() != null) {
            if (!personality.atLeast(3, 1)) {
                throw SqlError.analyzing("Create olap table should contain distribution desc");
            }
            if (model != KeyModel.DUPLICATE) {
                throw SqlError.analyzing(model.name().charAt(0)
                        + model.name().substring(1).toLowerCase(Locale.ROOT)
                        + " key table must use hash distribution");
            }
        }
        if (written == null) {
            return new Distribution(List.of(), 0);
        }
        int buckets = written.INTEGER_VALUE() == null
                ? 0
                : Integer.parseInt(written.INTEGER_VALUE().getText());
        return new Distribution(written.HASH() == null ? List.of() : Names.list(written.identifierList()), buckets);
    }

    private static TableIndex index(StarRocksParser.IndexDescContext index) {
        return index(index.indexName, index.identifierList(), index.indexType(), index.comment());
    }

    static TableIndex index(
            StarRocksParser.IdentifierContext name,
            StarRocksParser.IdentifierListContext columns,
            StarRocksParser.@Nullable IndexTypeContext type,
            StarRocksParser.@Nullable CommentContext comment) {
        return new TableIndex(
                Names.text(name), Names.list(columns), IndexTypes.kind(type), ColumnDefinitions.comment(comment, ""));
    }

    /**
     * The new table has the old one's definition and, unless they are made automatically, its partitions, all empty.
     */
    static Answer like(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.CreateTableLikeStatementContext like = statement.createTableLikeStatement();
        if (like.partitionDesc() != null || like.distributionDesc() != null || like.properties() != null) {
            throw SqlError.notKnown(text);
        }
        RelationName name = Names.relation(like.qualifiedName(0));
        RelationName model = Names.relation(like.qualifiedName(1));
        return session.cluster().catalog().locked(() -> {
            Database database = Relations.database(session, name.database());
            if (database.relation(name.name()).isPresent()) {
                return existing(name, like.EXISTS() != null);
            }
            Table original = Relations.table(session, model);
            Table table = newTable(session.cluster(), name.name(), original.definition());
            copyPartitions(session.cluster(), original, table);
            database.put(table);
            return Answer.OK;
        });
    }

    private static void copyPartitions(Cluster cluster, Table original, Table table) {
        PartitionChanges changes = new PartitionChanges(cluster, table);
        Partitioning partitioning = original.definition().partitioning();
        if (partitioning instanceof Partitioning.None) {
            changes.create(table.name(), new PartitionBounds.Everything(), PartitionChanges.Set.FORMAL);
        } else if (!automatic(partitioning)) {
            original.partitions().forEach(p -> changes.create(p.name(), p.bounds(), PartitionChanges.Set.FORMAL));
        }
    }

    private static boolean automatic(Partitioning partitioning) {
        return (partitioning instanceof Partitioning.Range range && range.automatic() != null)
                || (partitioning instanceof Partitioning.Values values && values.automatic());
    }
}
