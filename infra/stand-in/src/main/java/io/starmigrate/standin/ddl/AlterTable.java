package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.catalog.TableDefinition;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.Names.RelationName;
import io.starmigrate.standin.parse.NewerClauses;
import io.starmigrate.standin.parse.Statements;
import io.starmigrate.standin.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ALTER TABLE: names, properties, comment and partitions; columns and indexes are {@link AlterColumns}'. */
final class AlterTable {
    private final Session session;
    private final Database database;
    private final Table table;
    private final PartitionChanges partitions;

    private AlterTable(Session session, Database database, Table table) {
        this.session = session;
        this.database = database;
        this.table = table;
        this.partitions = new PartitionChanges(session.cluster(), table);
    }

    static Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.AlterTableStatementContext alter = statement.alterTableStatement();
        RelationName name = Names.relation(alter.qualifiedName());
        return session.cluster().catalog().locked(() -> {
            Database database = Relations.database(session, name.database());
            Table table = Relations.table(session, name);
            new AlterTable(session, database, table).apply(alter, text);
            return Answer.OK;
        });
    }

    private void apply(StarRocksParser.AlterTableStatementContext alter, String text) {
        RollupChanges rollups = new RollupChanges(session.cluster(), database, table);
        if (alter.ROLLUP() != null) {
            alter.rollupItem().forEach(rollups::add);
            alter.identifier().stream().map(Names::text).forEach(rollups::drop);
        } else if (alter.alterClause().size() == 1) {
            apply(alter.alterClause(0));
        } else if (alter.alterClause().stream().allMatch(AlterColumns::changes)) {
            alter.alterClause().forEach(this::changeColumns);
        } else {
            throw SqlError.notKnown(text);
        }
    }

    private void apply(StarRocksParser.AlterClauseContext clause) {
        if (AlterColumns.changes(clause)) {
            changeColumns(clause);
        } else if (clause.tableRenameClause() != null) {
            rename(Names.text(clause.tableRenameClause().identifier()));
        } else if (clause.swapTableClause() != null) {
            swap(Names.text(clause.swapTableClause().identifier()));
        } else if (clause.modifyPropertiesClause() != null
                && NewerClauses.isCounter(clause.modifyPropertiesClause()
                        .propertyList()
                        .property(0)
                        .getStart())) {
            count(Literals.properties(clause.modifyPropertiesClause().propertyList()));
        } else if (clause.modifyPropertiesClause() != null) {
            setProperties(Literals.properties(clause.modifyPropertiesClause().propertyList()));
        } else if (clause.modifyCommentClause() != null) {
            table.redefine(table.definition()
                    .withComment(Literals.text(clause.modifyCommentClause().string())));
        } else if (!applyToPartitions(clause)) {
            throw SqlError.notKnown("ALTER TABLE " + table.name() + " " + Statements.source(clause));
        }
    }

    /** Carries out a change of partitions; false when the clause is none. */
    private boolean applyToPartitions(StarRocksParser.AlterClauseContext clause) {
        if (clause.addPartitionClause() != null) {
            addPartitions(clause.addPartitionClause());
        } else if (clause.dropPartitionClause() != null) {
            dropPartition(clause.dropPartitionClause());
        } else if (clause.replacePartitionClause() != null) {
            replacePartitions(clause.replacePartitionClause());
        } else if (clause.truncatePartitionClause() != null) {
            partitions.truncate(names(clause.truncatePartitionClause().partitionNames()));
        } else if (clause.modifyPartitionClause() != null) {
            modifyPartitions(clause.modifyPartitionClause());
        } else {
            return false;
        }
        return true;
    }

    private void changeColumns(StarRocksParser.AlterClauseContext clause) {
        if (!table.temporaryPartitions().isEmpty()) {
            throw SqlError.executing(personality(), "Can not alter table when there are temp partitions in table");
        }
        new AlterColumns(session.cluster(), database, table).apply(clause);
    }

    private void addPartitions(StarRocksParser.AddPartitionClauseContext clause) {
        boolean temporary = clause.TEMPORARY() != null;
        StarRocksParser.DistributionDescContext own = clause.distributionDesc();
        PartitionChanges changes = own == null || own.INTEGER_VALUE() == null
                ? partitions
                : partitions.withBuckets(Integer.parseInt(own.INTEGER_VALUE().getText()));
        changes.add(
                new AddedPartitions(personality(), table).read(clause),
                temporary ? PartitionChanges.Set.TEMPORARY : PartitionChanges.Set.FORMAL);
    }

    private void dropPartition(StarRocksParser.DropPartitionClauseContext clause) {
        partitions.drop(
                Names.text(clause.identifier()),
                clause.TEMPORARY() != null ? PartitionChanges.Set.TEMPORARY : PartitionChanges.Set.FORMAL,
                clause.EXISTS() != null ? PartitionChanges.IfMissing.IGNORE : PartitionChanges.IfMissing.REFUSE);
    }

    private void replacePartitions(StarRocksParser.ReplacePartitionClauseContext clause) {
        Map<String, String> properties = Literals.properties(clause.properties());
        boolean strict = Boolean.parseBoolean(properties.getOrDefault("strict_range", "true"));
        boolean temporaryNames = Boolean.parseBoolean(properties.getOrDefault("use_temp_partition_name", "false"));
        partitions.replace(
                names(clause.parName),
                names(clause.tempParName),
                strict ? PartitionChanges.Strictness.SAME_BOUNDS : PartitionChanges.Strictness.ANY_BOUNDS,
                temporaryNames ? PartitionChanges.Naming.TEMPORARY : PartitionChanges.Naming.KEEP);
    }

    private void modifyPartitions(StarRocksParser.ModifyPartitionClauseContext clause) {
        if (clause.propertyList() == null) {
            throw SqlError.notKnown(Statements.source(clause));
        }
        List<String> meant = clause.identifierList() != null
                ? Names.list(clause.identifierList())
                : clause.identifier() == null ? List.of() : List.of(Names.text(clause.identifier()));
        partitions.modify(meant, Literals.properties(clause.propertyList()));
    }

    private static List<String> names(StarRocksParser.PartitionNamesContext names) {
        if (names.keyPartitions() != null) {
            throw SqlError.notKnown(Statements.source(names));
        }
        return names.identifierOrString().stream().map(Names::text).toList();
    }

    private void rename(String newName) {
        if (database.relation(newName).isPresent()) {
            throw SqlError.executing(personality(), "Table name[" + newName + "] is already used");
        }
        database.remove(table);
        table.rename(newName);
        database.put(table);
    }

    private void swap(String other) {
        Table with = database.table(other)
                .orElseThrow(() -> SqlError.executing(
                        personality(), "Table " + other + " does not exist or is not OLAP/LAKE table"));
        String name = table.name();
        database.remove(table);
        database.remove(with);
        table.rename(other);
        with.rename(name);
        database.put(table);
        database.put(with);
        // Grants, rollups and constraints have gone with the ids; who reads by name reads other rows from now on.
        MaterializedViewStatements.deactivateReaders(session, database, name, "base-table swapped: " + name);
        MaterializedViewStatements.deactivateReaders(session, database, other, "base-table swapped: " + other);
    }

    private void count(Map<String, String> counter) {
        if (table.columns().stream().noneMatch(Column::autoIncrement)) {
            throw SqlError.analyzing("Table " + table.name() + " has no AUTO_INCREMENT column");
        }
        table.countFrom(Long.parseLong(counter.getOrDefault("auto_increment", "1")));
    }

    private void setProperties(Map<String, String> changes) {
        PropertyChanges.check(personality(), table, changes);
        TableDefinition definition = table.definition();
        Map<String, String> properties = new LinkedHashMap<>(definition.properties());
        properties.putAll(changes);
        table.redefine(definition.withProperties(properties));
    }

    private Personality personality() {
        return session.personality();
    }
}
