package io.starmigrate.core.aws;

import io.starmigrate.core.aws.WriteOutcome.Applied;
import io.starmigrate.core.aws.WriteOutcome.Cause;
import io.starmigrate.core.aws.WriteOutcome.Reason;
import io.starmigrate.core.aws.WriteOutcome.Refused;
import io.starmigrate.core.task.RecorderException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.Put;

/**
 * Writes values of one kind, as many at once as a transaction takes. A transaction is all or nothing, and the values
 * are not: what stood in its way, and whatever nobody knows the outcome of, is written alone.
 */
final class WriteTogether<T> {
    /** DynamoDB takes so many items in a transaction. */
    private static final int ITEMS = 100;

    private final RecorderTable table;
    private final int items;
    private final Function<T, List<Put>> puts;
    private final Predicate<T> alone;

    /**
     * A writer.
     *
     * @param items how many items are written for a value, the same for each
     * @param puts what is written for a value
     * @param alone writes one value, or finds that it was written; whether the table holds it now
     */
    WriteTogether(RecorderTable table, int items, Function<T, List<Put>> puts, Predicate<T> alone) {
        this.table = table;
        this.items = items;
        this.puts = puts;
        this.alone = alone;
    }

    /** Answers those that the table holds now. */
    List<T> write(List<T> values) {
        return Batches.of(values, ITEMS / items)
                .map(this::writeBatch)
                .flatMap(List::stream)
                .toList();
    }

    private List<T> writeBatch(List<T> batch) {
        if (batch.size() < 2) {
            return eachAlone(batch);
        }
        WriteOutcome outcome;
        try {
            outcome = table.write(
                    batch.stream().flatMap(value -> puts.apply(value).stream()).toList());
        } catch (RecorderException tooMuchAtOnce) {
            return eachAlone(batch);
        }
        if (outcome instanceof Applied) {
            return batch;
        }
        return outcome instanceof Refused refused ? without(batch, refused.reasons()) : eachAlone(batch);
    }

    private List<T> without(List<T> batch, List<Reason> reasons) {
        List<T> free = new ArrayList<>();
        List<T> inTheWay = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            boolean isFree = reasons.subList(i * items, (i + 1) * items).stream()
                    .allMatch(reason -> reason.cause() == Cause.NONE);
            (isFree ? free : inTheWay).add(batch.get(i));
        }
        List<T> written = new ArrayList<>(eachAlone(inTheWay));
        written.addAll(inTheWay.isEmpty() ? eachAlone(free) : writeBatch(free));
        return written;
    }

    private List<T> eachAlone(List<T> values) {
        return values.stream().filter(alone).toList();
    }
}
