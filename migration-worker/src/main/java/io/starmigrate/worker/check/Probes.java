package io.starmigrate.worker.check;

import io.starmigrate.core.check.Canary;
import io.starmigrate.core.check.CheckLine;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.LoadCanary;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.StatusReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes the probes of one check. What they ask is opened when they look. */
public final class Probes {
    private final Canary canary;
    private final WorkerIdentity self;
    private final Patience patience;

    /**
     * @param canary what this check makes is called
     * @param self who makes it
     */
    public Probes(Canary canary, WorkerIdentity self, Patience patience) {
        this.canary = canary;
        this.self = self;
        this.patience = patience;
    }

    /** Whether a job can be written down, read and removed; and how far the job is that is meant. */
    public Probe recorder(TaskRecorder recorder, String job) {
        return new Probe(
                "recorder",
                "deploy infra/sam, correct " + SettingName.RECORDER + ", or give the worker its policy",
                () -> {
                    recorder.open(canary.opened(List.of(), self.clock().instant()));
                    recorder.forget(canary.job());
                    List<CheckLine> lines = new ArrayList<>();
                    lines.add(CheckLine.ok("recorder", "a job was written down, and removed"));
                    lines.add(known(recorder, job));
                    return lines;
                });
    }

    private static CheckLine known(TaskRecorder recorder, String job) {
        String subject = "job " + job;
        if (recorder.job(job).isEmpty()) {
            return CheckLine.ok(subject, "is new");
        }
        StatusReader.Picture now = new StatusReader(recorder).outline(job);
        List<Failure> failures = now.failures();
        if (!failures.isEmpty()) {
            return CheckLine.warning(
                    subject,
                    Units.counted(failures.size(), "of its partitions has", "of its partitions have")
                            + " failed, first " + failures.get(0).subject() + ": "
                            + failures.get(0).reason(),
                    failures.get(0).retry());
        }
        return CheckLine.ok(
                subject, now.isSettled() ? "was planned before, and has ended" : "was planned before, and goes on");
    }

    /** Whether the queue answers, and has nothing put aside. */
    public Probe queue(Supplier<? extends TaskQueue> queue) {
        return new Probe(
                "queue",
                "deploy infra/sam, correct " + SettingName.TASK_QUEUE + ", or give the worker its policy",
                () -> {
                    TaskQueue.Depth depth = queue.get().depth();
                    String found = Units.counted(depth.waiting(), "message waits", "messages wait") + ", "
                            + Units.counted(depth.held(), "is", "are") + " worked on";
                    return List.of(
                            depth.dead() == 0
                                    ? CheckLine.ok("queue", found)
                                    : CheckLine.warning(
                                            "queue",
                                            Units.counted(
                                                    depth.dead(),
                                                    "message is a dead letter",
                                                    "messages are dead letters"),
                                            "migrate redrive --dry-run says why"));
                });
    }

    /** Whether a storage can be written and read from here. */
    public Probe storage(String name, Supplier<? extends ObjectStore> store, StorageUri root) {
        return new Probe(
                name,
                "correct " + SettingName.STORAGES
                        + ", its region and endpoint, or give its key the right to list, read, write and delete",
                () -> new StorageProbe(name, store.get(), root, canary, self.clock()).get());
    }

    /** Whether what arrives at the target storage is recorded and announced. */
    public Probe trigger(
            TaskRecorder recorder,
            Supplier<? extends TaskQueue> queue,
            Supplier<? extends ObjectStore> store,
            StorageUri root) {
        return new Probe(
                TriggerProbe.SUBJECT,
                "mend what is said of recorder, queue and target storage first",
                () -> new TriggerProbe(recorder, queue.get(), store.get(), root, canary, self, patience).get());
    }

    /**
     * Whether another tool has left something half way.
     *
     * @param places where a job that is new would put rows; asked for when it is looked at
     */
    public Probe halfDone(
            Supplier<? extends TargetCluster> target,
            Supplier<? extends Collection<Place>> places,
            Supplier<? extends ObjectStore> store,
            StorageUri root) {
        return new Probe(
                HalfDoneProbe.SUBJECT,
                "mend what is said of tables, target cluster and target storage first",
                () -> new HalfDoneProbe(target, places.get(), store.get(), root).get());
    }

    /**
     * Whether the source can export to its storage.
     *
     * @param tables the tables of which the smallest partition is taken
     */
    public Probe export(
            Supplier<? extends SourceCluster> source,
            Supplier<? extends ObjectStore> store,
            StorageUri root,
            Supplier<List<String>> tables) {
        return new Probe(
                ExportProbe.SUBJECT,
                "mend what is said of source cluster, tables and source storage first; the user needs SELECT and EXPORT",
                () -> new ExportProbe(source.get(), store.get(), root, canary, tables.get(), patience).get());
    }

    /** Whether the target can make a table, load it from its storage, and drop it. */
    public Probe load(Function<String, LoadCanary> opened, Supplier<? extends ObjectStore> store, StorageUri root) {
        return new Probe(
                LoadProbe.SUBJECT,
                "mend what is said of target cluster and target storage first; migrate schema makes the database, and"
                        + " the user needs CREATE TABLE, INSERT, ALTER and DROP",
                () -> new LoadProbe(
                                () -> opened.apply("mig_check_" + canary.token()), store.get(), root, canary, patience)
                        .get());
    }
}
