package io.starmigrate.worker.load;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RemainingPath;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.Riders.GroupStaging;
import io.starmigrate.worker.loop.Interruption;
import io.starmigrate.worker.starrocks.ClusterException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files waiting to be loaded, gathered by partition. To be used from one thread. */
public final class LoadBatches {
    private static final Logger LOG = LoggerFactory.getLogger(LoadBatches.class);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final TaskQueue queue;
    private final StagingOpener opener;
    private final Riders riders;
    private final SecondTries tries;
    private final TaskFailures failures;
    private final LoadSubmission submission;
    private final WorkerIdentity self;
    private final ImportSettings settings;
    private final Map<PartitionTaskId, Gathered> gathered = new LinkedHashMap<>();

    public LoadBatches(
            ImportPorts ports,
            StagingOpener opener,
            Riders riders,
            SecondTries tries,
            LoadSubmission submission,
            ImportSettings settings) {
        this.queue = ports.queue();
        this.self = ports.self();
        this.failures = new TaskFailures(ports.recorder());
        this.opener = opener;
        this.riders = riders;
        this.tries = tries;
        this.submission = submission;
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

    /** Submits what is ready, at most so many loads: first those of partitions with the longest way before them. */
    void submit(int room, LoadWatch watch) {
        int left = room;
        for (PartitionTaskId id : longestFirst()) {
            boolean isOpening = false;
            while (left > 0 && !isOpening && isReady(gathered.get(id))) {
                Instant since = Objects.requireNonNull(gathered.get(id)).since;
                List<Announced> files = take(id);
                isOpening = submit(files, watch) == GroupStaging.OPENING;
                if (isOpening) {
                    putBack(files, since);
                }
                left--;
            }
        }
    }

    /** As if they had never been taken: they have waited, and go on with the next step. */
    private void putBack(List<Announced> files, Instant since) {
        Gathered batch = gathered.computeIfAbsent(files.get(0).task().id(), id -> new Gathered(since));
        files.forEach(file -> batch.files.putIfAbsent(file.listed().name(), file));
    }

    private List<PartitionTaskId> longestFirst() {
        return gathered.values().stream()
                .map(Gathered::task)
                .sorted(RemainingPath.longestTaskFirst())
                .map(PartitionTask::id)
                .toList();
    }

    /** Only what was given back once may have been in a load that was cancelled. */
    private List<String> next(Gathered batch) {
        List<String> names = batch.files.keySet().stream().sorted().toList();
        return batch.isReceivedAgain() ? Halving.next(names, submission.halved(batch.task())) : names;
    }

    private List<Announced> take(PartitionTaskId id) {
        Gathered batch = Objects.requireNonNull(gathered.get(id));
        List<Announced> files = batch.first(settings, next(batch));
        files.forEach(file -> batch.files.remove(file.listed().name()));
        if (batch.files.isEmpty()) {
            gathered.remove(id);
        }
        return files;
    }

    /**
     * What cannot be submitted now is given back: whoever receives it next asks the recorder anew. What is still being
     * opened is the caller's to keep, and is gone on with in the next step.
     */
    private GroupStaging submit(List<Announced> files, LoadWatch watch) {
        PartitionTask read = files.get(0).task();
        try {
            Optional<PartitionTask> open = opener.open(read.id()).filter(now -> isOf(now, files));
            GroupStaging ready = open.map(riders::open).orElse(GroupStaging.NOT_NOW);
            if (ready == GroupStaging.OPENING) {
                return ready;
            }
            boolean submitted = ready == GroupStaging.OPEN
                    && failures.isolate(read, self, () -> submission.submit(open.orElseThrow(), files, watch));
            if (!submitted) {
                giveBack(files, LATER);
            }
            return ready;
        } catch (ClusterException refused) {
            if (refused.isTransient()) {
                Interruption.unlessEnded(refused, () -> LOG.info("{} waits: {}", read.id(), refused.getMessage()));
            } else {
                tries.refused(read, refused, why(refused));
            }
            giveBack(files, refused.remedy() == Remedy.UNKNOWN ? SecondTries.PAUSE : LATER);
            return GroupStaging.NOT_NOW;
        }
    }

    private static String why(ClusterException refused) {
        return "it cannot be staged: " + refused.getMessage()
                + (refused.remedy() == Remedy.REPLAN
                        ? "; if the target has no such table: migrate schema, then migrate retry"
                        : "");
    }

    private static boolean isOf(PartitionTask now, List<Announced> files) {
        return now.export() != null
                && now.export().attempt() == files.get(0).manifest().attempt();
    }

    private void giveBack(List<Announced> files, Duration pause) {
        queue.hold(files.stream().map(Announced::delivery).toList(), pause);
    }

    private boolean isReady(@Nullable Gathered batch) {
        if (batch == null || batch.files.isEmpty()) {
            return false;
        }
        boolean waited = !batch.since
                .plus(settings.load().maxWait())
                .isAfter(self.clock().instant());
        return waited
                || batch.files.size() >= settings.load().maxFiles()
                || batch.bytes() >= settings.load().maxSize()
                || batch.isWhole();
    }

    /** What was announced of one partition task. */
    private static final class Gathered {
        private final Instant since;
        private final Map<String, Announced> files = new LinkedHashMap<>();

        Gathered(Instant since) {
            this.since = since;
        }

        PartitionTask task() {
            return files.values().iterator().next().task();
        }

        long bytes() {
            return files.values().stream().mapToLong(file -> file.size()).sum();
        }

        boolean isWhole() {
            return files.size()
                    == files.values().iterator().next().manifest().arrivals().size();
        }

        boolean isReceivedAgain() {
            return files.values().stream().anyMatch(file -> file.delivery().receives() > 1);
        }

        /** The files of the next load, in name order: the same files make the same load. */
        List<Announced> first(ImportSettings settings, List<String> names) {
            List<Announced> chosen = new ArrayList<>();
            long bytes = 0;
            for (Announced file : names.stream()
                    .flatMap(name -> Stream.ofNullable(files.get(name)))
                    .toList()) {
                if (chosen.size() == settings.load().maxFiles()
                        || bytes >= settings.load().maxSize()) {
                    break;
                }
                chosen.add(file);
                bytes += file.size();
            }
            return chosen;
        }
    }
}
