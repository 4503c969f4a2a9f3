package io.starmigrate.standin.load;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.jobs.Delimiter;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/**
 * One DATA INFILE of a load, checked.
 *
 * @param format csv or parquet; empty to go by the files' names
 * @param columns names of the files' columns in order; for a name that is no column of the table, SET may use it
 * @param pathColumns columns read from the path's {@code name=value} directories
 * @param mappings SET, by the column's name
 */
record FileGroup(
        Table table,
        Optional<List<Long>> partitions,
        List<String> paths,
        String columnSeparator,
        String rowDelimiter,
        Optional<String> format,
        List<String> columns,
        List<String> pathColumns,
        Map<String, ParserRuleContext> mappings,
        StarRocksParser.@Nullable ExpressionContext where) {
    private static final Set<String> FORMATS = Set.of("csv", "parquet");

    /** The table exists; all that the analyzer checks. The catalog's lock is held. */
    static Table table(Session session, String databaseName, StarRocksParser.DataDescContext group) {
        String name = Names.text(group.dstTableName);
        String shown = session.personality().atLeast(3, 4) ? name : databaseName + "." + name;
        Optional<Database> database = session.cluster().catalog().database(databaseName);
        return LoadTarget.asTable(database.flatMap(d -> d.relation(name))
                .orElseThrow(() -> SqlError.analyzing("Table " + shown + " is not found")));
    }

    static FileGroup read(Session session, Table table, StarRocksParser.DataDescContext group) {
        if (group.NEGATIVE() != null || group.srcTableName != null || group.formatPropsField != null) {
            throw SqlError.notKnown(group.getText());
        }
        if (group.rowSep != null && !session.personality().atLeast(2, 5)) {
            throw SqlError.notKnown("ROWS TERMINATED BY");
        }
        return new FileGroup(
                table,
                LoadTarget.partitions(session, table, group.partitions),
                group.srcFiles.string().stream().map(Literals::text).toList(),
                group.colSep == null ? "\t" : Delimiter.read(Literals.text(group.colSep)),
                group.rowSep == null ? "\n" : Delimiter.read(Literals.text(group.rowSep)),
                format(session, group.format),
                columns(table, group),
                group.colFromPath == null ? List.of() : Names.list(group.colFromPath),
                mappings(group),
                group.where);
    }

    private static Optional<String> format(Session session, StarRocksParser.@Nullable FileFormatContext format) {
        if (format == null) {
            return Optional.empty();
        }
        String name = format.string() != null ? Literals.text(format.string()) : Names.text(format.identifier());
        String known = name.toLowerCase(Locale.ROOT);
        if (known.equals("orc")
                || (known.equals("json") && session.personality().atLeast(3, 2))) {
            throw SqlError.notKnown("FORMAT AS " + name);
        }
        if (!FORMATS.contains(known)) {
            throw SqlError.executing(session.personality(), "File Format Type " + name + " is invalid.");
        }
        return Optional.of(known);
    }

    private static List<String> columns(Table table, StarRocksParser.DataDescContext group) {
        if (group.colList != null) {
            return group.colList.identifier().stream().map(Names::text).toList();
        }
        return table.columns().stream()
                .filter(column -> column.generated() == null && !column.autoIncrement())
                .map(Column::name)
                .toList();
    }

    private static Map<String, ParserRuleContext> mappings(StarRocksParser.DataDescContext group) {
        Map<String, ParserRuleContext> mappings = new LinkedHashMap<>();
        if (group.colMappingList == null) {
            return mappings;
        }
        for (StarRocksParser.ExpressionContext mapping :
                group.colMappingList.expressionList().expression()) {
            StarRocksParser.ComparisonContext equal = assignment(mapping)
                    .orElseThrow(() -> SqlError.analyzing("Column mapping function is invalid: " + mapping.getText()));
            mappings.put(equal.left.getText().replace("`", ""), equal.right);
        }
        return mappings;
    }

    private static Optional<StarRocksParser.ComparisonContext> assignment(ParseTree mapping) {
        if (mapping instanceof StarRocksParser.ComparisonContext equal) {
            return equal.comparisonOperator().EQ() == null ? Optional.empty() : Optional.of(equal);
        }
        return mapping.getChildCount() == 1 ? assignment(mapping.getChild(0)) : Optional.empty();
    }
}
