package io.starmigrate.worker.job;

import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.crew.Crew;
import io.starmigrate.worker.loop.RoleThreads;
import io.starmigrate.worker.status.ConfirmedLook;
import io.starmigrate.worker.status.JobWatch;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a command is to bring a job.
 *
 * @param done when it ends
 * @param complete whether that is a success
 * @param hopeless what ends it before
 * @param start starts the roles, and answers what must hold beside {@code done}
 * @param beside starts what else runs
 * @param concern what it is about
 * @param endless whether it goes on until it is stopped, which is a success however far the job is
 */
record RunGoal(
        Predicate<Picture> done,
        Predicate<Picture> complete,
        Predicate<RuntimeException> hopeless,
        Function<Crew, BooleanSupplier> start,
        Consumer<RoleThreads> beside,
        Concern concern,
        boolean endless) {
    /**
     * What of a job a goal is about.
     *
     * @param only the partitions; null for all
     * @param listed tasks that must be listed, or later ones of their partitions, before it ends
     * @param planned whether the command has planned itself: what it has not may be planned without being listed yet
     * @param watch what is known of the job already; null: nothing
     */
    record Concern(
            @Nullable Set<PartitionId> only,
            List<PartitionTaskId> listed,
            boolean planned,
            @Nullable JobWatch watch) {
        private static final Concern ALL = new Concern(null, List.of(), true, null);
    }

    private RunGoal(
            Predicate<Picture> done,
            Predicate<Picture> complete,
            Predicate<RuntimeException> hopeless,
            Function<Crew, BooleanSupplier> start) {
        this(done, complete, hopeless, start, threads -> {}, Concern.ALL, false);
    }

    static final RunGoal EXPORT =
            new RunGoal(RunGoal::hasLeftSource, RunGoal::isExported, MigrationException::endsCommand, Crew::export);
    static final RunGoal IMPORT = new RunGoal(
                    Picture::isSettled, Picture::isPublished, MigrationException::endsCommand, Crew::load)
            .unplanned();
    static final RunGoal SYNC =
            new RunGoal(Picture::isSettled, Picture::isPublished, MigrationException::endsCommand, Crew::exportAndLoad);
    /** What came without its source ends where files are gone: nobody exports them again. */
    static final RunGoal RESTORE = new RunGoal(
            RunGoal::isNotUnderWay, Picture::isPublished, MigrationException::endsCommand, Crew::bringAndLoad);

    /** The same for files that lie where they are loaded from. */
    static final RunGoal RESTORE_IN_PLACE =
            new RunGoal(RunGoal::isNotUnderWay, Picture::isPublished, MigrationException::endsCommand, Crew::load);

    static final RunGoal SERVICE = new RunGoal(
            now -> false, now -> true, MigrationException::endsService, Crew::serve, threads -> {}, Concern.ALL, true);

    /** The same, with something else running. */
    RunGoal beside(Consumer<RoleThreads> more) {
        return new RunGoal(done, complete, hopeless, start, more, concern, endless);
    }

    /** The same, not before these tasks are listed. */
    RunGoal listing(List<PartitionTaskId> tasks) {
        return about(new Concern(concern.only, tasks, concern.planned, concern.watch));
    }

    private RunGoal unplanned() {
        return about(new Concern(concern.only, concern.listed, false, concern.watch));
    }

    /** What puts a look right before the command ends by it. */
    UnaryOperator<Picture> confirming(TaskRecorder recorder) {
        ConfirmedLook look = new ConfirmedLook(recorder);
        return concern.planned ? look::ofStopped : look::ofAll;
    }

    /** The same for some partitions: nobody works on any other. */
    RunGoal of(Set<PartitionId> partitions) {
        return about(new Concern(Set.copyOf(partitions), concern.listed, concern.planned, concern.watch));
    }

    private RunGoal about(Concern other) {
        return new RunGoal(done, complete, hopeless, start, beside, other, endless);
    }

    /** The tasks that must be listed before it ends. */
    List<PartitionTaskId> listed() {
        return concern.listed;
    }

    /** The same, whose looks go on from what a watch knows. */
    RunGoal over(JobWatch watch) {
        return about(new Concern(concern.only, concern.listed, concern.planned, watch));
    }

    /**
     * What whoever works for it looks at.
     *
     * @param anew makes a watch that knows nothing yet
     */
    JobWatch watched(Supplier<JobWatch> anew) {
        JobWatch job = concern.watch == null ? anew.get() : concern.watch;
        return concern.only == null ? job : job.only(concern.only);
    }

    /** What of a job it is about. */
    Picture seen(Picture job) {
        return concern.only == null ? job : job.only(concern.only);
    }

    /**
     * Whether the recorder itself knows that work on each of its partitions has ended; of a whole job what is listed
     * tells it.
     */
    boolean isSettled(TaskRecorder recorder) {
        return concern.only == null
                || concern.only.stream()
                        .allMatch(id -> recorder.latest(id)
                                .filter(task -> task.state().isSettled())
                                .isPresent());
    }

    private static boolean isNotUnderWay(Picture now) {
        return now.tasks().stream()
                .allMatch(task ->
                        task.state() == PartitionState.PLANNED || task.state().isSettled());
    }

    /** Nothing is left to be exported. */
    private static boolean hasLeftSource(Picture now) {
        return now.count(PartitionState.PLANNED) == 0 && now.count(PartitionState.EXPORTING) == 0;
    }

    private static boolean isExported(Picture now) {
        return hasLeftSource(now) && now.failures().isEmpty();
    }
}
