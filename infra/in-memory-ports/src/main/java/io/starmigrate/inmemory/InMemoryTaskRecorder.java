package io.starmigrate.inmemory;

import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobPace;
import io.starmigrate.core.task.JobSummary;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.Lifecycle;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A recorder and its leases inside one process: what tests and simulations run on, and the plain reading of what
 * {@link TaskRecorder} promises. Forgets everything with the process. Safe for use by many threads.
 */
public final class InMemoryTaskRecorder implements TaskRecorder, Leases {
    private final Map<String, Job> jobs = new TreeMap<>();
    private final Map<PartitionTaskId, PartitionTask> partitions = new HashMap<>();
    private final Map<PartitionTaskId, List<Transition>> histories = new HashMap<>();
    private final Map<PartitionTaskId, Map<Integer, Manifest>> manifests = new HashMap<>();
    private final Map<FileTaskId, FileTask> files = new HashMap<>();
    private final Map<PartitionTaskId, Map<String, Load>> loads = new HashMap<>();
    private final Map<String, Map<PacedSide, JobPace>> paces = new HashMap<>();
    private final Map<String, JobSummary> summaries = new HashMap<>();
    private final Map<String, Lease> leases = new HashMap<>();
    private final DamagedItems damaged = new DamagedItems();

    /** What of it cannot be read: nothing, until somebody says so here. */
    public DamagedItems damaged() {
        return damaged;
    }

    @Override
    public synchronized Job open(Job job) {
        jobs.putIfAbsent(job.name(), job);
        return job(job.name()).orElseThrow();
    }

    @Override
    public synchronized Optional<Job> job(String name) {
        return Optional.ofNullable(jobs.get(name));
    }

    @Override
    public synchronized boolean advance(Job next) {
        Job held = jobs.get(next.name());
        if (held != null && held.version() == next.version() - 1) {
            jobs.put(next.name(), next);
            return true;
        }
        return next.equals(held);
    }

    @Override
    public synchronized List<Job> jobs() {
        return List.copyOf(jobs.values());
    }

    @Override
    public synchronized int plan(List<PartitionTask> tasks) {
        int written = 0;
        for (PartitionTask task : tasks) {
            if (partitions.putIfAbsent(task.id(), task) == null) {
                remember(task);
                written++;
            }
        }
        return written;
    }

    @Override
    public synchronized Optional<PartitionTask> partition(PartitionTaskId id) {
        return Optional.ofNullable(partitions.get(id)).map(damaged::read);
    }

    @Override
    public synchronized Optional<PartitionTask> latest(PartitionId id) {
        return partitions.values().stream()
                .filter(task -> task.id().partition().equals(id))
                .max(Comparator.comparingInt(task -> task.id().generation()))
                .map(damaged::read);
    }

    @Override
    public Stream<PartitionTask> partitions(String job, PartitionState state) {
        return partitions(job, task -> task.state() == state);
    }

    @Override
    public Stream<PartitionTask> partitions(String job) {
        return partitions(job, task -> true);
    }

    @Override
    public Stream<PartitionTask> changed(String job, Instant since) {
        return partitions(job, task -> !task.change().at().isBefore(since));
    }

    private synchronized Stream<PartitionTask> partitions(String job, Predicate<PartitionTask> wanted) {
        return partitions.values().stream()
                .filter(task -> task.id().partition().job().equals(job) && wanted.test(task))
                .map(damaged::read)
                .toList()
                .stream();
    }

    @Override
    public synchronized boolean advance(PartitionTask next) {
        PartitionTask held = partition(next.id()).orElse(null);
        if (held == null || held.version() != next.version() - 1) {
            return next.equals(held);
        }
        Lifecycle.PARTITION.requireReplaceable(held.state(), next.state(), next.id());
        partitions.put(next.id(), next);
        remember(next);
        return true;
    }

    @Override
    public synchronized List<Transition> history(PartitionTaskId id) {
        return damaged.read(id, List.copyOf(histories.getOrDefault(id, List.of())));
    }

    @Override
    public synchronized void record(Manifest manifest) {
        manifests.computeIfAbsent(manifest.task(), id -> new TreeMap<>()).putIfAbsent(manifest.attempt(), manifest);
    }

    @Override
    public synchronized Optional<Manifest> manifest(PartitionTaskId id, int attempt) {
        return Optional.ofNullable(manifests.getOrDefault(id, Map.of()).get(attempt))
                .map(damaged::read);
    }

    @Override
    public synchronized FileTask record(FileTask first) {
        files.putIfAbsent(first.id(), first);
        return file(first.id()).orElseThrow();
    }

    @Override
    public synchronized FileTask arrive(FileTask arrived) {
        FileTask there = record(arrived);
        if (!there.isOfRelayAlone()) {
            return there;
        }
        FileTask next = there.heardOf(arrived);
        files.put(next.id(), next);
        return next;
    }

    @Override
    public synchronized Optional<FileTask> file(FileTaskId id) {
        return Optional.ofNullable(files.get(id)).map(damaged::read);
    }

    @Override
    public synchronized List<FileTask> files(PartitionTaskId id) {
        return files.values().stream()
                .filter(file -> file.id().task().equals(id))
                .sorted(Comparator.comparingInt((FileTask file) -> file.id().attempt())
                        .thenComparing(file -> file.id().name()))
                .map(damaged::read)
                .toList();
    }

    @Override
    public synchronized boolean advance(FileTask next) {
        FileTask held = file(next.id()).orElse(null);
        if (held == null || held.version() != next.version() - 1) {
            return next.equals(held);
        }
        Lifecycle.FILE.requireReplaceable(held.state(), next.state(), next.id());
        files.put(next.id(), next);
        return true;
    }

    @Override
    public synchronized Load record(Load first) {
        Map<String, Load> ofTask = loads.computeIfAbsent(first.task(), id -> new TreeMap<>());
        Load held = ofTask.putIfAbsent(first.label(), first);
        return held == null ? first : damaged.read(held);
    }

    @Override
    public synchronized List<Load> loads(PartitionTaskId id) {
        return loads.getOrDefault(id, Map.of()).values().stream()
                .map(damaged::read)
                .toList();
    }

    @Override
    public synchronized boolean advance(Load next) {
        Map<String, Load> ofTask = loads.getOrDefault(next.task(), Map.of());
        Load held = ofTask.containsKey(next.label()) ? damaged.read(ofTask.get(next.label())) : null;
        if (held == null || held.version() != next.version() - 1) {
            return next.equals(held);
        }
        Lifecycle.LOAD.requireReplaceable(held.state(), next.state(), "load " + next.label());
        ofTask.put(next.label(), next);
        return true;
    }

    @Override
    public synchronized JobPace pace(String job, PacedSide side) {
        return paces.getOrDefault(job, Map.of()).getOrDefault(side, JobPace.none(job, side));
    }

    @Override
    public synchronized boolean advance(JobPace next) {
        JobPace held = pace(next.job(), next.side());
        if (held.version() != next.version() - 1) {
            return next.equals(held);
        }
        paces.computeIfAbsent(next.job(), job -> new EnumMap<>(PacedSide.class)).put(next.side(), next);
        return true;
    }

    @Override
    public synchronized JobSummary summary(String job) {
        return summaries.getOrDefault(job, JobSummary.none(job));
    }

    @Override
    public synchronized boolean advance(JobSummary next) {
        JobSummary held = summary(next.job());
        if (held.version() != next.version() - 1) {
            return next.equals(held);
        }
        summaries.put(next.job(), next);
        return true;
    }

    @Override
    public synchronized Optional<Lease> lease(String name) {
        return Optional.ofNullable(leases.get(name));
    }

    @Override
    public synchronized boolean write(Lease next) {
        Lease held = leases.get(next.name());
        long beat = held == null ? 0 : held.beat();
        if (beat != next.beat() - 1) {
            return next.equals(held);
        }
        leases.put(next.name(), next);
        return true;
    }

    @Override
    public synchronized int forget(String job) {
        List<PartitionTaskId> ids = partitions.keySet().stream()
                .filter(id -> id.partition().job().equals(job))
                .toList();
        partitions.keySet().removeAll(ids);
        histories.keySet().removeAll(ids);
        manifests.keySet().removeAll(ids);
        loads.keySet().removeAll(ids);
        files.keySet().removeIf(file -> file.task().partition().job().equals(job));
        paces.remove(job);
        summaries.remove(job);
        jobs.remove(job);
        return (int) ids.stream().map(PartitionTaskId::partition).distinct().count();
    }

    @Override
    public synchronized void forget(Lease lease) {
        leases.remove(lease.name());
    }

    private void remember(PartitionTask task) {
        histories
                .computeIfAbsent(task.id(), id -> new ArrayList<>())
                .add(new Transition(task.version(), task.state(), task.change()));
    }
}
