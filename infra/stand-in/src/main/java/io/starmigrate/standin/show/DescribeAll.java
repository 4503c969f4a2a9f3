package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.Rollup;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.ddl.Relations;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DESC table ALL: each layout's columns, the layout named in its first row, an empty row between layouts. As the source
 * of StarRocks has it; no front end's answer is recorded.
 */
final class DescribeAll {
    private static final List<String> COLUMNS =
            List.of("IndexName", "IndexKeysType", "Field", "Type", "Null", "Key", "Default", "Extra");

    private DescribeAll() {}

    static Answer of(Session session, StarRocksParser.DescTableStatementContext describe) {
        return session.cluster().catalog().locked(() -> {
            Table table = Relations.table(session, Names.relation(describe.table));
            List<List<@Nullable String>> rows = new ArrayList<>();
            add(rows, table, table.name(), table.columns());
            for (Rollup rollup : table.rollups()) {
                rows.add(Arrays.asList("", "", "", "", "", "", "", ""));
                add(rows, table, rollup.name(), rollup.columns());
            }
            return new ShownRows(COLUMNS, rows).answer();
        });
    }

    private static void add(List<List<@Nullable String>> rows, Table table, String name, List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            boolean key = table.definition().keyColumns().stream().anyMatch(column.name()::equalsIgnoreCase);
            rows.add(Arrays.asList(
                    i == 0 ? name : "",
                    i == 0 ? table.definition().keyModel().name() + "_KEYS" : "",
                    column.name(),
                    column.type().described(),
                    column.nullable() ? "Yes" : "No",
                    String.valueOf(key),
                    ShowColumns.defaultValue(column.defaultValue()),
                    column.aggregation() == null ? "" : column.aggregation()));
        }
    }
}
