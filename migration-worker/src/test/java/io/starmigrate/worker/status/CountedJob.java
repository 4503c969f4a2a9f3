package io.starmigrate.worker.status;

import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.JobSummary;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.api.StatusRequest;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job of a few partitions that is large already, its workers, and who asks how far it is. */
final class CountedJob {
    static final String NAME = "nightly";
    private static final int LARGE = 3;

    final InMemoryTaskRecorder stored = new InMemoryTaskRecorder();
    final List<String> asked = new ArrayList<>();
    Instant now = Instant.parse("2026-11-29T12:00:00.123456Z");
    /** Happens once, after somebody has read what changed. */
    Runnable meanwhile = () -> {};

    boolean refuses;

    final TaskRecorder recorder = (TaskRecorder) Proxy.newProxyInstance(
            TaskRecorder.class.getClassLoader(),
            new Class<?>[] {TaskRecorder.class},
            (proxy, method, arguments) -> answer(method, arguments));

    private @Nullable Object answer(Method method, Object[] arguments) throws Throwable {
        asked.add(method.getName() + (arguments.length > 1 ? " " + arguments[1] : ""));
        if (refuses && arguments[0] instanceof JobSummary) {
            throw new RecorderException("no more", null);
        }
        try {
            return method.invoke(stored, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        } finally {
            if (method.getName().equals("changed")) {
                Runnable first = meanwhile;
                meanwhile = () -> {};
                first.run();
            }
        }
    }

    CountedJob() {
        open("k3y0fajob1");
    }

    Job open(String id) {
        return stored.open(Job.opened(NAME, new JobId(id), "shop", "shop", List.of("t"), now));
    }

    PartitionTask planned(String partition) {
        return planned(partition, 1);
    }

    PartitionTask planned(String partition, int generation) {
        PartitionTask task = PartitionTask.planned(
                new PartitionTaskId(new PartitionId(NAME, "shop", "t", partition), generation),
                "",
                new Estimate(10, 100),
                "",
                change());
        stored.plan(List.of(task));
        return task;
    }

    PartitionTask to(PartitionState state, PartitionTask task) {
        PartitionTask next = task.to(state, change());
        if (!stored.advance(next)) {
            throw new IllegalStateException("Not written: " + next);
        }
        return next;
    }

    /** Moves a planned task all the way. */
    PartitionTask published(PartitionTask planned) {
        Fingerprint fingerprint = new Fingerprint("r", 7, List.of(BigInteger.TEN));
        Export export = new Export(
                1, StorageUri.parse("s3://bucket/f/"), "1:1", List.of(), FileFormat.parquet(), Instant.EPOCH);
        PartitionTask exporting = planned.to(PartitionState.EXPORTING, change()).withExport(export);
        PartitionTask exported =
                exporting.to(PartitionState.EXPORTED, change()).withExported(new Exported(3, 99, fingerprint));
        PartitionTask loading = exported.to(PartitionState.LOADING, change());
        PartitionTask verifying = loading.to(PartitionState.VERIFYING, change());
        PartitionTask published = verifying
                .to(PartitionState.PUBLISHED, change())
                .withPublished(Published.proved(fingerprint, "1:1", List.of()));
        for (PartitionTask next : List.of(exporting, exported, loading, verifying, published)) {
            if (!stored.advance(next)) {
                throw new IllegalStateException("Not written: " + next);
            }
        }
        return published;
    }

    private Change change() {
        return new Change("w", now, "because");
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    /** A worker, with what it looks at. */
    record Worker(JobWatch watch, SummaryRecord summary) {
        void looks() {
            summary.looked(watch.picture());
        }

        void ends() {
            summary.ended(watch.everything());
        }
    }

    Worker worker(String name) {
        JobWatch watch = JobWatch.paced(recorder, NAME, () -> now);
        return new Worker(watch, record(watch, name));
    }

    SummaryRecord record(JobWatch watch, String name) {
        return new SummaryRecord(recorder, watch, new WorkerIdentity(name, () -> now), LARGE);
    }

    JobSummary summary() {
        return stored.summary(NAME);
    }

    StatusLook.Found status(StatusRequest request) {
        asked.clear();
        return new StatusLook(recorder, () -> now, LARGE).at(stored.job(NAME).orElseThrow(), request);
    }

    StatusLook.Found status() {
        return status(StatusRequest.AS_COUNTED);
    }

    /** Whether who asked last has read every partition. */
    boolean hasReadAll() {
        return asked.contains("partitions");
    }
}
