package io.starmigrate.standin.export;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.MaterializedView;
import io.starmigrate.standin.catalog.Partition;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Session;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/**
 * EXPORT TABLE, checked.
 *
 * @param directory the path up to its last slash
 * @param prefix what file names begin with
 * @param credentials the properties of WITH BROKER
 */
record ExportStatement(
        String database,
        Table table,
        List<Partition> partitions,
        List<String> partitionNames,
        List<Column> columns,
        List<String> columnNames,
        String directory,
        String prefix,
        ExportProperties properties,
        Map<String, String> credentials) {
    private static final String SCHEMES = "[s3a, viewfs, bos, hdfs, cosn, ks3, oss, afs]";

    /** Checks in the analyzer's order. The catalog's lock is held. */
    static ExportStatement read(Session session, StarRocksParser.ExportStatementContext statement) {
        Names.RelationName name = Names.relation(statement.tableDesc().qualifiedName());
        String database = session.databaseOr(name.database().orElse(null));
        Table table = table(session, database, name.name());
        StarRocksParser.PartitionNamesContext named = statement.tableDesc().partitionNames();
        if (named != null && named.TEMPORARY() != null) {
            throw SqlError.analyzing("Do not support exporting temporary partitions");
        }
        List<String> partitionNames = named == null
                ? List.of()
                : named.identifierOrString().stream().map(Names::text).toList();
        List<String> columnNames = statement.columnAliases() == null
                ? List.of()
                : statement.columnAliases().identifier().stream()
                        .map(Names::text)
                        .toList();
        List<Partition> partitions = partitions(table, partitionNames);
        List<Column> columns = columns(table, columnNames);
        String path = path(Literals.text(statement.string()));
        int slash = path.lastIndexOf('/') + 1;
        String prefix = path.substring(slash);
        checkBroker(statement);
        return new ExportStatement(
                database,
                table,
                partitions,
                partitionNames,
                columns,
                columnNames,
                path.substring(0, slash),
                prefix.isEmpty() ? "data_" : prefix,
                ExportProperties.read(Literals.properties(statement.properties())),
                Literals.properties(statement.brokerDesc().propertyList()));
    }

    private static Table table(Session session, String databaseName, String name) {
        boolean modern = session.personality().atLeast(3, 3);
        String shown = modern ? name : databaseName + "." + name;
        Database database = session.cluster()
                .catalog()
                .database(databaseName)
                .orElseThrow(() -> SqlError.analyzing(
                        modern
                                ? "Database default_catalog." + databaseName + " is not found"
                                : "Table " + shown + " is not found"));
        Relation relation =
                database.relation(name).orElseThrow(() -> SqlError.analyzing("Table " + shown + " is not found"));
        if (relation instanceof Table table) {
            return table;
        }
        String kind = relation instanceof MaterializedView ? "MATERIALIZED_VIEW" : "VIEW";
        throw SqlError.analyzing("Table[" + name + "] is " + kind + " type, do not support EXPORT.");
    }

    private static List<Partition> partitions(Table table, List<String> names) {
        return names.isEmpty()
                ? table.partitions()
                : names.stream()
                        .map(name -> table.partition(name)
                                .orElseThrow(() -> SqlError.analyzing("Partition [" + name + "] does not exist.")))
                        .toList();
    }

    private static List<Column> columns(Table table, List<String> names) {
        return names.isEmpty()
                ? table.columns()
                : names.stream()
                        .map(name -> table.column(name)
                                .orElseThrow(
                                        () -> SqlError.analyzing("Column [" + name + "] does not exist in table.")))
                        .toList();
    }

    private static String path(String written) {
        try {
            URI uri = new URI(written).normalize();
            if (uri.getScheme() == null) {
                throw SqlError.analyzing("Invalid export path. please use valid scheme: " + SCHEMES);
            }
            return uri.toString();
        } catch (URISyntaxException illegal) {
            throw SqlError.analyzing("Invalid path format. " + illegal.getMessage());
        }
    }

    private static void checkBroker(StarRocksParser.ExportStatementContext statement) {
        StarRocksParser.BrokerDescContext broker = statement.brokerDesc();
        if (broker == null) {
            throw SqlError.analyzing("broker is not provided");
        }
        if (broker.name != null) {
            Token first = broker.getStart();
            Token last = broker.getStop();
            throw new SqlError(
                    1064,
                    "HY000",
                    "Getting analyzing error from line " + first.getLine() + ", column "
                            + first.getCharPositionInLine() + " to line " + last.getLine() + ", column "
                            + last.getCharPositionInLine() + ". Detail message: broker " + Names.text(broker.name)
                            + " does not exist.");
        }
    }
}
