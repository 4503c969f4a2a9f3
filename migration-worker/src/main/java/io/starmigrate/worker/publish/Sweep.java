package io.starmigrate.worker.publish;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.RemainingPath;
import io.starmigrate.core.task.TravelGroup;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.Completion;
import io.starmigrate.worker.loop.Interruption;
import io.starmigrate.worker.pace.PacedAside;
import io.starmigrate.worker.status.JobWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the partition tasks of one job that are due to be verified or published, also those whose last step was lost to
 * a crash. To be driven by one thread; the verifying itself runs on the executor given.
 */
public final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    /** Whoever records a load's outcome checks its partition; this is only for those who died in between. */
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private final JobWatch watch;
    private final Completion completion;
    private final Publisher publisher;
    private final TaskFailures failures;
    private final WorkerIdentity self;
    private final PacedAside verifiers;
    private final IntSupplier limit;
    private final Set<PartitionTaskId> busy = ConcurrentHashMap.newKeySet();
    private Instant checked = Instant.EPOCH;

    /**
     * @param verifiers does what may be a scan
     * @param limit how many of these the target bears at once; asked while there are any
     */
    public Sweep(
            JobWatch watch,
            Completion completion,
            Publisher publisher,
            TaskFailures failures,
            WorkerIdentity self,
            Executor verifiers,
            IntSupplier limit) {
        this.watch = watch;
        this.completion = completion;
        this.publisher = publisher;
        this.failures = failures;
        this.self = self;
        this.verifiers = new PacedAside(verifiers);
        this.limit = limit;
    }

    /**
     * Does what can be done now and returns without waiting.
     *
     * @return how many tasks are being verified after it
     */
    public int step() {
        watch.tasks(PartitionState.EXPORTED).stream()
                .filter(task -> task.exported() != null && task.exported().files() == 0)
                .filter(task -> task.riding().isEmpty())
                .forEach(this::check);
        if (!checked.plus(INTERVAL).isAfter(self.clock().instant())) {
            checked = self.clock().instant();
            watch.tasks(PartitionState.LOADING).stream()
                    .filter(task -> task.riding().isEmpty())
                    .forEach(this::check);
            lookAfterRiders();
        }
        units().forEach(unit -> {
            List<PartitionTask> free =
                    unit.stream().filter(task -> busy.add(task.id())).toList();
            if (!free.isEmpty()) {
                verifiers.execute(() -> publish(free));
            }
        });
        if (!busy.isEmpty()) {
            verifiers.allow(limit.getAsInt());
        }
        return busy.size();
    }

    /** What is published at once, the longest first: those of a travel group who are due, each other task alone. */
    private List<List<PartitionTask>> units() {
        Set<StorageUri> loading = watch.tasks(PartitionState.LOADING).stream()
                .flatMap(task -> task.carrying().stream())
                .map(TravelGroup::folder)
                .collect(Collectors.toSet());
        Map<Object, List<PartitionTask>> units = new LinkedHashMap<>();
        for (PartitionTask task : watch.tasks(PartitionState.VERIFYING)) {
            Optional<StorageUri> folder = task.group().map(TravelGroup::folder);
            // Its carrier comes last: then all of them are due.
            if (folder.filter(loading::contains).isEmpty()) {
                units.computeIfAbsent(folder.<Object>map(of -> of).orElse(task.id()), key -> new ArrayList<>())
                        .add(task);
            }
        }
        return units.values().stream().sorted(RemainingPath.longestFirst()).toList();
    }

    /** Only those are looked at more closely whose carrier seems to have left them. */
    private void lookAfterRiders() {
        Map<PartitionTaskId, PartitionTask> all =
                watch.tasks(PartitionState.EXPORTING, PartitionState.EXPORTED, PartitionState.LOADING).stream()
                        .collect(Collectors.toMap(PartitionTask::id, Function.identity()));
        for (PartitionTask task : all.values()) {
            boolean left = task.riding()
                    .map(group -> all.get(group.carrier().beside(task.id())))
                    .filter(task::isCarriedBy)
                    .isEmpty();
            if (left && task.riding().isPresent()) {
                check(task);
            }
        }
    }

    private void check(PartitionTask task) {
        failures.isolate(task, self, () -> completion.check(task.id()));
    }

    private void publish(List<PartitionTask> unit) {
        try {
            Set<PartitionTaskId> published = unit.size() > 1 ? publisher.publishTogether(unit) : Set.of();
            unit.stream().filter(task -> !published.contains(task.id())).forEach(this::publish);
        } catch (RuntimeException unexpected) {
            again(unit.get(0), unexpected);
        } finally {
            unit.stream().map(PartitionTask::id).toList().forEach(busy::remove);
        }
    }

    private void publish(PartitionTask task) {
        try {
            failures.isolate(task, self, () -> publisher.publish(task));
        } catch (RuntimeException unexpected) {
            again(task, unexpected);
        }
    }

    private static void again(PartitionTask task, RuntimeException unexpected) {
        Interruption.unlessEnded(unexpected, () -> {
            if (unexpected instanceof RecorderException) {
                LOG.warn("{} is tried again: {}", task.id(), unexpected.getMessage());
            } else {
                LOG.warn("{} is tried again: {}", task.id(), unexpected.getMessage(), unexpected);
            }
        });
    }
}
