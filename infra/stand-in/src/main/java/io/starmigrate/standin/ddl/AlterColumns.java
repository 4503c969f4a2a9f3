package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.AlterJob;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.catalog.TableIndex;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Cluster;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clauses of ALTER TABLE that change columns and indexes. Called while holding the cluster's lock. */
final class AlterColumns {
    private final Cluster cluster;
    private final Database database;
    private final Table table;
    private final ColumnChanges columns;

    AlterColumns(Cluster cluster, Database database, Table table) {
        this.cluster = cluster;
        this.database = database;
        this.table = table;
        this.columns = new ColumnChanges(cluster, table);
    }

    /** Whether a clause is one of these. */
    static boolean changes(StarRocksParser.AlterClauseContext clause) {
        return clause.addColumnClause() != null
                || clause.addColumnsClause() != null
                || clause.dropColumnClause() != null
                || clause.modifyColumnClause() != null
                || clause.columnRenameClause() != null
                || clause.reorderColumnsClause() != null
                || clause.createIndexClause() != null
                || clause.dropIndexClause() != null;
    }

    void apply(StarRocksParser.AlterClauseContext clause) {
        if (clause.addColumnClause() != null) {
            add(clause.addColumnClause());
        } else if (clause.addColumnsClause() != null) {
            refuseRollup(clause.addColumnsClause().rollupName);
            clause.addColumnsClause().columnDesc().forEach(column -> columns.add(column, ColumnChanges.Place.LAST));
        } else if (clause.dropColumnClause() != null) {
            refuseRollup(clause.dropColumnClause().rollupName);
            columns.drop(Names.text(clause.dropColumnClause().identifier(0)));
        } else if (clause.modifyColumnClause() != null) {
            modify(clause.modifyColumnClause());
        } else if (clause.columnRenameClause() != null) {
            columns.rename(
                    Names.text(clause.columnRenameClause().oldColumn),
                    Names.text(clause.columnRenameClause().newColumn));
        } else if (clause.reorderColumnsClause() != null) {
            refuseRollup(clause.reorderColumnsClause().rollupName);
            columns.reorder(Names.list(clause.reorderColumnsClause().identifierList()));
        } else if (clause.createIndexClause() != null) {
            addIndex(clause.createIndexClause());
        } else {
            dropIndex(Names.text(clause.dropIndexClause().indexName));
        }
        logJob();
    }

    private void add(StarRocksParser.AddColumnClauseContext clause) {
        refuseRollup(clause.rollupName);
        columns.add(
                clause.columnDesc(),
                ColumnChanges.Place.of(clause.FIRST(), clause.AFTER(), names(clause.identifier())));
    }

    private void modify(StarRocksParser.ModifyColumnClauseContext clause) {
        refuseRollup(clause.rollupName);
        columns.modify(
                clause.columnDesc(),
                ColumnChanges.Place.of(clause.FIRST(), clause.AFTER(), names(clause.identifier())));
    }

    private static List<String> names(List<StarRocksParser.IdentifierContext> names) {
        return names.stream().map(Names::text).toList();
    }

    private static void refuseRollup(StarRocksParser.@Nullable IdentifierContext rollup) {
        if (rollup != null) {
            throw SqlError.notKnown("columns of a rollup changed: " + Names.text(rollup));
        }
    }

    private void addIndex(StarRocksParser.CreateIndexClauseContext clause) {
        String name = Names.text(clause.indexName);
        List<TableIndex> indexes = new ArrayList<>(table.definition().indexes());
        if (indexes.stream().anyMatch(index -> index.name().equalsIgnoreCase(name))) {
            throw refused("index `" + name + "` already exist.");
        }
        indexes.add(CreateTable.index(clause.indexName, clause.identifierList(), clause.indexType(), clause.comment()));
        table.redefine(table.definition().withIndexes(indexes));
    }

    private void dropIndex(String name) {
        List<TableIndex> left = table.definition().indexes().stream()
                .filter(index -> !index.name().equalsIgnoreCase(name))
                .toList();
        if (left.size() == table.definition().indexes().size()) {
            throw refused("index " + name + " does not exist");
        }
        table.redefine(table.definition().withIndexes(left));
    }

    private void logJob() {
        database.add(new AlterJob(
                cluster.nextId(),
                AlterJob.Kind.COLUMN,
                table.name(),
                table.name(),
                cluster.nextId(),
                table.id(),
                cluster.nextId(),
                cluster.clock().instant()));
    }

    private SqlError refused(String message) {
        return SqlError.executing(cluster.personality(), message);
    }
}
