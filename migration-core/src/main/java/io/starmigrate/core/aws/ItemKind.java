package io.starmigrate.core.aws;

import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobPace;
import io.starmigrate.core.task.JobSummary;
import io.starmigrate.core.task.Leases.Lease;
import io.starmigrate.core.task.Lifecycle;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.UnreadableItemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the recorder must know of a kind of item to replace one safely.
 *
 * @param type the record it is read as
 * @param key where one lies
 * @param versionName the attribute that grows by one with each write
 * @param version what that attribute holds
 * @param from the states that the one being replaced may be in; empty when the kind has none
 * @param require refuses a step from what is held to what would replace it
 * @param unreadable what stands for an item that cannot be read; may throw why it cannot
 */
record ItemKind<T>(
        Class<T> type,
        Function<T, ItemKey> key,
        String versionName,
        ToLongFunction<T> version,
        Function<T, List<String>> from,
        BiConsumer<T, T> require,
        BiFunction<Map<String, AttributeValue>, UnreadableItemException, T> unreadable) {
    static final ItemKind<Job> JOB = new ItemKind<>(
            Job.class,
            job -> ItemKey.job(job.name()),
            "version",
            Job::version,
            job -> List.of(),
            (held, next) -> {},
            (item, why) -> {
                throw why;
            });

    static final ItemKind<JobPace> PACE = new ItemKind<>(
            JobPace.class,
            pace -> ItemKey.pace(pace.job(), pace.side()),
            "version",
            JobPace::version,
            pace -> List.of(),
            (held, next) -> {},
            (item, why) -> {
                throw why;
            });

    static final ItemKind<JobSummary> SUMMARY = new ItemKind<>(
            JobSummary.class,
            summary -> ItemKey.summary(summary.job()),
            "version",
            JobSummary::version,
            summary -> List.of(),
            (held, next) -> {},
            (item, why) -> {
                throw why;
            });

    static final ItemKind<Lease> LEASE = new ItemKind<>(
            Lease.class,
            lease -> ItemKey.lease(lease.name()),
            "beat",
            Lease::beat,
            lease -> List.of(),
            (held, next) -> {},
            (item, why) -> {
                throw why;
            });

    static final ItemKind<PartitionTask> PARTITION = new ItemKind<>(
            PartitionTask.class,
            task -> ItemKey.task(task.id()),
            "version",
            PartitionTask::version,
            task -> names(Lifecycle.PARTITION.replacedBy(task.state())),
            (held, next) -> Lifecycle.PARTITION.requireReplaceable(held.state(), next.state(), next.id()),
            UnreadableTask::of);

    static final ItemKind<FileTask> FILE = new ItemKind<>(
            FileTask.class,
            file -> ItemKey.file(file.id()),
            "version",
            FileTask::version,
            file -> names(Lifecycle.FILE.replacedBy(file.state())),
            (held, next) -> Lifecycle.FILE.requireReplaceable(held.state(), next.state(), next.id()),
            (item, why) -> {
                throw why;
            });

    static final ItemKind<Load> LOAD = new ItemKind<>(
            Load.class,
            load -> ItemKey.load(load.task(), load.label()),
            "version",
            Load::version,
            load -> names(Lifecycle.LOAD.replacedBy(load.state())),
            (held, next) -> Lifecycle.LOAD.requireReplaceable(held.state(), next.state(), "load " + next.label()),
            (item, why) -> {
                throw why;
            });

    private static List<String> names(Set<? extends Enum<?>> states) {
        return states.stream().map(Enum::name).toList();
    }
}
