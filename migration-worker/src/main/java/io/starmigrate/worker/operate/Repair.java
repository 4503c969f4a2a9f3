package io.starmigrate.worker.operate;

import io.starmigrate.core.comparison.Comparison;
import io.starmigrate.core.comparison.Explanation;
import io.starmigrate.core.comparison.Explanation.Way;
import io.starmigrate.core.comparison.PartitionResult;
import io.starmigrate.core.comparison.TableResult;
import io.starmigrate.core.starrocks.sql.WrittenName;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.RepairReport.Redone;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.load.ForeignRows;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts those partitions of a job back to work that a comparison found unequal, and no others: what is published as a
 * new generation, what has stopped in its own. What is on the way already is not begun anew. Refused by name is what is
 * not the job's, what is on the way together with others, what only somebody at the clusters can mend, and what would
 * replace rows of others without anybody having said so. Does not do the work; called again, it finds on the way what
 * it has begun, and begins nothing.
 */
public final class Repair {
    private final Retry retry;
    private final TargetCluster target;
    private final ForeignRows foreign;

    /** @param foreign tells what others have written at the target */
    public Repair(Retry retry, TargetCluster target, ForeignRows foreign) {
        this.retry = retry;
        this.target = target;
        this.foreign = foreign;
    }

    /**
     * What was put back to work, and what was not.
     *
     * @param redone what is moved once more
     * @param refused what is not equal and is not, and why
     */
    public record Begun(List<Redone> redone, List<Failure> refused) {
        public Begun {
            redone = List.copyOf(redone);
            refused = List.copyOf(refused);
        }
    }

    /**
     * Puts back to work.
     *
     * @param tasks those that may be repaired: of each partition the latest
     * @param found what a comparison says of them now, and perhaps of others
     * @throws ClusterException when the target cannot be asked what others have written
     */
    public Begun begin(List<PartitionTask> tasks, Comparison found, Overwriting overwriting) {
        Map<String, TableResult> tables = new HashMap<>();
        found.tables().forEach(table -> tables.put(table.names().table(), table));
        List<Redone> redone = new ArrayList<>();
        List<Failure> refused = new ArrayList<>(strange(tasks, found));
        for (PartitionTask task : tasks) {
            unequal(task, tables.get(task.id().partition().table()))
                    .ifPresent(why -> refusal(task, why, overwriting)
                            .or(() -> begin(task, why, overwriting, redone))
                            .ifPresent(refused::add));
        }
        return new Begun(redone, refused);
    }

    /** Tables that are not equal as a whole, and partitions that are not and that no task of the job moves. */
    private static List<Failure> strange(List<PartitionTask> tasks, Comparison found) {
        Set<List<String>> known = tasks.stream()
                .map(task -> List.of(
                        task.id().partition().table(), task.id().partition().partition()))
                .collect(Collectors.toSet());
        return found.tables().stream()
                .flatMap(table -> table.explanation()
                        .map(why -> Stream.of(failure(table.names().table(), why)))
                        .orElseGet(() -> table.partitions().stream()
                                .filter(partition ->
                                        !known.contains(List.of(table.names().table(), partition.partition())))
                                .flatMap(partition -> partition.explanation().stream()
                                        .map(why ->
                                                failure(table.names().table() + "/" + partition.partition(), why)))))
                .toList();
    }

    /** Why a task's partition is not equal; empty when it is, or its table as a whole is not. */
    private static Optional<Explanation> unequal(PartitionTask task, @Nullable TableResult table) {
        if (table == null) {
            return task.isDroppedAtSource() ? Optional.empty() : Optional.of(unseen());
        }
        if (table.explanation().isPresent()) {
            return Optional.empty();
        }
        String name = task.id().partition().partition();
        Optional<PartitionResult> result = table.partitions().stream()
                .filter(partition -> partition.partition().equals(name))
                .findFirst();
        return result.isEmpty() && !task.isDroppedAtSource()
                ? Optional.of(unseen())
                : result.flatMap(PartitionResult::explanation);
    }

    private static Explanation unseen() {
        return new Explanation(
                "neither side has it, or " + SettingName.TABLE_NAMES + " and " + SettingName.TASK_FILTER
                        + " leave it out",
                Way.BY_HAND,
                "migrate plan");
    }

    private Optional<Failure> refusal(PartitionTask task, Explanation why, Overwriting overwriting) {
        if (isTravelling(task)) {
            return Optional.of(failure(
                    task.id().toString(),
                    new Explanation(
                            "it is on the way (" + task.state() + ") together with other partitions",
                            Way.ROUND,
                            "migrate sync --job " + task.id().partition().job())));
        }
        return switch (why.way()) {
            case BY_HAND, VERIFY, STOPPED -> Optional.of(failure(task.id().toString(), why));
            case ROUND, RETRY, AGAIN, OVERWRITE ->
                overwriting == Overwriting.TOLD || !task.state().isSettled()
                        ? Optional.empty()
                        : others(task)
                                .map(held -> failure(
                                        task.id().toString(),
                                        new Explanation(
                                                "the target's partition " + held
                                                        + "; keep those rows elsewhere, or have them replaced",
                                                Way.OVERWRITE,
                                                told(task.id().partition()))));
        };
    }

    private static String told(PartitionId id) {
        return "migrate repair --overwrite --job " + id.job() + " --table " + WrittenName.option(id.table())
                + " --partition " + WrittenName.option(id.partition());
    }

    /** What the place holds that this job has not put there, in words. */
    private Optional<String> others(PartitionTask task) {
        PartitionTaskId next = isPublished(task)
                ? new PartitionTaskId(task.id().partition(), task.id().generation() + 1)
                : task.id();
        Place place = StagingOpener.place(task);
        return target.shown(place).flatMap(shown -> foreign.found(next, place, shown));
    }

    /** Why it was not begun; empty when it was, and is told among what is redone. */
    private Optional<Failure> begin(PartitionTask task, Explanation why, Overwriting overwriting, List<Redone> redone) {
        PartitionId id = task.id().partition();
        if (!task.state().isSettled()) {
            redone.add(new Redone(id, "it is on the way already (" + task.state() + "); " + why.reason()));
            return Optional.empty();
        }
        Finding finding = retry.retry(task, isPublished(task) ? Which.PUBLISHED : Which.STOPPED, overwriting);
        if (finding.what() == What.RETRIED) {
            redone.add(new Redone(id, why.reason()));
            return Optional.empty();
        }
        return Optional.of(failure(
                task.id().toString(), new Explanation(finding.note(), Way.VERIFY, "migrate status --job " + id.job())));
    }

    /** Whoever works on it alone would wait for the files of another. */
    private static boolean isTravelling(PartitionTask task) {
        return !task.state().isSettled()
                && task.state() != PartitionState.PLANNED
                && task.group().isPresent();
    }

    private static boolean isPublished(PartitionTask task) {
        return task.state() == PartitionState.PUBLISHED;
    }

    private static Failure failure(String subject, Explanation why) {
        return new Failure(subject, "it is not repaired: " + why.reason(), why.advice());
    }
}
