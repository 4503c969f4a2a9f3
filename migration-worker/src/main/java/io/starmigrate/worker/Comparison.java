package io.starmigrate.worker;

import com.google.inject.Inject;
import com.google.inject.Provider;
import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTask.Export;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.JobReport.Failure;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.StatusReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares both clusters as they are now, partition by partition. A comparison that could not be made is a failure. */
final class Comparison {
    private final TaskRecorder recorder;
    private final Provider<SourceCluster> source;
    private final Provider<TargetCluster> target;

    @Inject
    Comparison(TaskRecorder recorder, Provider<SourceCluster> source, Provider<TargetCluster> target) {
        this.recorder = recorder;
        this.source = source;
        this.target = target;
    }

    List<Failure> compare(String job, ProgressListener progress) {
        List<PartitionTask> tasks = new StatusReader(recorder).read(job).tasks();
        List<Failure> failures = new ArrayList<>();
        long done = 0;
        for (PartitionTask task : tasks) {
            difference(task)
                    .map(found -> new Failure(task.id().toString(), found, "migrate sync --job " + job))
                    .ifPresent(failures::add);
            done++;
            progress.progressed(new Progress(Stage.VERIFY, done, tasks.size(), Progress.Unit.PARTITIONS));
        }
        return failures;
    }

    /** What keeps a partition from being equal on both sides, in words; empty when nothing does. */
    private Optional<String> difference(PartitionTask task) {
        if (task.state() != PartitionState.PUBLISHED) {
            return Optional.of("it is " + task.state() + ", not published");
        }
        try {
            return compare(task);
        } catch (ClusterException refused) {
            return Optional.of("it could not be compared: " + refused.getMessage());
        }
    }

    private Optional<String> compare(PartitionTask task) {
        PartitionId id = task.id().partition();
        Export export = task.export();
        if (export == null) {
            return Optional.of("the recorder has no export of it");
        }
        Optional<Manifest> manifest = recorder.manifest(task.id(), export.attempt());
        if (manifest.isEmpty()) {
            return Optional.of("the recorder has no manifest of it");
        }
        List<String> columns = manifest.get().columnNames();
        Fingerprint there = source.get().fingerprint(id.table(), id.partition(), columns);
        Fingerprint here = target.get().fingerprint(new Place(id.table(), id.partition()), columns, there.recipe());
        if (there.proves(here)) {
            return Optional.empty();
        }
        return Optional.of((changed(id, export) ? "the source changed since it was exported: " : "")
                + there.differenceTo(here, "the source", "the target"));
    }

    private boolean changed(PartitionId id, Export export) {
        return source.get()
                .partition(id.table(), id.partition())
                .map(now -> !ChangeToken.of(now).text().equals(export.changeToken()))
                .orElse(true);
    }
}
