package io.starmigrate.sandbox.simulation;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster.Progress;
import io.starmigrate.worker.starrocks.TargetCluster.LoadOrder;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The loads of a target cluster: a label is refused while it is remembered, unless it was CANCELLED; rows show all at
 * once, in whatever holds the partition's id by then. Used by one thread at a time.
 */
final class TargetLoads {
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final ObjectStore storage;
    private final Chance chance;

    TargetLoads(ObjectStore storage, Chance chance) {
        this.storage = storage;
        this.chance = chance;
    }

    void submit(LoadOrder order, long partition) {
        Job known = jobs.get(order.label());
        if (known != null && known.progress != Progress.CANCELLED) {
            throw new ClusterException(
                    Remedy.ALREADY_DONE, "Label [" + order.label() + "] has already been used.", null);
        }
        jobs.put(order.label(), new Job(order, partition));
    }

    Map<String, LoadStatus> statuses(Collection<String> labels) {
        Map<String, LoadStatus> found = new LinkedHashMap<>();
        for (String label : labels) {
            Job job = jobs.get(label);
            if (job != null) {
                found.put(label, new LoadStatus(label, job.progress, job.rows, job.error));
            }
        }
        return found;
    }

    void cancel(String label) {
        Job job = jobs.get(label);
        if (job != null && job.progress == Progress.RUNNING) {
            job.cancel("type:USER_CANCEL; msg:user cancel");
        }
    }

    void progress(Map<Long, List<String>> partitions, double failures) {
        for (Job job : List.copyOf(jobs.values())) {
            if (job.progress == Progress.RUNNING && chance.happens(0.4)) {
                if (chance.happens(failures)) {
                    job.cancel("type:LOAD_RUN_FAIL; msg:load timeout");
                } else {
                    end(job, partitions);
                }
            }
        }
    }

    private void end(Job job, Map<Long, List<String>> partitions) {
        List<String> into = partitions.get(job.partition);
        if (into == null) {
            job.cancel("type:LOAD_RUN_FAIL; msg:partition [" + job.partition + "] does not exist");
            return;
        }
        List<String> loaded = new ArrayList<>();
        for (StorageUri file : job.order.files()) {
            Optional<StoredObject> object = storage.head(file);
            if (object.isEmpty()) {
                job.cancel("type:ETL_RUN_FAIL; msg:No files were found matching the pattern(s) or path(s): '" + file
                        + "'");
                return;
            }
            loaded.addAll(SimulatedRows.read(content(object.get())));
        }
        into.addAll(loaded);
        job.rows = loaded.size();
        job.progress = Progress.FINISHED;
    }

    private byte[] content(StoredObject object) {
        if (object.size() == 0) {
            return new byte[0];
        }
        try (InputStream bytes = storage.read(object.uri(), object.etag(), 0, object.size())) {
            return bytes.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    void forget() {
        jobs.values().removeIf(job -> job.progress != Progress.RUNNING && chance.happens(0.5));
    }

    private static final class Job {
        private final LoadOrder order;
        private final long partition;
        private Progress progress = Progress.RUNNING;
        private long rows;
        private String error = "";

        Job(LoadOrder order, long partition) {
            this.order = order;
            this.partition = partition;
        }

        void cancel(String why) {
            progress = Progress.CANCELLED;
            error = why;
        }
    }
}
