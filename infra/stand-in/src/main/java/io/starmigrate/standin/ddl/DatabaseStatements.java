package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Catalog;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Cluster;
import io.starmigrate.standin.session.Session;
import java.util.List;
import java.util.Map;

/** CREATE and DROP DATABASE, and USE. */
final class DatabaseStatements {
    private DatabaseStatements() {}

    static Answer create(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.CreateDbStatementContext create = statement.createDbStatement();
        String name = Names.text(create.database);
        if (!name.matches("[a-zA-Z_].{0,255}")) {
            throw SqlError.analyzing(1102, "42000", "Incorrect database name '" + name + "'");
        }
        Cluster cluster = session.cluster();
        return cluster.catalog().locked(() -> {
            if (cluster.catalog().database(name).isPresent()) {
                if (create.EXISTS() != null) {
                    return Answer.OK;
                }
                throw SqlError.executing(
                        cluster.personality(), 1007, "Can't create database '" + name + "'; database exists");
            }
            Map<String, String> properties = Literals.properties(create.properties());
            cluster.catalog().put(new Database(cluster.nextId(), name, properties));
            return Answer.OK;
        });
    }

    static Answer drop(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.DropDbStatementContext drop = statement.dropDbStatement();
        String name = Names.text(drop.database);
        Catalog catalog = session.cluster().catalog();
        return catalog.locked(() -> {
            Database database = catalog.database(name).orElse(null);
            if (database == null) {
                if (drop.EXISTS() != null) {
                    return Answer.OK;
                }
                throw SqlError.executing(
                        session.personality(), 1008, "Can't drop database '" + name + "'; database doesn't exist");
            }
            database.relations().forEach(relation -> dropRows(session.cluster(), relation));
            catalog.remove(database);
            return Answer.OK;
        });
    }

    /** Gives up the rows of a relation that leaves the catalog. */
    static void dropRows(Cluster cluster, Relation relation) {
        List<Partition> partitions = relation instanceof Table table ? table.everyPartition() : List.of();
        partitions.forEach(partition -> cluster.rows().dropPartition(partition.id()));
    }

    static Answer use(Session session, StarRocksParser.StatementContext statement, String text) {
        List<String> parts = Names.parts(statement.useDatabaseStatement().qualifiedName());
        session.cluster().catalog().locked(() -> session.useKnown(parts.get(parts.size() - 1)));
        return Answer.OK;
    }
}
