package io.starmigrate.core.task;

import io.starmigrate.core.pace.PacedSide;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every task, every state, every transition: the long memory of a migration.
 *
 * <p>Safe for use by many threads and many processes. Reads see every write that returned before them, unless said
 * otherwise. Every write is conditional: one that would overwrite what its writer has not read is refused, and writing
 * the same thing twice is the same as writing it once. An implementation that loses the reply to a write reads back and
 * tells the truth; only when it cannot, it throws {@link RecorderException}, and the outcome is unknown.
 *
 * <p>A task whose item cannot be read is answered as {@link PartitionTask#unreadable}, FAILED with the reason, wherever
 * tasks are asked for. Any other item that cannot be read throws {@link UnreadableItemException}.
 */
public interface TaskRecorder {
    /** Writes a job down unless one of that name is there; answers the one that is there now. */
    Job open(Job job);

    /** The job of this name. */
    Optional<Job> job(String name);

    /**
     * The id of a job that was planned.
     *
     * @throws RecorderException when there is no job of this name
     */
    default JobId id(String job) {
        return job(job).orElseThrow(() -> new RecorderException(
                        "Cannot tell the id of job \"" + job + "\": the recorder has no such job; plan it first", null))
                .id();
    }

    /** Replaces a job by its next version; answers as {@link #advance(PartitionTask)} does. */
    boolean advance(Job next);

    /**
     * Every job there is that can be read, in name order; who asks for another by its name is told what is wrong with
     * it.
     */
    List<Job> jobs();

    /**
     * Writes those tasks down whose id is not there yet, many at a time; the others are left as they are.
     *
     * @param tasks in state PLANNED, version 1
     * @return how many were written by this call
     */
    int plan(List<PartitionTask> tasks);

    /** The task of this id. */
    Optional<PartitionTask> partition(PartitionTaskId id);

    /**
     * Those of these tasks that are there, each once and as {@link #partition} tells it, asked for with few requests.
     */
    default List<PartitionTask> partitions(Collection<PartitionTaskId> ids) {
        return ids.stream().distinct().flatMap(id -> partition(id).stream()).toList();
    }

    /** The task of the highest generation of this partition. */
    Optional<PartitionTask> latest(PartitionId id);

    /**
     * All tasks of a job in one state, fetched page by page as the stream is read, in no order. It may miss or repeat
     * tasks that change meanwhile, and may be a moment old: read a task again before acting on it. Those that cannot be
     * read come with those of the state they are stored in.
     */
    Stream<PartitionTask> partitions(String job, PartitionState state);

    /**
     * All tasks of a job, of every generation and in every state, fetched page by page as the stream is read, in no
     * order; some more than once. A moment old, like {@link #partitions(String, PartitionState)}.
     */
    Stream<PartitionTask> partitions(String job);

    /**
     * The tasks of a job whose last change is dated at or after this moment, fetched page by page as the stream is
     * read, in no order: what is new since an earlier look. Changes are dated by the clock of who made them
     * ({@link Change#at}), so ask from as much earlier as clocks may differ. It may miss what changes meanwhile, and
     * may be a moment old, like {@link #partitions(String, PartitionState)}.
     */
    Stream<PartitionTask> changed(String job, Instant since);

    /**
     * Replaces a task by its next version, and adds the transition to its history.
     *
     * @param next made from the task as it was read; its version is one more than what was read
     * @return true when {@code next} is what the recorder holds now; false when it is not there, or somebody else wrote
     *     first or is writing right now: read again
     * @throws IllegalTransitionException when the lifecycle has no step from what is recorded to {@code next}
     */
    boolean advance(PartitionTask next);

    /**
     * Replaces tasks, each as {@link #advance(PartitionTask)} does and whatever becomes of the others, with few
     * requests. When it throws, some may have been written.
     *
     * @param next no two of one task
     * @return those of them that the recorder holds now
     */
    default List<PartitionTask> advanceTogether(List<PartitionTask> next) {
        return next.stream().filter(this::advance).toList();
    }

    /** How a task came to where it is: one line for each write, oldest first. */
    List<Transition> history(PartitionTaskId id);

    /** Writes a manifest down; a second one of the same task and attempt changes nothing. */
    void record(Manifest manifest);

    /**
     * Writes manifests down, each as {@link #record(Manifest)} does, with few requests. When it throws, some may have
     * been written.
     *
     * @param manifests no two of one task and attempt
     * @return those that are there now, in the same order
     */
    default List<Manifest> recordTogether(List<Manifest> manifests) {
        return manifests.stream()
                .map(manifest -> {
                    record(manifest);
                    return manifest(manifest.task(), manifest.attempt())
                            .orElseThrow(() -> new RecorderException(
                                    "The manifest of " + manifest.task() + " is not readable yet", null));
                })
                .toList();
    }

    /** The manifest of one export attempt. */
    Optional<Manifest> manifest(PartitionTaskId id, int attempt);

    /** The manifest of a task's last export attempt; empty until that has ended. */
    default Optional<Manifest> manifest(PartitionTask task) {
        return Optional.ofNullable(task.export()).flatMap(export -> manifest(task.id(), export.attempt()));
    }

    /**
     * The manifest of a task that is exported.
     *
     * @throws UnreadableItemException also when it is not there
     */
    default Manifest requireManifest(PartitionTask task) {
        return manifest(task)
                .orElseThrow(() -> new UnreadableItemException(
                        task.id() + " is " + task.state() + ", and the recorder has no manifest of it", null));
    }

    /** Writes a file task down unless it is there; answers the one that is there now. */
    FileTask record(FileTask first);

    /**
     * Writes down that a file has arrived, where it is new or only the relay has written of it; answers what is there
     * now, which may have gone further. What the relay has told of it stays, as the rows that it counted of a piece.
     * One write, also where the relay was there first; what others have written about in the meantime takes more.
     *
     * @param arrived made by {@link FileTask#arrived}
     */
    default FileTask arrive(FileTask arrived) {
        FileTask there = record(arrived);
        if (!there.isOfRelayAlone()) {
            return there;
        }
        FileTask next = there.heardOf(arrived);
        return advance(next) ? next : file(next.id()).orElse(next);
    }

    /** The file task of this id. */
    Optional<FileTask> file(FileTaskId id);

    /** All file tasks of a partition task, of every attempt, by attempt and name. */
    List<FileTask> files(PartitionTaskId id);

    /** Replaces a file task by its next version; answers as {@link #advance(PartitionTask)} does. */
    boolean advance(FileTask next);

    /** Writes a load down unless one of its label is there; answers the one that is there now. */
    Load record(Load first);

    /** All loads of a partition task, by label. */
    List<Load> loads(PartitionTaskId id);

    /** Replaces a load by its next version; answers as {@link #advance(PartitionTask)} does. */
    boolean advance(Load next);

    /** What was decided lately of a job's pace; {@link JobPace#none} before anything was. */
    default JobPace pace(String job, PacedSide side) {
        return JobPace.none(job, side);
    }

    /** Writes down, or replaces, what was decided of a job's pace; answers as {@link #advance(PartitionTask)} does. */
    default boolean advance(JobPace next) {
        return false;
    }

    /** What was counted last of a job's partitions; {@link JobSummary#none} before anybody has. */
    default JobSummary summary(String job) {
        return JobSummary.none(job);
    }

    /**
     * Writes down, or replaces, what was counted of a job; answers as {@link #advance(PartitionTask)} does. So that an
     * older count never replaces a newer one, read what is there before counting.
     */
    default boolean advance(JobSummary next) {
        return false;
    }

    /**
     * Removes everything of a job: its tasks with their histories, files, loads and manifests, and the job itself last.
     * Killed half way, the tasks that are left are still listed; called again, it goes on. Only call it for a job that
     * nobody works on.
     *
     * @return how many partitions this call removed
     * @throws RecorderException also when somebody writes to one of its tasks meanwhile
     */
    int forget(String job);
}
