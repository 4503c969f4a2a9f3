package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.RemainingPath;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnreadableItemException;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.loop.Interruption;
import io.starmigrate.worker.outage.Reopening;
import io.starmigrate.worker.status.JobWatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the files of one job's manifests from the source storage to the target storage.
 *
 * <p>Only files of a manifest are copied, so an export's temporary files never are. Each partition is copied by the
 * worker that holds its relay lease; a copy that is there intact is not made again. To be driven by one thread; the
 * copying itself runs on the executors given, which bound how many files are copied at once. Partitions of small files
 * alone have places of their own, the shortest first: they wait for no large one.
 */
public final class Relay {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int PARTITIONS = 16;
    private static final int SMALL_PARTITIONS = 8;

    private final JobWatch watch;
    private final TaskRecorder recorder;
    private final FileCopy copy;
    private final StorageUri to;
    private final BiConsumer<Manifest, Map<FileTaskId, String>> arrived;
    private final LeaseHolder leases;
    private final WorkerIdentity self;
    private final Copiers copiers;
    private final PackedFiles packing;
    private final CopyFailures failures;
    private final Reopening stores;
    private final Descriptions descriptions;
    private final TaskFailures unreadable;
    private final Map<PartitionTaskId, CompletableFuture<Optional<Integer>>> active = new LinkedHashMap<>();
    private final Set<PartitionTaskId> aside = new HashSet<>();
    private final Set<PartitionTaskId> large = new HashSet<>();
    private final Map<PartitionTaskId, Integer> done = new ConcurrentHashMap<>();

    /**
     * @param to where files of jobs are in the target storage
     * @param arrived is told when every file of a manifest is there, perhaps more than once, with the entity tags of
     *     those pieces that nobody else tells of
     */
    public Relay(
            JobWatch watch,
            RelayPorts ports,
            StorageUri to,
            BiConsumer<Manifest, Map<FileTaskId, String>> arrived,
            Copiers copiers) {
        this.watch = watch;
        this.recorder = ports.recorder();
        this.copy = ports.copy();
        this.to = to;
        this.arrived = arrived;
        this.leases = ports.leases();
        this.self = ports.self();
        this.copiers = copiers;
        this.packing = new PackedFiles(recorder, copy, ports.target(), to, self);
        this.stores = Reopening.ofFailing(self.clock(), self.draws());
        this.descriptions = new Descriptions(recorder, ports.target(), to, stores);
        this.failures = new CopyFailures(recorder, self, stores);
        this.unreadable = new TaskFailures(recorder);
    }

    /**
     * Does what can be done now and returns without waiting.
     *
     * @return how many partitions are still to be relayed by anybody, as far as this worker knows
     */
    public int step() {
        settle();
        List<PartitionTask> exported = exported();
        // What goes on to be loaded needs no relay any more, and a standby sees new ones for weeks.
        Set<PartitionTaskId> known = exported.stream().map(PartitionTask::id).collect(Collectors.toSet());
        done.keySet().retainAll(known);
        large.retainAll(known);
        List<PartitionTask> due = due(exported);
        if (stores.isDue()) {
            beginLongest(due, stores.isShut() ? 1 : PARTITIONS);
            if (!stores.isShut()) {
                beginSmall(due);
            }
        }
        return due.size();
    }

    /** @param most how many more begin at most */
    private void beginLongest(List<PartitionTask> longestFirst, int most) {
        int before = active.size();
        for (PartitionTask task : longestFirst) {
            if (active.size() - aside.size() >= PARTITIONS || active.size() - before >= most) {
                break;
            }
            if (!active.containsKey(task.id())) {
                unreadable.isolate(task, self, () -> begin(task, false));
            }
        }
    }

    private void beginSmall(List<PartitionTask> longestFirst) {
        for (int i = longestFirst.size() - 1; i >= 0 && aside.size() < SMALL_PARTITIONS; i--) {
            PartitionTask task = longestFirst.get(i);
            if (!active.containsKey(task.id()) && mayBeSmall(task)) {
                unreadable.isolate(task, self, () -> begin(task, true));
            }
        }
    }

    /** Told without its manifest, which is read of those alone that are small on average. */
    private boolean mayBeSmall(PartitionTask task) {
        return task.exported() != null
                && copy.isSmall(task.exported().bytes() / task.exported().files())
                && !large.contains(task.id());
    }

    /** Whether every file of every manifest there is now was seen at the target. Safe to ask from any thread. */
    public boolean isDone() {
        return due(exported()).isEmpty();
    }

    private void settle() {
        active.keySet().forEach(id -> leases.keep(lease(id)));
        Map.copyOf(active).forEach((id, relayed) -> {
            if (relayed.isDone()) {
                active.remove(id);
                aside.remove(id);
                leases.release(lease(id));
                attemptRelayed(relayed).ifPresent(attempt -> done.put(id, attempt));
            }
        });
    }

    private List<PartitionTask> exported() {
        return watch.tasks(PartitionState.EXPORTED, PartitionState.LOADING);
    }

    private List<PartitionTask> due(List<PartitionTask> exported) {
        return exported.stream()
                .filter(task -> task.exported() != null && task.exported().files() > 0 && !isDone(task))
                .sorted(RemainingPath.longestTaskFirst())
                .toList();
    }

    private boolean isDone(PartitionTask task) {
        return task.export() != null && Integer.valueOf(task.export().attempt()).equals(done.get(task.id()));
    }

    private static Optional<Integer> attemptRelayed(CompletableFuture<Optional<Integer>> relayed) {
        try {
            return relayed.join();
        } catch (CompletionException unexpected) {
            if (unexpected.getCause() instanceof Error unsound) {
                throw unsound;
            }
            Interruption.unlessEnded(
                    unexpected,
                    () -> LOG.warn("A partition is relayed again: {}", unexpected.getMessage(), unexpected));
            return Optional.empty();
        }
    }

    private void begin(PartitionTask task, boolean asSmall) {
        Manifest manifest = recorder.requireManifest(task);
        if (asSmall && !manifest.files().stream().allMatch(file -> copy.isSmall(file.size()))) {
            large.add(task.id());
            return;
        }
        if (leases.keep(lease(task.id()))) {
            active.put(task.id(), relay(task, manifest));
            if (asSmall) {
                aside.add(task.id());
            }
        }
    }

    /** The attempt, once every file of it is there. */
    private CompletableFuture<Optional<Integer>> relay(PartitionTask task, Manifest manifest) {
        Map<FileTaskId, FileTask> known = new HashMap<>();
        recorder.files(task.id()).forEach(file -> known.put(file.id(), file));
        Map<ManifestFile, Set<String>> files = new LinkedHashMap<>();
        manifest.arrivals().stream()
                .filter(arrival -> isMissing(known.get(manifest.id(arrival))))
                .forEach(arrival -> files.computeIfAbsent(manifest.source(arrival), source -> new HashSet<>())
                        .add(arrival.name()));
        known.values().removeIf(file -> file.state() != FileState.EXPORTED);
        PackedFiles.Seen seen = new PackedFiles.Seen(known);
        List<CompletableFuture<Boolean>> copies = new ArrayList<>();
        files.forEach((file, arrivals) -> copies.add(
                CompletableFuture.supplyAsync(() -> relay(manifest, file, arrivals, seen), copiersOf(file))));
        return CompletableFuture.allOf(copies.toArray(CompletableFuture[]::new))
                .thenApply(all -> copies.stream().allMatch(CompletableFuture::join))
                .thenApplyAsync(
                        whole -> whole ? describe(task, manifest, seen) : Optional.<Integer>empty(), copiers.small);
    }

    private static boolean isMissing(@Nullable FileTask known) {
        return known == null || known.state() == FileState.EXPORTED;
    }

    private Executor copiersOf(ManifestFile file) {
        return copy.isSmall(file.size()) ? copiers.small : copiers.large;
    }

    private Optional<Integer> describe(PartitionTask task, Manifest manifest, PackedFiles.Seen seen) {
        if (!descriptions.write(task, manifest, seen.tags())) {
            return Optional.empty();
        }
        arrived.accept(manifest, seen.tags());
        return Optional.of(manifest.attempt());
    }

    private boolean relay(Manifest manifest, ManifestFile file, Set<String> arrivals, PackedFiles.Seen seen) {
        FileTaskId id = manifest.id(file);
        if (!stores.isDue()) {
            return false;
        }
        try {
            if (manifest.packing() == null) {
                copy(manifest, file);
            } else {
                packing.pack(manifest, file, arrivals, seen);
            }
            failures.succeeded(id);
            return true;
        } catch (ObjectStoreException failure) {
            LOG.atLevel(CopyFailures.level(failure)).log("{} is relayed again: {}", id, failure.getMessage());
            failures.failed(id, failure);
            return false;
        } catch (UnreadableItemException damaged) {
            failures.unreadable(id, damaged);
            return false;
        } catch (RecorderException unknown) {
            LOG.debug("{} is relayed again: {}", id, unknown.getMessage());
            return false;
        } catch (RuntimeException unexpected) {
            Interruption.unlessEnded(unexpected, () -> LOG.warn("{} is relayed again", id, unexpected));
            failures.refused(id, String.valueOf(unexpected));
            return false;
        }
    }

    private void copy(Manifest manifest, ManifestFile file) {
        FileTaskId id = manifest.id(file);
        StorageUri from = manifest.folder().resolve(file.name());
        CopyOutcome outcome = copy.copy(from, file.size(), file.etag(), id.below(to));
        recorder.record(FileTask.first(
                id, FileState.RELAYED, file.size(), outcome.target().etag(), self.change("relayed from " + from)));
    }

    /** The name of the lease under which a task's files are relayed. */
    public static String lease(PartitionTaskId id) {
        return "relay/" + id.raw();
    }

    /**
     * What copies run on.
     *
     * @param small for files that are copied in one request, so that they wait for no larger one
     * @param large for the others
     */
    public record Copiers(Executor small, Executor large) {}
}
