package io.starmigrate.core.starrocks.ddl;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Front ends may print the columns that a generated column is computed from with the table, and the database, before
 * them: under another name the table would compute from one that is not there.
 */
final class OwnColumns {
    private final TableDdl table;
    private final Set<String> columns;

    OwnColumns(TableDdl table) {
        this.table = table;
        this.columns =
                table.columns().stream().map(column -> folded(column.name())).collect(Collectors.toSet());
    }

    /** The table with its own columns called by nothing but their names. */
    TableDdl bare() {
        List<ColumnDdl> bare = table.columns().stream().map(this::bare).toList();
        return bare.equals(table.columns()) ? table : table.withColumns(bare);
    }

    private ColumnDdl bare(ColumnDdl column) {
        return column.value() instanceof ColumnValue.Generated generated
                ? column.withValue(new ColumnValue.Generated(bare(generated.expression())))
                : column;
    }

    private String bare(String expression) {
        StringBuilder text = new StringBuilder(expression);
        List<Token> pieces = Lexer.tokens(expression);
        for (int i = pieces.size() - 3; i >= 0; i--) {
            if (isTable(pieces, i)) {
                int start = isDatabase(pieces, i - 2) ? i - 2 : i;
                if (start == 0 || !pieces.get(start - 1).is(".")) {
                    text.delete(pieces.get(start).start(), pieces.get(i + 2).start());
                }
            }
        }
        return text.toString();
    }

    private boolean isTable(List<Token> pieces, int i) {
        return isQualifier(pieces, i)
                && pieces.get(i).text().equals(table.name().name());
    }

    private boolean isDatabase(List<Token> pieces, int i) {
        return i >= 0 && isQualifier(pieces, i);
    }

    /** A name before a dot, unless it is a column: then what follows is a field of it. */
    private boolean isQualifier(List<Token> pieces, int i) {
        return pieces.get(i).isName()
                && pieces.get(i + 1).is(".")
                && pieces.get(i + 2).isName()
                && !columns.contains(folded(pieces.get(i).text()));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
