package io.starmigrate.core.aws;

import io.starmigrate.core.aws.WriteOutcome.Applied;
import io.starmigrate.core.aws.WriteOutcome.Cause;
import io.starmigrate.core.aws.WriteOutcome.Refused;
import io.starmigrate.core.aws.WriteOutcome.Unknown;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.RecorderException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.Put;

/** Writes planned tasks, each together with the first line of its history, as many at once as a transaction takes. */
final class PlanWriter {
    /** DynamoDB takes 100 items in a transaction; a task needs two. */
    private static final int BATCH = 50;

    private final RecorderTable table;
    private final Function<PartitionTask, List<Put>> creation;
    private final Predicate<PartitionTask> isThere;

    /**
     * A writer.
     *
     * @param creation the conditional write of a task first, then what goes with it: two items together
     * @param isThere whether the table holds exactly this task
     */
    PlanWriter(RecorderTable table, Function<PartitionTask, List<Put>> creation, Predicate<PartitionTask> isThere) {
        this.table = table;
        this.creation = creation;
        this.isThere = isThere;
    }

    int write(List<PartitionTask> tasks) {
        return Batches.of(tasks, BATCH).mapToInt(this::writeBatch).sum();
    }

    /** A transaction is all or nothing: tasks that are there already are taken out, and the rest is written. */
    private int writeBatch(List<PartitionTask> batch) {
        List<PartitionTask> left = batch;
        while (!left.isEmpty()) {
            WriteOutcome outcome = table.write(
                    left.stream().flatMap(task -> creation.apply(task).stream()).toList());
            if (outcome instanceof Applied) {
                return left.size();
            }
            if (outcome instanceof Unknown unknown) {
                return settle(left, unknown);
            }
            left = withoutRefused(left, (Refused) outcome);
        }
        return 0;
    }

    private static List<PartitionTask> withoutRefused(List<PartitionTask> tasks, Refused refused) {
        List<PartitionTask> left = new ArrayList<>(IntStream.range(0, tasks.size())
                .filter(i -> refused.reasons().get(2 * i).cause() != Cause.CONDITION)
                .mapToObj(tasks::get)
                .toList());
        if (left.size() == tasks.size()) {
            throw new RecorderException(
                    "Cannot plan " + tasks.get(0).id() + " and " + (tasks.size() - 1)
                            + " more: another write to one of them is under way; plan again",
                    null);
        }
        return left;
    }

    private int settle(List<PartitionTask> tasks, Unknown unknown) {
        if (tasks.stream().allMatch(isThere)) {
            return tasks.size();
        }
        throw unknown.cause();
    }
}
