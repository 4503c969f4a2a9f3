package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.ddl.PartitionDdl.Form;
import io.starmigrate.core.starrocks.ddl.PartitionDdl.Term;
import java.util.List;
import java.util.Optional;

/**
 * StarRocks 3.4.0 to 3.5.14 shows a column of its own in place of each partition expression; a statement that has them
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
                .map(generated -> Term.ofExpression(generated.expression()))
                .orElse(term);
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
