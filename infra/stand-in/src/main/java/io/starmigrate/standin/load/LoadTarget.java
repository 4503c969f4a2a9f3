package io.starmigrate.standin.load;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.MaterializedView;
import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table and the partitions a statement writes to. */
final class LoadTarget {
    static final String OUT_OF_RANGE = "The row is out of partition ranges. Please add a new partition.";

    private LoadTarget() {}

    /** The table INSERT names. The catalog's lock is held. */
    static Table table(Session session, String databaseName, String name) {
        Database database = session.cluster()
                .catalog()
                .database(databaseName)
                .orElseThrow(() -> SqlError.unknownDatabase(session.personality(), databaseName));
        Relation relation = database.relation(name)
                .orElseThrow(() -> SqlError.unknownTable(session.personality(), databaseName + "." + name));
        return asTable(relation);
    }

    static Table asTable(Relation relation) {
        if (relation instanceof Table table) {
            return table;
        }
        if (relation instanceof MaterializedView view) {
            throw SqlError.analyzing(
                    5064,
                    "42000",
                    "The data of '" + view.name() + "' cannot be inserted because '" + view.name()
                            + "' is a materialized view,and the data of materialized view must be consistent with the base"
                            + " table.");
        }
        throw new SqlError(1064, "HY000", "Table " + relation.name() + " is not OlapTable");
    }

    /** The ids of the partitions named; empty when none is. */
    static Optional<List<Long>> partitions(
            Session session, Table table, StarRocksParser.@Nullable PartitionNamesContext named) {
        if (named == null) {
            return Optional.empty();
        }
        return Optional.of(session.cluster()
                .catalog()
                .locked(() -> named.identifierOrString().stream()
                        .map(Names::text)
                        .map(name -> partition(table, name, named.TEMPORARY() != null)
                                .orElseThrow(() -> SqlError.executing(
                                        session.personality(),
                                        "Unknown partition '" + name + "' in table '" + table.name() + "'")))
                        .map(Partition::id)
                        .toList()));
    }

    private static Optional<Partition> partition(Table table, String name, boolean temporary) {
        return temporary ? table.temporaryPartition(name) : table.partition(name);
    }
}
