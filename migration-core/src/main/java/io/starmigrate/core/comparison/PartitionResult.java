package io.starmigrate.core.comparison;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the comparison says of one partition, or of a table that is moved as a whole.
 *
 * @param partition its name, as tasks have it
 * @param outcome what was found
 * @param rows how many rows were counted
 * @param recorded the state of its task; empty when the recorder knows none. It decides nothing
 * @param partly the columns that were not compared in full; none where it is not equal
 * @param found why it is not equal; null when it is
 * @param bisected which of its rows are not; null where nobody has looked
 */
public record PartitionResult(
        String partition,
        Outcome outcome,
        Rows rows,
        String recorded,
        List<String> partly,
        @Nullable Explanation found,
        @Nullable Bisection bisected) {
    /** One of whose rows nobody has looked which differ. */
    public PartitionResult(
            String partition,
            Outcome outcome,
            Rows rows,
            String recorded,
            List<String> partly,
            @Nullable Explanation found) {
        this(partition, outcome, rows, recorded, partly, found, null);
    }

    public PartitionResult {
        partly = List.copyOf(partly);
    }

    /** Whether both sides have the same rows: none of either side counts, whatever their partitions. */
    public boolean isEqual() {
        return found == null;
    }

    /** Why it is not equal; empty when it is. */
    public Optional<Explanation> explanation() {
        return Optional.ofNullable(found);
    }

    /** Which of its rows are not equal; empty where nobody has looked. */
    public Optional<Bisection> bisection() {
        return Optional.ofNullable(bisected);
    }
}
