package io.starmigrate.core.comparison;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the comparison says of one table.
 *
 * @param names the table
 * @param outcome what was found of it as a whole
 * @param partitions its partitions, by name; none where the table could not be measured
 * @param found why the table as a whole is not equal, whatever its rows; null when nothing but rows counts
 */
public record TableResult(
        TablePair names,
        Outcome outcome,
        List<PartitionResult> partitions,
        @Nullable Explanation found) {
    public TableResult {
        partitions = List.copyOf(partitions);
    }

    /** Whether both sides have the same rows, in the same columns. */
    public boolean isEqual() {
        return found == null && partitions.stream().allMatch(PartitionResult::isEqual);
    }

    /** The columns that were not compared in full, by name. */
    public List<String> partly() {
        return partitions.stream()
                .flatMap(partition -> partition.partly().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Why the table as a whole is not equal; empty when nothing but rows counts. */
    public Optional<Explanation> explanation() {
        return Optional.ofNullable(found);
    }

    /** The rows that were counted; unknown where one partition's are. */
    public Rows rows() {
        return found != null && partitions.isEmpty()
                ? Rows.UNKNOWN
                : partitions.stream().map(PartitionResult::rows).reduce(Rows.NONE, Rows::plus);
    }
}
