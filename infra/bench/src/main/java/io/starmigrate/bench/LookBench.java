package io.starmigrate.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.config.Limits.LoadLimits;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.RelayMode;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.crew.Crew;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.RoleSettings;
import io.starmigrate.worker.crew.RoleSettings.Concurrency;
import io.starmigrate.worker.crew.RoleSettings.Portions;
import io.starmigrate.worker.crew.RoleSettings.Route;
import io.starmigrate.worker.crew.RoleSettings.Waits;
import io.starmigrate.worker.crew.Roles;
import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.ContentLabels;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.status.JobWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a service asks while its job is done: its roles over ports in memory, on a clock that is turned. */
@Command(
        name = "look",
        mixinStandardHelpOptions = true,
        description = "Counts what an idle worker of a finished job asks of the recorder and the queue.")
final class LookBench extends Benchmark {
    private static final Duration TAKEOVER = Duration.ofSeconds(30);
    private static final Duration FIRST = Duration.ofHours(1);
    private static final Duration AT_FIRST = Duration.ofMinutes(10);
    private static final int SHARDS = 4;
    private static final double PAGE = 1L << 20;
    private static final double HUNDRED = 100;

    /** What a role asks of the queue; {@code receive} waits 20 seconds there. */
    private static final Set<String> OF_THE_QUEUE = Set.of("receive", "hold", "delete", "send", "depth");

    @Option(names = "--partitions", description = "Of the finished job (default: ${DEFAULT-VALUE}).")
    private int partitions = 100_000;

    @Option(names = "--hours", description = "For how long it is watched (default: ${DEFAULT-VALUE}).")
    private int hours = 8;

    private final Turns turns = new Turns(Instant.parse("2026-01-01T00:00:00Z"));
    private final Asked asked = new Asked();
    private final Asked elsewhere = new Asked();
    private long pages;

    @Override
    void measure(ObjectNode result) {
        InMemoryTaskRecorder stored = new InMemoryTaskRecorder();
        new FinishedJob(turns.instant().minus(FIRST)).write(stored, partitions);
        pages = SHARDS * (long) Math.ceil(bytes(stored) / SHARDS / PAGE);
        serve(stored);

        result.put("partitions", partitions);
        result.put("hours", hours).put("pages_of_everything", pages);
        first(result);
        asked.calls().clear();
        elsewhere.calls().clear();
        Duration time = Duration.ofHours(hours);
        turns.run(time);

        double table = perMinute(requests(name -> !OF_THE_QUEUE.contains(name)), time);
        double queue = perMinute(requests(OF_THE_QUEUE::contains), time);
        result.put("recorder_per_minute", table).put("queue_per_minute", queue);
        result.put("reads_per_look", Math.round((table + queue) * HUNDRED) / HUNDRED);
        result.set("calls", MAPPER.valueToTree(asked.calls()));
        result.set("calls_of_clusters_and_storages", MAPPER.valueToTree(elsewhere.calls()));
    }

    /**
     * From the start on: once without the pages of the first reading, which nobody can do without, and once with all.
     */
    private void first(ObjectNode result) {
        turns.run(AT_FIRST);
        result.put(
                "reads_per_look_of_the_first_ten_minutes", perMinute(requests(name -> true) - pagesRead(), AT_FIRST));
        turns.run(FIRST.minus(AT_FIRST));
        long all = requests(name -> true);
        result.put("requests_of_the_first_hour", all).put("pages_of_the_first_hour", pagesRead());
        result.put("reads_per_look_of_the_first_hour", perMinute(all - pagesRead(), FIRST));
        result.put("reads_per_look_of_the_first_hour_with_pages", perMinute(all, FIRST));
    }

    private long pagesRead() {
        return pages * asked.calls().getOrDefault("partitions", 0L);
    }

    private double bytes(TaskRecorder stored) {
        return partitions
                * (double) StoredSize.of(
                        stored.partitions(FinishedJob.NAME).findFirst().orElseThrow());
    }

    private static double perMinute(long requests, Duration time) {
        return Math.round(requests * HUNDRED / time.toMinutes()) / HUNDRED;
    }

    private long requests(java.util.function.Predicate<String> which) {
        Map<String, ToLongFunction<Long>> each = Map.of(
                // The job, then each shard page by page; a look at what changed finds nothing, in a page of each.
                "partitions", times -> times * (1 + pages),
                "changed", times -> times * SHARDS);
        return asked.calls().entrySet().stream()
                .filter(call -> which.test(call.getKey()))
                .mapToLong(
                        call -> each.getOrDefault(call.getKey(), times -> times).applyAsLong(call.getValue()))
                .sum();
    }

    private void serve(InMemoryTaskRecorder stored) {
        TaskRecorder recorder = asked.counting(TaskRecorder.class, stored, Leases.class);
        TaskQueue real = new InMemoryTaskQueue(turns, TAKEOVER);
        TaskQueue queue = asked.counting(TaskQueue.class, turns.waiting(real));
        ObjectStore storage = elsewhere.nothing(ObjectStore.class);
        Ports ports = new Ports(
                new WorkerIdentity("bench", turns),
                new LeaseHolder((Leases) recorder, "bench", TAKEOVER, turns::nanoTime),
                recorder,
                () -> queue,
                new Ports.ClusterPorts(
                        () -> elsewhere.nothing(SourceCluster.class), () -> elsewhere.nothing(TargetCluster.class)),
                new Ports.Storages(() -> storage, () -> storage, () -> elsewhere.nothing(FileCopy.class)),
                new ContentLabels());
        JobWatch watch = JobWatch.paced(recorder, FinishedJob.NAME, turns);
        new Crew(watch, new Roles(ports, settings()), turns, new StageClock(turns::nanoTime), need -> true).serve();
    }

    private static RoleSettings settings() {
        return new RoleSettings(
                EnumSet.allOf(Need.class),
                new Route(FinishedJob.SOURCE, FinishedJob.TARGET, RelayMode.BUILTIN),
                Concurrency.ONE
                        .withConcurrency(5, 5)
                        .withImportConcurrency(4)
                        .withVerifyConcurrency(4)
                        .withRelayConcurrency(8),
                new LoadLimits(100, 1L << 30, Duration.ofSeconds(5)),
                new Waits(TAKEOVER, Duration.ofHours(4), Duration.ofMinutes(10), Duration.ofSeconds(15)),
                3,
                Portions.WHOLE);
    }
}
