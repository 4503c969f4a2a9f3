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
 * @param only the partitions it is about; null for the whole job
 * @param listed tasks that must be listed, or later ones of their partitions, before it ends
 * @param planned whether the command has planned itself: what it has not may be planned without being listed yet
 * @param endless whether it goes on until it is stopped, which is a success however far the job is
 */
record Goal(
        Predicate<Picture> done,
        Predicate<Picture> complete,
        Predicate<RuntimeException> hopeless,
        Function<Crew, BooleanSupplier> start,
        Consumer<RoleThreads> beside,
        @Nullable Set<PartitionId> only,
        List<PartitionTaskId> listed,
        boolean planned,
        boolean endless) {
    private Goal(
            Predicate<Picture> done,
            Predicate<Picture> complete,
            Predicate<RuntimeException> hopeless,
            Function<Crew, BooleanSupplier> start) {
        this(done, complete, hopeless, start, threads -> {}, null, List.of(), true, false);
    }

    static final Goal EXPORT =
            new Goal(Goal::hasLeftSource, Goal::isExported, MigrationException::endsCommand, Crew::export);
    static final Goal IMPORT =
            new Goal(Picture::isSettled, Picture::isPublished, MigrationException::endsCommand, Crew::load).unplanned();
    static final Goal SYNC =
            new Goal(Picture::isSettled, Picture::isPublished, MigrationException::endsCommand, Crew::exportAndLoad);
    /** What came without its source ends where files are gone: nobody exports them again. */
    static final Goal RESTORE =
            new Goal(Goal::isNotUnderWay, Picture::isPublished, MigrationException::endsCommand, Crew::bringAndLoad);

    /** The same for files that lie where they are loaded from. */
    static final Goal RESTORE_IN_PLACE =
            new Goal(Goal::isNotUnderWay, Picture::isPublished, MigrationException::endsCommand, Crew::load);

    static final Goal SERVICE = new Goal(
            now -> false,
            now -> true,
            MigrationException::endsService,
            Crew::serve,
            threads -> {},
            null,
            List.of(),
            true,
            true);

    /** The same, with something else running. */
    Goal beside(Consumer<RoleThreads> more) {
        return new Goal(done, complete, hopeless, start, more, only, listed, planned, endless);
    }

    /** The same, not before these tasks are listed. */
    Goal listing(List<PartitionTaskId> tasks) {
        return new Goal(done, complete, hopeless, start, beside, only, tasks, planned, endless);
    }

    private Goal unplanned() {
        return new Goal(done, complete, hopeless, start, beside, only, listed, false, endless);
    }

    /** What puts a look right before the command ends by it. */
    UnaryOperator<Picture> confirming(TaskRecorder recorder) {
        ConfirmedLook look = new ConfirmedLook(recorder);
        return planned ? look::ofStopped : look::ofAll;
    }

    /** The same for some partitions: nobody works on any other. */
    Goal of(Set<PartitionId> partitions) {
        return new Goal(done, complete, hopeless, start, beside, Set.copyOf(partitions), listed, planned, endless);
    }

    /** What whoever works for it looks at. */
    JobWatch watched(JobWatch job) {
        return only == null ? job : job.only(only);
    }

    /** What of a job it is about. */
    Picture seen(Picture job) {
        return only == null ? job : job.only(only);
    }

    /**
     * Whether the recorder itself knows that work on each of its partitions has ended; of a whole job what is listed
     * tells it.
     */
    boolean isSettled(TaskRecorder recorder) {
        return only == null
                || only.stream()
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
