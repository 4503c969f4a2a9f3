package io.starmigrate.simulation.target;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.TargetCluster.LoadOrder;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The loads of a target cluster: a label is refused while it is remembered, unless it was CANCELLED; rows show all at
 * once, in whatever holds the partition's id by then. Used by one thread at a time.
 */
public final class TargetLoads {
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final ObjectStore storage;
    private final Chance chance;

    public TargetLoads(ObjectStore storage, Chance chance) {
        this.storage = storage;
        this.chance = chance;
    }

    /** @param into the partitions' ids, by the names of the partitions they will be */
    void submit(LoadOrder order, Map<String, Long> into) {
        Job known = jobs.get(order.label());
        if (known != null && known.progress != ClusterJobState.CANCELLED) {
            throw new ClusterException(
                    Remedy.ALREADY_DONE, "Label [" + order.label() + "] has already been used.", null);
        }
        jobs.put(order.label(), new Job(order, into));
    }

    Map<String, LoadStatus> statuses(Collection<String> labels) {
        Map<String, LoadStatus> found = new LinkedHashMap<>();
        for (String label : labels) {
            Job job = jobs.get(label);
            if (job != null) {
                found.put(label, new LoadStatus(label, job.progress, job.rows, job.filtered, job.error));
            }
        }
        return found;
    }

    void cancel(String label) {
        Job job = jobs.get(label);
        if (job != null && job.progress == ClusterJobState.RUNNING) {
            job.cancel("type:USER_CANCEL; msg:user cancel");
        }
    }

    void progress(Map<Long, List<String>> partitions, double failures) {
        for (Job job : List.copyOf(jobs.values())) {
            if (job.progress == ClusterJobState.RUNNING && !job.hangs && chance.happens(0.4)) {
                if (chance.happens(failures)) {
                    chance.pick(Mishap.ALL).happen(this, job, partitions);
                } else {
                    end(job, partitions);
                }
            }
        }
    }

    public void cancelAll(String error) {
        jobs.values().stream()
                .filter(job -> job.progress == ClusterJobState.RUNNING)
                .forEach(job -> job.cancel(error));
    }

    /** Every running load hangs from now on: only a cancellation ends it. */
    public void hang() {
        jobs.values().stream()
                .filter(job -> job.progress == ClusterJobState.RUNNING)
                .forEach(job -> job.hangs = true);
    }

    /** What hung goes on. */
    public void resume() {
        jobs.values().forEach(job -> job.hangs = false);
    }

    /** Finds the partitions of every running load again by their names; one whose names are gone is cancelled. */
    void readAgain(TargetTables tables) {
        jobs.values().stream()
                .filter(job -> job.progress == ClusterJobState.RUNNING)
                .forEach(job -> {
                    try {
                        job.into = tables.loaded(job.order.into());
                    } catch (ClusterException gone) {
                        job.cancel("type:ETL_SUBMIT_FAIL; msg:" + gone.getMessage());
                    }
                });
    }

    /** Every running load leaves a row out and says that it is FINISHED, as with a ratio of errors allowed. */
    void halve(Map<Long, List<String>> partitions) {
        List.copyOf(jobs.values()).stream()
                .filter(job -> job.progress == ClusterJobState.RUNNING)
                .forEach(job -> halve(job, partitions));
    }

    private void halve(Job job, Map<Long, List<String>> partitions) {
        end(job, partitions);
        Optional<List<String>> loaded = job.into.values().stream()
                .map(id -> partitions.getOrDefault(id, List.of()))
                .filter(rows -> !rows.isEmpty())
                .findFirst();
        if (job.progress == ClusterJobState.FINISHED && loaded.isPresent() && job.rows > 0) {
            loaded.get().remove(loaded.get().size() - 1);
            job.rows--;
            job.filtered++;
        }
    }

    /** How a load ends badly, or does not. */
    private enum Mishap {
        TIMEOUT,
        DISK_FULL,
        HANGS,
        HALVED;

        private static final List<Mishap> ALL = List.of(values());

        void happen(TargetLoads loads, Job job, Map<Long, List<String>> partitions) {
            switch (this) {
                case TIMEOUT -> job.cancel("type:LOAD_RUN_FAIL; msg:load timeout");
                case DISK_FULL -> job.cancel("type:LOAD_RUN_FAIL; msg:write failed: No space left on device");
                case HANGS -> job.hangs = true;
                case HALVED -> loads.halve(job, partitions);
            }
        }
    }

    private void end(Job job, Map<Long, List<String>> partitions) {
        Optional<Long> gone = job.into.values().stream()
                .filter(id -> !partitions.containsKey(id))
                .findFirst();
        if (gone.isPresent()) {
            job.cancel("type:LOAD_RUN_FAIL; msg:partition [" + gone.get() + "] does not exist");
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
            try {
                loaded.addAll(SimulatedRows.read(plain(object.get())));
            } catch (IOException damaged) {
                job.cancel("type:LOAD_RUN_FAIL; msg:Decompress failed: " + damaged.getMessage());
                return;
            }
        }
        if (!loaded.stream().allMatch(job::takes)) {
            job.cancel("type:ETL_QUALITY_UNSATISFIED; msg:quality not good enough to cancel");
            return;
        }
        loaded.forEach(
                row -> Objects.requireNonNull(partitions.get(job.target(row))).add(SimulatedRows.plain(row)));
        job.rows = loaded.size();
        job.progress = ClusterJobState.FINISHED;
    }

    private byte[] plain(StoredObject object) throws IOException {
        byte[] content = content(object);
        if (!object.uri().key().endsWith(".zst")) {
            return content;
        }
        try (InputStream rows = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(content))) {
            return rows.readAllBytes();
        }
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
        jobs.values().removeIf(job -> job.progress != ClusterJobState.RUNNING && chance.happens(0.5));
    }

    private static final class Job {
        private final LoadOrder order;
        private Map<String, Long> into;
        private ClusterJobState progress = ClusterJobState.RUNNING;
        private long rows;
        private long filtered;
        private boolean hangs;
        private String error = "";

        Job(LoadOrder order, Map<String, Long> into) {
            this.order = order;
            this.into = into;
        }

        /** A row that fits no partition named is refused. */
        boolean takes(String row) {
            String partition = SimulatedRows.partition(row);
            return partition.isEmpty() ? into.size() == 1 : into.containsKey(partition);
        }

        long target(String row) {
            return into.getOrDefault(
                    SimulatedRows.partition(row), into.values().iterator().next());
        }

        void cancel(String why) {
            progress = ClusterJobState.CANCELLED;
            error = why;
        }
    }
}
