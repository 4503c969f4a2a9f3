package io.starmigrate.worker.load;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only place that writes loads of files, and which files they hold, so that no file is ever in two of them: a load
 * is written down, takes hold of each of its files, is written down as submitted, and only then may reach StarRocks; it
 * lets its files go only after its outcome is written down.
 *
 * <p>Whoever finds a load half way carries it on from its recorded state. Safe for use by many threads and workers.
 */
public final class LoadProtocol {
    private static final Logger LOG = LoggerFactory.getLogger(LoadProtocol.class);

    private final TaskRecorder recorder;
    private final FileHolds holds;
    private final WorkerIdentity self;

    public LoadProtocol(TaskRecorder recorder, WorkerIdentity self) {
        this.recorder = recorder;
        this.holds = new FileHolds(recorder, self);
        this.self = self;
    }

    /** What is to be done with a load that was found in some state. */
    enum Found {
        /** {@link #submit} it. */
        RECORDED,
        /** Ask StarRocks for it. */
        SUBMITTED,
        /** Its rows are in staging: see to what follows from that. */
        FINISHED,
        /** Whoever gave it up has not seen to it that its partition stops: its rows may be in staging. */
        STOPS,
        /** It holds its files no longer. */
        OVER
    }

    /** A load that may be sent now, and the task into whose staging it goes. */
    record Sendable(Load load, PartitionTask task) {}

    /**
     * Writes a load down, or finds the one that is.
     *
     * @param label the label of each attempt
     * @return the load of the lowest attempt that is not over without its rows
     */
    Load record(PartitionTask task, List<String> files, IntFunction<String> label) {
        for (int attempt = 1; ; attempt++) {
            Change why = self.change(Units.counted(files.size(), "file"));
            Load stored =
                    recorder.record(Load.recorded(task.id(), label.apply(attempt), task.pass(), attempt, files, why));
            if (stored.state() != LoadState.CANCELLED && stored.state() != LoadState.ABANDONED) {
                return stored;
            }
        }
    }

    /** The load of this label as it is recorded now. */
    Optional<Load> find(PartitionTaskId task, String label) {
        return recorder.loads(task).stream()
                .filter(load -> load.label().equals(label))
                .findFirst();
    }

    /**
     * Tells what a load needs, whatever state it was found in. One that is over without its rows lets its files go; one
     * of an earlier pass is given up: whatever it still does, it does to a staging that nobody publishes. One that was
     * sent, and given up while its pass went on, keeps its files: that pass takes them no more.
     *
     * @param task its task as it was read last
     */
    Found found(Load load, PartitionTask task) {
        if (load.pass() > task.pass()) {
            return Found.OVER;
        }
        if (load.pass() < task.pass()) {
            outrun(load);
            return Found.OVER;
        }
        return switch (load.state()) {
            case RECORDED -> Found.RECORDED;
            case SUBMITTED -> Found.SUBMITTED;
            case FINISHED -> Found.FINISHED;
            case CANCELLED, ABANDONED -> {
                if (LoadHistory.isSentAndGivenUp(load)) {
                    yield Found.STOPS;
                }
                release(load, self.change("its load is " + load.state()));
                yield Found.OVER;
            }
        };
    }

    private void outrun(Load load) {
        if (load.state().isSettled()) {
            release(load, self.change("its load is of an earlier pass"));
        } else {
            abandon(load, "its pass is over");
        }
    }

    /**
     * Takes hold of a load's files and writes it down as submitted: from then on it may be sent.
     *
     * @param read some of the files as they were read before
     * @return empty when it was given up, or somebody else carries it on
     */
    Optional<Sendable> submit(Load load, List<FileTaskId> files, Map<FileTaskId, FileTask> read) {
        if (!holds.take(load, files, read)) {
            abandon(load, "another load holds one of its files");
            return Optional.empty();
        }
        return stillWanted(load).flatMap(task -> {
            Load submitted = load.to(LoadState.SUBMITTED, self.change("submitted to " + staging(task)));
            return recorder.advance(submitted) ? Optional.of(new Sendable(submitted, task)) : Optional.empty();
        });
    }

    /** The task of a load, while it takes what the load brings; a load whose pass is over is given up. */
    Optional<PartitionTask> stillWanted(Load load) {
        Optional<PartitionTask> now = recorder.partition(load.task())
                .filter(task ->
                        task.state() == PartitionState.LOADING && task.pass() == load.pass() && task.staging() != null);
        if (now.isEmpty()) {
            abandon(load, "its pass is over");
        }
        return now;
    }

    private static String staging(PartitionTask task) {
        return task.staging() == null ? "" : task.staging().name();
    }

    /** The pass of the load that holds a file, or has loaded it. */
    OptionalInt pass(FileTask file) {
        return holds.pass(file);
    }

    /** Writes down that StarRocks has finished a load; empty when somebody else has written to it. */
    Optional<Load> finish(Load load, long rows) {
        Load next = load.finished(rows, self.change("StarRocks loaded " + Units.counted(rows, "row")));
        return recorder.advance(next) ? Optional.of(next) : Optional.empty();
    }

    /** Writes down that the files of a FINISHED load are loaded; false when not all of them could be. */
    boolean loaded(Load load) {
        return holds.move(load, FileState.LOADED, self.change("load " + load.label() + " is FINISHED"));
    }

    /** Writes down that none of a load's rows count; it still holds its files. False when somebody else was first. */
    boolean cancel(Load load, Change why) {
        return recorder.advance(load.to(LoadState.CANCELLED, why));
    }

    /**
     * As {@link #cancel} of one whose rows may be in staging, or on their way there: nobody loads its files into that
     * staging any more ({@link Found#STOPS}), and no later staging may be where it goes.
     */
    boolean giveUp(Load load, Change why) {
        return recorder.advance(load.to(LoadState.ABANDONED, why));
    }

    /** As {@link #cancel}, and its files are loaded in halves from now on. */
    boolean halve(Load load, Change why) {
        return recorder.advance(load.halved(why));
    }

    /**
     * Begins another pass for a load whose end nobody knows and which its staging may hold: that is left, to be dropped
     * by whoever opens the next, and the load given up. Passes come in pairs, and this one's place in its pair stays:
     * what was not compared has not differed.
     *
     * @param why what is written into the task
     * @return whether its files may be loaded into a new staging now; false when its pass was over, or somebody else
     *     has written to its task
     */
    boolean leaveStaging(Load load, String why) {
        Optional<PartitionTask> left = stillWanted(load)
                .map(task -> task.revised(self.change(why)).nextPass().nextPass())
                .filter(recorder::advance);
        left.ifPresent(next -> outrun(load));
        return left.isPresent();
    }

    /** Lets the files of a load that is over wait for another. */
    void release(Load load, Change why) {
        holds.move(load, FileState.QUEUED, why);
    }

    /** Lets the files of a load that is over wait for an operator. */
    void fail(Load load, Change why) {
        holds.move(load, FileState.FAILED, why);
    }

    private void abandon(Load load, String reason) {
        if (end(load, LoadState.ABANDONED, self.change(reason))) {
            LOG.info("Load {} is given up: {}", load.label(), reason);
        }
    }

    /** The outcome is written before the files are let go: in this order no file is in two loads. */
    private boolean end(Load load, LoadState outcome, Change why) {
        boolean ended = recorder.advance(load.to(outcome, why));
        if (ended) {
            release(load, why);
        }
        return ended;
    }

    /** The loads and statements of a task that have no outcome. */
    public List<Load> open(PartitionTaskId task) {
        return recorder.loads(task).stream()
                .filter(load -> !load.state().isSettled())
                .toList();
    }

    /**
     * Ends a load that nobody wants any more and that does not run. Whatever it still does, it does to a staging that
     * is gone.
     *
     * @param status what StarRocks says of it; null when it does not know it
     */
    public void withdraw(Load load, @Nullable LoadStatus status, String why) {
        boolean cancelled = status != null && status.state() == ClusterJobState.CANCELLED;
        boolean sent = load.state() == LoadState.SUBMITTED;
        end(load, cancelled && sent ? LoadState.CANCELLED : LoadState.ABANDONED, self.change(why));
    }

    /** The names of an export attempt's files that are in the staging of the task's pass. */
    Set<String> loaded(PartitionTask task, int attempt) {
        Set<String> labels = recorder.loads(task.id()).stream()
                .filter(load -> load.state() == LoadState.FINISHED && load.pass() == task.pass())
                .map(Load::label)
                .collect(Collectors.toSet());
        Stream<FileTask> files = recorder.files(task.id()).stream()
                .filter(file -> file.id().attempt() == attempt && file.state() == FileState.LOADED);
        return files.filter(file -> file.load() != null && labels.contains(file.load()))
                .map(file -> file.id().name())
                .collect(Collectors.toSet());
    }
}
