package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.ddl.PartitionDdl.Form;
import io.starmigrate.core.starrocks.ddl.PartitionDdl.Term;
import java.util.List;
import java.util.Optional;

/**
 * StarRocks 3.4.0 and later shows a column of its own in place of each partition expression; a statement that has them
 * is not the one that made the table (reference, section 6.6).
 */
final class HiddenColumns {
    private final TableDdl table;

    HiddenColumns(TableDdl table) {
        this.table = table;
    }

    /** The table with its expressions in place of the columns. */
    TableDdl resolved() {
        List<ColumnDdl> own =
                table.columns().stream().filter(column -> !isHidden(column)).toList();
        if (own.size() == table.columns().size()) {
            return table;
        }
        Layout layout = table.layout();
        PartitionDdl shown = layout.partitioning();
        PartitionDdl meant = new PartitionDdl(
                Form.EXPRESSION, shown.terms().stream().map(this::term).toList(), shown.entries());
        KeyDdl key = new KeyDdl(
                layout.key().model(),
                layout.key().columns().stream()
                        .filter(name -> hidden(name).isEmpty())
                        .toList());
        return table.withColumns(own).withLayout(layout.withKey(key).withPartitioning(meant));
    }

    private Term term(Term term) {
        return Optional.ofNullable(term.column())
                .flatMap(this::hidden)
                .map(ColumnDdl::value)
                .filter(ColumnValue.Generated.class::isInstance)
                .map(ColumnValue.Generated.class::cast)
                .map(generated -> Term.ofExpression(unqualified(generated.expression())))
                .orElse(term);
    }

    /** Columns may be shown with the table and database before them, which PARTITION BY does not take. */
    static String unqualified(String expression) {
        StringBuilder text = new StringBuilder(expression);
        List<Token> pieces = Lexer.tokens(expression);
        for (int i = pieces.size() - 2; i > 0; i--) {
            Token before = pieces.get(i - 1);
            if (pieces.get(i).is(".") && before.isName() && pieces.get(i + 1).isName()) {
                text.delete(before.start(), pieces.get(i).end());
            }
        }
        return text.toString();
    }

    private Optional<ColumnDdl> hidden(String name) {
        return table.column(name).filter(this::isHidden);
    }

    /** A column of that name is StarRocks' own only if it is computed and divides the table; else somebody chose it. */
    private boolean isHidden(ColumnDdl column) {
        return column.isNamedLikeHidden()
                && column.value() instanceof ColumnValue.Generated
                && table.layout().partitioning().terms().stream()
                        .anyMatch(term -> column.name().equalsIgnoreCase(term.column()));
    }
}
