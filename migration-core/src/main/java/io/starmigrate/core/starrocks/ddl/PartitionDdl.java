package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a table is divided into partitions.
 *
 * @param form the clause's form
 * @param terms the columns or expressions
 * @param entries the partitions listed; automatic ones never are
 */
public record PartitionDdl(Form form, List<Term> terms, List<PartitionEntry> entries) {
    /** The forms of the clause. */
    public enum Form {
        /** No clause. */
        NONE,
        /** {@code RANGE(…) (…)}. */
        RANGE,
        /** {@code LIST(…) (…)}. */
        LIST,
        /** {@code date_trunc('day', c)}, {@code (c, d)}, {@code date_trunc('day', c), d}. */
        EXPRESSION
    }

    /**
     * What the partitions divide by.
     *
     * @param column the column's name; null for an expression
     * @param text the SQL text: for a column its name in backquotes, for an expression as written
     */
    public record Term(@Nullable String column, String text) {
        /** A column. */
        public static Term ofColumn(String name) {
            return new Term(name, Quoting.identifier(name));
        }

        /** An expression. */
        public static Term ofExpression(String text) {
            return new Term(null, text);
        }
    }

    public PartitionDdl {
        terms = List.copyOf(terms);
        entries = List.copyOf(entries);
    }

    static PartitionDdl none() {
        return new PartitionDdl(Form.NONE, List.of(), List.of());
    }

    /** The same clause with other partitions. */
    public PartitionDdl withEntries(List<PartitionEntry> others) {
        return new PartitionDdl(form, terms, others);
    }

    /** As SQL text. */
    public String sql() {
        String by = terms.stream().map(Term::text).collect(Collectors.joining(", "));
        return switch (form) {
            case NONE -> "";
            case RANGE, LIST -> "\nPARTITION BY " + form + "(" + by + ")\n" + list();
            case EXPRESSION ->
                "\nPARTITION BY " + (allColumns() ? "(" + by + ")" : by) + (entries.isEmpty() ? "" : "\n" + list());
        };
    }

    private boolean allColumns() {
        return terms.stream().allMatch(term -> term.column != null);
    }

    private String list() {
        return entries.stream().map(PartitionEntry::sql).collect(Collectors.joining(",\n", "(", ")"));
    }
}
