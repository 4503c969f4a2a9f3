package io.starmigrate.bench;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.config.Limits.LoadLimits;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.RelayMode;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.lambda.FileEventTrigger;
import io.starmigrate.lambda.QueuedFileEventHandler;
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
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.status.JobWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Files from the manifest that an exporter writes, by the relay's own write and the trigger that hears of each, to the
 * importer that has all of them loaded: what each of these asks of the recorder. Nothing is copied, so the lease of a
 * relay and its one look at the files of a partition are left out. To be used from one thread.
 */
final class MovedFiles {
    private static final Duration VISIBLE = Duration.ofMinutes(10);
    private static final int BATCH = 100;

    private final FinishedJob job = new FinishedJob(Instant.parse("2026-01-01T00:00:00Z"));
    private final Asked elsewhere = new Asked();
    private final DynamoDbTaskRecorder recorder;
    private final InMemoryTaskQueue queue = new InMemoryTaskQueue(Clock.systemUTC(), VISIBLE);
    private final QueuedFileEventHandler trigger;
    private final Importer importer;
    private final int filesEach;

    /** @param filesEach how many files a partition has */
    MovedFiles(DynamoDbTaskRecorder recorder, int filesEach) {
        this.recorder = recorder;
        this.filesEach = filesEach;
        this.trigger = new QueuedFileEventHandler(
                new FileEventTrigger(recorder, queue, FinishedJob.TARGET, Clock.systemUTC()));
        this.importer =
                new Roles(ports(), settings()).importer(JobWatch.paced(recorder, FinishedJob.NAME, Clock.systemUTC()));
    }

    private Ports ports() {
        TargetCluster target = new LoadingTarget().cluster();
        return new Ports(
                new WorkerIdentity("bench", Clock.systemUTC()),
                new LeaseHolder(recorder, "bench", VISIBLE, System::nanoTime),
                recorder,
                () -> queue,
                new Ports.ClusterPorts(() -> elsewhere.nothing(SourceCluster.class), () -> target),
                new Ports.Storages(this::storage, this::storage, () -> elsewhere.nothing(FileCopy.class)),
                new ContentLabels());
    }

    private ObjectStore storage() {
        return elsewhere.nothing(ObjectStore.class);
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
                new LoadLimits(1000, 1L << 40, Duration.ofSeconds(5)),
                new Waits(VISIBLE, Duration.ofHours(4), VISIBLE, Duration.ofSeconds(15)),
                3,
                Portions.WHOLE);
    }

    /** Partition by partition: those of a number, planned, or not yet. */
    void move(PartitionId partition, int number, boolean isPlanned) {
        List<PartitionTask> way = job.exported(partition, number, filesEach);
        if (!isPlanned) {
            recorder.plan(way.subList(0, 1));
        }
        require(recorder.advance(way.get(1)), way.get(1));
        Manifest manifest = manifest(way.get(2));
        recorder.record(manifest);
        require(recorder.advance(way.get(2)), way.get(2));
        manifest.files().forEach(file -> recorder.record(relayed(manifest, file)));
        announce(manifest);
        while (importer.step(Duration.ZERO) > 0 || queue.depth().waiting() > 0) {
            // The target has loaded when it is asked.
        }
        PartitionTask verifying = recorder.partition(way.get(0).id()).orElseThrow();
        PartitionTask published = job.published(verifying);
        require(recorder.advance(published), published);
    }

    private static void require(boolean written, PartitionTask task) {
        if (!written) {
            throw new IllegalStateException("Not written: " + task);
        }
    }

    private Manifest manifest(PartitionTask exported) {
        Export export = Objects.requireNonNull(exported.export());
        List<ManifestFile> files = IntStream.range(0, filesEach)
                .mapToObj(i -> new ManifestFile("data_" + i + ".csv", ObjectCreated.SIZE, ObjectCreated.ETAG))
                .toList();
        return new Manifest(
                exported.id(),
                export.attempt(),
                export.folder(),
                export.format(),
                exported.bounds(),
                export.columns(),
                files,
                export.changeToken(),
                null,
                export.submitted());
    }

    /** As the relay writes it, once its copy is there. */
    private static FileTask relayed(Manifest manifest, ManifestFile file) {
        Change change = new Change("worker-1", manifest.written(), "relayed from " + manifest.folder());
        return FileTask.first(manifest.id(file), FileState.RELAYED, file.size(), file.etag(), change);
    }

    private void announce(Manifest manifest) {
        List<FileTaskId> all = manifest.files().stream().map(manifest::id).toList();
        for (int from = 0; from < all.size(); from += BATCH) {
            SQSEvent event = new SQSEvent();
            event.setRecords(all.subList(from, Math.min(all.size(), from + BATCH)).stream()
                    .map(MovedFiles::message)
                    .toList());
            if (!trigger.handle(event, TriggerProcess.context())
                    .getBatchItemFailures()
                    .isEmpty()) {
                throw new IllegalStateException("Not announced: " + manifest.task());
            }
        }
    }

    private static SQSMessage message(FileTaskId file) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(file.name());
        message.setBody(ObjectCreated.of(file, FinishedJob.TARGET));
        return message;
    }
}
