package io.starmigrate.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.StatusRequest;
import io.starmigrate.worker.observe.Tasks;
import io.starmigrate.worker.status.SummaryRecord;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A worker that has neither cluster, and so nothing to do but to count its job. */
class CountingWorkerTest {
    private static final Map<String, String> KEYS =
            Map.of("STORAGES", "s3://bucket/files", "AWS_REGION", "us-east-1", "OBSERVE_ADDRESS", "off");

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();

    private final AtomicInteger readings = new AtomicInteger();

    /** Counts how often everything is read. */
    private TaskRecorder counted() {
        return (TaskRecorder) Proxy.newProxyInstance(
                TaskRecorder.class.getClassLoader(),
                new Class<?>[] {TaskRecorder.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("partitions") && method.getParameterCount() == 1) {
                        readings.incrementAndGet();
                    }
                    return method.invoke(recorder, arguments);
                });
    }

    private Migrator migrator() {
        InMemoryObjectStore store = new InMemoryObjectStore(InstantSource.system(), Set.of("bucket"));
        InMemoryTaskQueue queue = new InMemoryTaskQueue(InstantSource.system(), Duration.ofMinutes(1));
        return new MigratorBuilder(ConfigLoader.parse("test", "", KEYS, EnumSet.noneOf(Need.class))
                        .config())
                .recorder(counted(), recorder)
                .queue(queue, queue)
                .sourceStorage(store)
                .targetStorage(store)
                .open();
    }

    @Test
    void whoAsksHowFarALargeJobIsIsToldWhatItsWorkerCounted() throws InterruptedException {
        int partitions = SummaryRecord.LARGE + 1;
        recorder.open(Job.opened("shop", JobId.derived("shop", Tasks.NOW), "db", "db2", List.of("orders"), Tasks.NOW));
        recorder.plan(IntStream.range(0, partitions)
                .mapToObj(i -> Tasks.planned("p" + i))
                .toList());
        try (Migrator migrator = migrator()) {
            assertThat(migrator.status("shop").counted().get(0).why()).isEqualTo("no worker has counted them");
            Thread worker = new Thread(() -> migrator.runWorker("shop", ProgressListener.SILENT), "worker-under-test");
            worker.start();
            await().until(() -> recorder.summary("shop").version() > 0);
            int before = readings.get();
            migrator.stop();
            worker.join();
            assertThat(readings).as("who is stopped reads nothing more").hasValue(before);
        }
        try (Migrator migrator = migrator()) {
            JobReport counted = migrator.status("shop");
            JobReport exact = migrator.status("shop", StatusRequest.EXACT);

            assertThat(counted.counted().get(0).worker())
                    .isEqualTo(recorder.summary("shop").worker());
            assertThat(counted.partitions()).isEqualTo(Map.of("PLANNED", partitions));
            assertThat(counted.complete()).isFalse();
            assertThat(exact.counted().get(0).worker()).isNull();
            assertThat(counted.tables()).isEqualTo(exact.tables());
            assertThat(counted.remaining()).isEqualTo(exact.remaining());
        }
    }
}
