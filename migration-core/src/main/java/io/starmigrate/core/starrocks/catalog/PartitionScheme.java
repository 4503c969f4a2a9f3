package io.starmigrate.core.starrocks.catalog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a table divides its rows into partitions, as its {@code SHOW CREATE TABLE} says.
 *
 * @param kind the way
 * @param step the step of an automatic range table; null for all others
 * @param text the clause as written; empty for an unpartitioned table
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

    private static final Pattern CLAUSE = Pattern.compile("\\bPARTITION\\s+BY\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern BY_HAND =
            Pattern.compile("(RANGE|LIST)\\s*\\(.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TRUNCATED = Pattern.compile(
            "\\(?\\s*date_trunc\\s*\\(\\s*(['\"])(?<step>\\w+)\\1\\s*,[^,()]*\\)\\s*\\)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SLICED =
            Pattern.compile("\\(?\\s*time_slice\\s*\\([^()]*\\)\\s*\\)?", Pattern.CASE_INSENSITIVE);

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
     * Reads the clause {@code PARTITION BY} of a table's {@code SHOW CREATE TABLE}.
     *
     * @throws IllegalArgumentException when an automatic range has a step this tool does not know
     */
    public static PartitionScheme read(String showCreateTable) {
        String bare = DdlText.withoutQuotedParts(showCreateTable);
        Matcher clause = CLAUSE.matcher(bare);
        if (!clause.find()) {
            return new PartitionScheme(Kind.NONE, null, "");
        }
        int end = DdlText.indexOfClause(bare, clause.end(), List.of("DISTRIBUTED", "ORDER", "PROPERTIES", "COMMENT"));
        return ofClause(showCreateTable.substring(clause.end(), end).strip());
    }

    private static PartitionScheme ofClause(String text) {
        Matcher byHand = BY_HAND.matcher(text);
        if (byHand.matches()) {
            Kind kind = byHand.group(1).equalsIgnoreCase("RANGE") ? Kind.RANGE : Kind.LIST;
            return new PartitionScheme(kind, null, text);
        }
        Matcher truncated = TRUNCATED.matcher(text);
        if (truncated.matches()) {
            PartitionStep step = PartitionStep.find(truncated.group("step"))
                    .orElseThrow(() -> new IllegalArgumentException("Cannot read the partitioning \"" + text
                            + "\": this tool knows the steps hour, day, week, month, quarter and year"));
            return new PartitionScheme(Kind.AUTOMATIC_RANGE, step, text);
        }
        return new PartitionScheme(SLICED.matcher(text).matches() ? Kind.AUTOMATIC_SLICES : Kind.LIST, null, text);
    }
}
