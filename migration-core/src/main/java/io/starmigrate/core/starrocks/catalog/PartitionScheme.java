package io.starmigrate.core.starrocks.catalog;

import io.starmigrate.core.starrocks.ddl.Lexer;
import io.starmigrate.core.starrocks.ddl.PartitionDdl;
import io.starmigrate.core.starrocks.ddl.PartitionDdl.Term;
import io.starmigrate.core.starrocks.ddl.Token;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a table divides its rows into partitions, as its definition says.
 *
 * @param kind the way
 * @param step the step of an automatic range table; null for all others
 * @param text the clause without its list of partitions; empty for an unpartitioned table
 */
public record PartitionScheme(Kind kind, @Nullable PartitionStep step, String text) {
    /** The ways of dividing a table. */
    public enum Kind {
        /** Not at all: one partition named like the table. */
        NONE,
        /** {@code RANGE(…)}: ranges made by hand or by dynamic partitioning. */
        RANGE,
        /** {@code date_trunc('day', c)}: ranges of one step, made while loading. */
        AUTOMATIC_RANGE,
        /** {@code time_slice(c, INTERVAL 7 day)}: ranges of several steps, made while loading. */
        AUTOMATIC_SLICES,
        /** {@code LIST(…)}, columns or several expressions: lists of values, made by hand or while loading. */
        LIST
    }

    /**
     * Whether the table can only be moved as a whole: it has no partitions, or StarRocks makes no temporary partitions
     * for the way it makes them (observed section 7).
     */
    public boolean isMovedWhole() {
        return switch (kind) {
            case NONE, AUTOMATIC_SLICES -> true;
            case RANGE, AUTOMATIC_RANGE, LIST -> false;
        };
    }

    /** The step of an automatic range table. */
    public Optional<PartitionStep> automaticStep() {
        return Optional.ofNullable(step);
    }

    /**
     * The scheme of a table.
     *
     * @throws IllegalArgumentException when an automatic range has a step this tool does not know
     */
    public static PartitionScheme of(PartitionDdl partitioning) {
        String terms = partitioning.terms().stream().map(Term::text).collect(Collectors.joining(", "));
        return switch (partitioning.form()) {
            case NONE -> new PartitionScheme(Kind.NONE, null, "");
            case RANGE -> new PartitionScheme(Kind.RANGE, null, "RANGE(" + terms + ")");
            case LIST -> new PartitionScheme(Kind.LIST, null, "LIST(" + terms + ")");
            case EXPRESSION -> byExpression(partitioning.terms(), terms);
        };
    }

    private static PartitionScheme byExpression(List<Term> terms, String text) {
        List<Token> pieces = terms.size() == 1 ? Lexer.tokens(text) : List.of();
        boolean plain = pieces.size() > 3
                && pieces.get(1).is("(")
                && pieces.stream().filter(piece -> piece.is("(")).count() == 1;
        if (plain && pieces.get(0).is("time_slice")) {
            return new PartitionScheme(Kind.AUTOMATIC_SLICES, null, text);
        }
        // Of another function than a column's own value StarRocks makes lists.
        boolean truncated =
                plain && pieces.get(0).is("date_trunc") && pieces.get(2).kind() == Token.Kind.STRING;
        return truncated
                ? new PartitionScheme(Kind.AUTOMATIC_RANGE, step(pieces.get(2).text(), text), text)
                : new PartitionScheme(Kind.LIST, null, text);
    }

    private static PartitionStep step(String word, String text) {
        return PartitionStep.find(word)
                .orElseThrow(() -> new IllegalArgumentException("Cannot read the partitioning \"" + text
                        + "\": this tool knows the steps hour, day, week, month, quarter and year"));
    }
}
