package io.starmigrate.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.Limits.LoadLimits;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.RelayMode;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
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
import io.starmigrate.worker.loop.Stopping;
import io.starmigrate.worker.observe.Tasks;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.status.StatusReader.Picture;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who is told to stop while the recorder is out of reach ends, and tells no more than was seen. */
class StoppedWhileUnreachableTest {
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final AtomicBoolean down = new AtomicBoolean();
    private final AtomicBoolean looked = new AtomicBoolean();

    /** Hears of the first look. */
    private final ProgressListener listening = new ProgressListener() {
        @Override
        public void progressed(Progress ignored) {
            looked.set(true);
        }

        @Override
        public void noted(String message) {}
    };

    private TaskRecorder reached() {
        return (TaskRecorder) Proxy.newProxyInstance(
                TaskRecorder.class.getClassLoader(),
                new Class<?>[] {TaskRecorder.class},
                (proxy, method, arguments) -> {
                    if (down.get()) {
                        throw new RecorderException("connection refused", null);
                    }
                    try {
                        return method.invoke(recorder, arguments);
                    } catch (InvocationTargetException refused) {
                        throw refused.getCause();
                    }
                });
    }

    /** One partition is published, and the plan knows so many. */
    private void planned(int known) {
        Job job = recorder.open(
                Job.opened("shop", JobId.derived("shop", Tasks.NOW), "db", "db2", List.of("orders"), Tasks.NOW));
        Job begun = job.nextRound(List.of("orders"));
        assertThat(recorder.advance(begun)).isTrue();
        assertThat(recorder.advance(begun.planned(new Job.Plan(known, 0, 1, known))))
                .isTrue();
        PartitionTask task = Tasks.planned("p1");
        recorder.plan(List.of(task));
        for (PartitionState next : List.of(
                PartitionState.EXPORTING,
                PartitionState.EXPORTED,
                PartitionState.LOADING,
                PartitionState.VERIFYING,
                PartitionState.PUBLISHED)) {
            task = task.to(next, Tasks.change("on its way"));
            assertThat(recorder.advance(task)).isTrue();
        }
    }

    private JobRun run() {
        WorkerIdentity self = new WorkerIdentity("one", Clock.systemUTC());
        Supplier<InMemoryObjectStore> store = () -> new InMemoryObjectStore(InstantSource.system(), Set.of("bucket"));
        Ports ports = new Ports(
                self,
                new LeaseHolder(recorder, "one", Duration.ofSeconds(30), System::nanoTime),
                reached(),
                () -> new InMemoryTaskQueue(InstantSource.system(), Duration.ofMinutes(1)),
                new Ports.ClusterPorts(StoppedWhileUnreachableTest::none, StoppedWhileUnreachableTest::none),
                new Ports.Storages(store::get, store::get, StoppedWhileUnreachableTest::none),
                new ContentLabels());
        RoleSettings settings = new RoleSettings(
                Set.of(),
                new Route(StorageUri.parse("s3://bucket/files/"), null, RelayMode.NONE),
                Concurrency.ONE,
                new LoadLimits(1, 1, Duration.ZERO),
                new Waits(Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(1)),
                3,
                Portions.WHOLE);
        Outages outages = new Outages(Clock.systemUTC());
        Observing observing =
                new Observing(Optional.empty(), Secret.of(""), Optional.empty(), null, ports, outages, Map.of());
        return new JobRun(reached(), new Roles(ports, settings), outages, observing, self, new Stopping());
    }

    private static <T> T none() {
        throw new AssertionError("nothing is asked here but the recorder");
    }

    /** One that works on nothing and ends once all is published, as far as what it has planned is listed. */
    private static RunGoal everything() {
        return new RunGoal(
                Picture::isSettled,
                Picture::isPublished,
                MigrationException::endsCommand,
                crew -> () -> true,
                threads -> {},
                new RunGoal.Concern(null, List.of(), true, null),
                false);
    }

    private JobReport stopped(JobRun run, RunGoal goal) {
        CompletableFuture<JobReport> told = CompletableFuture.supplyAsync(
                () -> run.reach("shop", goal, new StageClock(System::nanoTime), listening, need -> true));
        await().atMost(WAIT).untilTrue(looked);
        down.set(true);
        run.stop();
        return told.orTimeout(WAIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Test
    void aCommandDoesNotCallDoneWhatNobodyCanTell() {
        planned(2);

        JobReport report = stopped(run(), everything());

        assertThat(report.partitions()).isEqualTo(Map.of("PUBLISHED", 1));
        assertThat(report.complete()).as("of two partitions one is listed").isFalse();
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void aServiceEndsAsItIsToldTo() {
        planned(2);
        InMemoryObjectStore store = new InMemoryObjectStore(InstantSource.system(), Set.of("bucket"));
        InMemoryTaskQueue queue = new InMemoryTaskQueue(InstantSource.system(), Duration.ofMinutes(1));
        Map<String, String> keys =
                Map.of("STORAGES", "s3://bucket/files", "AWS_REGION", "us-east-1", "OBSERVE_ADDRESS", "off");
        try (Migrator migrator = new MigratorBuilder(ConfigLoader.parse("test", "", keys, EnumSet.noneOf(Need.class))
                        .config())
                .recorder(reached(), recorder)
                .queue(queue, queue)
                .sourceStorage(store)
                .targetStorage(store)
                .open()) {
            CompletableFuture<JobReport> told =
                    CompletableFuture.supplyAsync(() -> migrator.runWorker("shop", listening));
            await().atMost(WAIT).untilTrue(looked);
            down.set(true);
            migrator.stop();

            JobReport report =
                    told.orTimeout(WAIT.toSeconds(), TimeUnit.SECONDS).join();

            assertThat(report.ending()).isEqualTo(JobReport.Ending.FINISHED);
            assertThat(report.partitions()).isEqualTo(Map.of("PUBLISHED", 1));
        }
    }
}
