package io.starmigrate.worker.load;

import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.worker.WorkerIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files waiting to be loaded, gathered by partition. To be used from one thread. */
public final class LoadBatches {
    private final StagingOpener opener;
    private final LoadSubmission submission;
    private final WorkerIdentity self;
    private final ImportSettings settings;
    private final Map<PartitionTaskId, Gathered> gathered = new LinkedHashMap<>();

    public LoadBatches(StagingOpener opener, LoadSubmission submission, WorkerIdentity self, ImportSettings settings) {
        this.opener = opener;
        this.submission = submission;
        this.self = self;
        this.settings = settings;
    }

    /** A message delivered again replaces its older delivery: only the newest receipt is good. */
    void add(Announced file) {
        gathered.computeIfAbsent(
                        file.task().id(), id -> new Gathered(self.clock().instant()))
                .files
                .put(file.listed().name(), file);
    }

    int held() {
        return gathered.values().stream().mapToInt(batch -> batch.files.size()).sum();
    }

    List<Delivery> deliveries() {
        return gathered.values().stream()
                .flatMap(batch -> batch.files.values().stream())
                .map(Announced::delivery)
                .toList();
    }

    /** Submits what is ready, at most so many loads. */
    void submit(int room, LoadWatch watch) {
        int left = room;
        for (PartitionTaskId id : List.copyOf(gathered.keySet())) {
            while (left > 0 && isReady(gathered.get(id))) {
                if (!submit(id, watch)) {
                    break;
                }
                left--;
            }
        }
    }

    private boolean submit(PartitionTaskId id, LoadWatch watch) {
        Gathered batch = gathered.getOrDefault(id, new Gathered(Instant.EPOCH));
        List<Announced> files = batch.first(settings);
        if (files.isEmpty()) {
            return false;
        }
        Optional<PartitionTask> open = opener.open(files.get(0).task());
        if (open.isEmpty()) {
            return false;
        }
        files.forEach(file -> batch.files.remove(file.listed().name()));
        if (batch.files.isEmpty()) {
            gathered.remove(id);
        }
        submission.submit(open.get(), files, watch);
        return true;
    }

    private boolean isReady(@org.jspecify.annotations.Nullable Gathered batch) {
        if (batch == null || batch.files.isEmpty()) {
            return false;
        }
        boolean waited =
                !batch.since.plus(settings.batchWait()).isAfter(self.clock().instant());
        return waited
                || batch.files.size() >= settings.batchFiles()
                || batch.bytes() >= settings.batchBytes()
                || batch.isWhole();
    }

    /** What was announced of one partition task. */
    private static final class Gathered {
        private final Instant since;
        private final Map<String, Announced> files = new LinkedHashMap<>();

        Gathered(Instant since) {
            this.since = since;
        }

        long bytes() {
            return files.values().stream()
                    .mapToLong(file -> file.listed().size())
                    .sum();
        }

        boolean isWhole() {
            return files.size()
                    == files.values().iterator().next().manifest().files().size();
        }

        /** The files of the next load, in name order: the same files make the same load. */
        List<Announced> first(ImportSettings settings) {
            List<Announced> chosen = new ArrayList<>();
            long bytes = 0;
            for (Announced file : files.values().stream()
                    .sorted(Comparator.comparing(file -> file.listed().name()))
                    .toList()) {
                if (chosen.size() == settings.batchFiles() || bytes >= settings.batchBytes()) {
                    break;
                }
                chosen.add(file);
                bytes += file.listed().size();
            }
            return chosen;
        }
    }
}
