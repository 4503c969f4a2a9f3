package io.starmigrate.worker.status;

import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.status.StatusReader.Picture;
import io.starmigrate.worker.status.WatchPace.Due;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one worker knows of a job's tasks: all its roles look here, so that a job is looked at once for all of them, and
 * a look costs what has changed. The whole job is read at first, and every two hours; in between only what changed
 * since the look before. The longer nothing changes the less often anybody looks.
 *
 * <p>What it answers is a moment old, as an index is, and of published tasks an outline without fingerprints, columns,
 * folders and stagings: read a task again before acting on it. Safe for use by many threads. A look that fails throws
 * what the recorder throws; the next goes on from there.
 */
public final class JobWatch {
    /** So many partitions and a plan of them fit 512 MB together; a second reading takes a minute or two. */
    private static final int BESIDE_A_PLAN = 300_000;

    private final TaskRecorder recorder;
    private final String job;
    private final InstantSource clock;
    private final WatchPace pace;
    private final @Nullable Set<PartitionId> only;
    private Latest latest = new Latest();
    private @Nullable Picture picture;
    private @Nullable Reading first;
    private boolean looking;
    private long changes;
    private volatile int most = Integer.MAX_VALUE;

    private JobWatch(
            TaskRecorder recorder, String job, InstantSource clock, WatchPace pace, @Nullable Set<PartitionId> only) {
        this.recorder = recorder;
        this.job = job;
        this.clock = clock;
        this.pace = pace;
        this.only = only;
    }

    /**
     * For roles that work on: looks twice a second while there is news, every few seconds while something is open, and
     * once a minute when nothing is left to do: at once where the job is done by the first look, but not where nothing
     * is planned yet, since somebody is about to. Asks nothing yet.
     */
    public static JobWatch paced(TaskRecorder recorder, String job, InstantSource clock) {
        return new JobWatch(
                recorder,
                job,
                clock,
                new WatchPace(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofMinutes(1)),
                null);
    }

    /** For a single pass: looks each time it is asked. Asks nothing yet. */
    public static JobWatch eager(TaskRecorder recorder, String job, InstantSource clock) {
        return new JobWatch(recorder, job, clock, new WatchPace(Duration.ZERO, Duration.ZERO, Duration.ZERO), null);
    }

    /** The same for roles that work on some partitions alone: of others it knows nothing, and it looks for itself. */
    public JobWatch only(Set<PartitionId> partitions) {
        return new JobWatch(recorder, job, clock, pace.anew(), Set.copyOf(partitions));
    }

    /**
     * Nobody looks until {@link #begin} but whoever plans, who needs the memory: of a large job nothing is held
     * meanwhile, and everything is read once more then.
     */
    public void lend() {
        lend(BESIDE_A_PLAN);
    }

    synchronized void lend(int partitions) {
        most = partitions;
        if (latest.size() > most) {
            letGo();
        }
    }

    private void letGo() {
        latest = new Latest();
        picture = null;
        pace.forget();
    }

    /** Looks for all who are about to begin: where nothing is known yet each of them would read everything. */
    public void begin() {
        most = Integer.MAX_VALUE;
        var unused = last().isEmpty() ? picture() : renewed();
    }

    /** Whether whoever looks here works on a partition. */
    public boolean concerns(PartitionId partition) {
        return partition.job().equals(job) && (only == null || only.contains(partition));
    }

    /** Whether it knows of the whole job. */
    public boolean isWhole() {
        return only == null;
    }

    /** The job's name. */
    public String job() {
        return job;
    }

    /** How often a look has found something new: as long as it stays the same, so does what the looks have told. */
    public synchronized long changes() {
        return changes;
    }

    /** The latest task of each partition, a moment old; the same object for as long as nothing has changed. */
    public Picture picture() {
        refresh();
        return known();
    }

    /** The latest task of each partition as the last look has told; empty before the first. Asks nothing. */
    public synchronized Optional<Picture> last() {
        return pace.hasRead() ? Optional.of(known()) : Optional.empty();
    }

    private synchronized Picture known() {
        Picture now = picture == null ? new Picture(job, latest.all()) : picture;
        picture = now;
        return now;
    }

    /** The latest task of each partition, after what has changed was read once more, whoever else looks meanwhile. */
    public Picture renewed() {
        refresh();
        readChanges(clock.instant());
        return known();
    }

    /** The latest task of each partition, after everything was read once more. */
    public Picture everything() {
        readEverything(Reading.whole(false), clock.instant(), task -> {});
        return known();
    }

    /**
     * Reads everything once more for somebody who wants to know more of each task than is kept, so that it is read once
     * for both.
     *
     * @param shown is shown each task as it is read, in no order, some more than once
     */
    public void show(Consumer<PartitionTask> shown) {
        readEverything(new Reading(false, most), clock.instant(), shown);
    }

    /**
     * The tasks in these states, in no order, a moment old: each partition's latest, and earlier ones that are not
     * settled.
     */
    public List<PartitionTask> tasks(PartitionState... states) {
        refresh();
        return known(Set.of(states));
    }

    /**
     * The PLANNED tasks, a moment old; the same object, which changes with what is looked at, until everything was read
     * again.
     *
     * @param together which of them may travel with others of their table; always the same of one task
     */
    public PlannedTasks planned(Predicate<PartitionTask> together) {
        refresh();
        synchronized (this) {
            return latest.planned(together);
        }
    }

    /** Whether this generation of a partition is published, by what was known after the last look. Looks at nothing. */
    public synchronized boolean isPublished(PartitionTaskId id) {
        return latest.isIn(PartitionState.PUBLISHED, id);
    }

    private synchronized List<PartitionTask> known(Set<PartitionState> wanted) {
        return new KeptTasks(latest.in(wanted));
    }

    /** Nobody waits while somebody else looks, unless nothing is known yet. */
    private void refresh() {
        Instant now = clock.instant();
        Due due = begin(now);
        if (due == Due.NOTHING) {
            return;
        }
        try {
            if (due == Due.EVERYTHING) {
                readEverything(reading(), now, task -> {});
            } else {
                readChanges(now);
            }
        } finally {
            end();
        }
    }

    /** Who knows nothing yet reads together with whoever else does, so that what is kept is held once. */
    private synchronized Reading reading() {
        if (pace.hasRead()) {
            return Reading.whole(false);
        }
        Reading joint = first == null ? Reading.whole(true) : first;
        first = joint;
        return joint;
    }

    private synchronized Due begin(Instant now) {
        Due due = pace.due(now, latest.isOpen());
        if (looking && pace.hasRead()) {
            return Due.NOTHING;
        }
        looking |= due != Due.NOTHING;
        return due;
    }

    private synchronized void end() {
        looking = false;
    }

    private synchronized Instant since(Instant now) {
        return pace.since(now);
    }

    /** What is read is not held beside what is kept of it: a job may have a million partitions. */
    private void readEverything(Reading reading, Instant now, Consumer<PartitionTask> shown) {
        boolean isRead = false;
        try {
            recorder.partitions(job).peek(shown).forEach(task -> read(task, reading));
            isRead = true;
        } finally {
            ended(reading, isRead, now);
        }
    }

    private synchronized void ended(Reading reading, boolean isRead, Instant now) {
        boolean isOver = reading.isJoint() && first != reading;
        first = first == reading ? null : first;
        // What others have ended meanwhile is known by now.
        if (reading.isTooLarge()) {
            letGo();
        } else if (isRead && !isOver) {
            boolean isNews = !reading.latest().isSameAs(latest);
            // Whoever plans reads everything first, too, and has brought work.
            boolean isFirstOfDone = reading.isJoint()
                    && latest.size() == 0
                    && isNews
                    && !reading.latest().isOpen();
            latest = reading.latest();
            picture = null;
            looked(isNews, now, 0);
            pace.readEverything(now);
            if (isFirstOfDone) {
                pace.rest(now);
            }
        }
    }

    private synchronized void read(PartitionTask task, Reading reading) {
        if (!concerns(task.id().partition()) || reading.isTooLarge()) {
            return;
        }
        KeptTask before = reading.latest().same(task);
        if (before == null || before.version() < task.version()) {
            picture = reading.latest() == latest ? null : picture;
            reading.learn(task, latest);
        }
    }

    private void readChanges(Instant now) {
        AtomicInteger read = new AtomicInteger();
        AtomicInteger news = new AtomicInteger();
        recorder.changed(job, since(now)).forEach(task -> {
            read.incrementAndGet();
            news.addAndGet(learn(task) ? 1 : 0);
        });
        looked(news.get() > 0, now, read.get());
    }

    private synchronized void looked(boolean isNews, Instant now, int tasks) {
        changes += isNews ? 1 : 0;
        pace.looked(now, isNews, tasks);
    }

    /** Whether it is news. */
    private synchronized boolean learn(PartitionTask task) {
        PartitionId partition = task.id().partition();
        if (!concerns(partition)) {
            return false;
        }
        KeptTask before = latest.same(task);
        if (before != null && before.version() >= task.version()) {
            if (before.version() > task.version()
                    && before.at().isBefore(task.change().at())) {
                // The job was removed and planned anew: no task ever goes back.
                pace.forget();
            }
            return false;
        }
        latest.learn(task);
        picture = null;
        return true;
    }
}
