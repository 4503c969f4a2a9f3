package io.starmigrate.worker.several;

import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.CheckReport;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.MigrationReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RepairRequest;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.api.RoundsRequest;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.VerifyRequest;
import io.starmigrate.worker.cutover.Cutovers;
import io.starmigrate.worker.cutover.Cutovers.Member;
import io.starmigrate.worker.schema.SchemasTogether;
import io.starmigrate.worker.several.Part.Done;
import io.starmigrate.worker.several.Parts.Among;
import io.starmigrate.worker.several.SideBySide.Work;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A migrator of several databases, each a job of its own. Commands go over them one after another, so that none takes
 * more than one would alone; the service works on all at once, and divides among them what it may use. A job may also
 * be that of one database: then it is as if the configuration were about that one.
 */
public final class SeveralMigrator implements Migrator {
    private final MigrationConfig config;
    private final World world;
    private final Parts parts;
    private final OpenJobs open;

    /**
     * What it works with.
     *
     * @param recorder has all the jobs
     * @param atSource the databases of the source
     * @param open makes the migrator of one database
     * @param clock for the times people read
     * @param told makes what ports throw what an operator is told
     * @param closed gives back what the first two have opened
     */
    public record World(
            Supplier<TaskRecorder> recorder,
            Supplier<List<String>> atSource,
            Function<MigrationConfig, DatabaseJob> open,
            InstantSource clock,
            Telling told,
            Runnable closed) {}

    /** Does a piece of work; what it throws is for an operator. */
    public interface Telling {
        <T> T of(Supplier<T> work);
    }

    /** @param config is about several databases */
    public SeveralMigrator(MigrationConfig config, World world) {
        this.config = config;
        this.world = world;
        this.parts = new Parts(config, world.recorder, world.atSource);
        this.open = new OpenJobs(world.open);
    }

    @Override
    public JobReport plan(String job, Overwriting overwriting, ProgressListener progress) {
        return asked(
                job,
                Among.THERE,
                one -> one.plan(job, overwriting, progress),
                all -> reported(job, all, progress, (part, one, told) -> one.plan(part.job(), overwriting, told)));
    }

    @Override
    public JobReport adopt(String job, Overwriting overwriting, ProgressListener progress) {
        return asked(
                job,
                Among.THERE,
                one -> one.adopt(job, overwriting, progress),
                all -> looked(job, all, progress, (part, one, told) -> one.adopt(part.job(), overwriting, told)));
    }

    @Override
    public JobReport export(String job, ProgressListener progress) {
        return asked(
                job,
                Among.THERE,
                one -> one.export(job, progress),
                all -> looked(job, all, progress, (part, one, told) -> one.export(part.job(), told)));
    }

    @Override
    public JobReport importFiles(String job, ProgressListener progress) {
        return asked(
                job,
                Among.RECORDED,
                one -> one.importFiles(job, progress),
                all -> reported(job, all, progress, (part, one, told) -> one.importFiles(part.job(), told)));
    }

    /** Only of one database: a backup is one's. */
    @Override
    public JobReport restore(String job, RestoreRequest request, ProgressListener progress) {
        return asked(job, Among.RECORDED, one -> one.restore(job, request, progress), all -> {
            throw new MigrationException(
                    Fault.WRONG_INPUT,
                    "Cannot tell into which of the databases "
                            + all.stream().map(Part::database).toList()
                            + " the files of " + request.from() + " are to come: name its job, such as --job "
                            + all.get(0).job(),
                    null);
        });
    }

    @Override
    public JobReport sync(String job, Overwriting overwriting, ProgressListener progress) {
        return asked(
                job,
                Among.THERE,
                one -> one.sync(job, overwriting, progress),
                all -> looked(job, all, progress, (part, one, told) -> one.sync(part.job(), overwriting, told)));
    }

    @Override
    public JobReport rounds(String job, RoundsRequest request, Overwriting overwriting, ProgressListener progress) {
        return asked(job, Among.THERE, one -> one.rounds(job, request, overwriting, progress), all -> {
            look(all);
            return new RoundsTogether(job, world.recorder.get(), progress, open::isStopped)
                    .run(
                            request,
                            all,
                            (part, told) -> open.during(part, one -> one.sync(part.job(), overwriting, told)),
                            open::pause);
        });
    }

    @Override
    public CutoverReport cutover(String job, CutoverRequest request, ProgressListener progress) {
        return asked(
                job,
                Among.THERE,
                one -> one.cutover(job, request, progress),
                all -> open.all(all, opened -> {
                    List<Member> members = IntStream.range(0, all.size())
                            .mapToObj(i -> member(all.get(i), opened.get(i), progress))
                            .toList();
                    return new Cutovers(members, world.clock, open::pause).perform(job, request, progress);
                }));
    }

    private static Member member(Part part, DatabaseJob job, ProgressListener progress) {
        return new Member(part.database(), part.job(), job.cutover(part.job(), progress));
    }

    @Override
    public JobReport status(String job) {
        return asked(
                job,
                Among.RECORDED,
                one -> one.status(job),
                all -> reported(job, all, ProgressListener.SILENT, (part, one, told) -> one.status(part.job())));
    }

    @Override
    public MigrationReport report(String job, ProgressListener progress) {
        return asked(
                job,
                Among.RECORDED,
                one -> one.report(job, progress),
                all -> OtherReports.migrations(
                        job, whole(all, progress, (part, one, told) -> one.report(part.job(), told))));
    }

    @Override
    public JobReport verify(String job, VerifyRequest request, ProgressListener progress) {
        return asked(
                job,
                Among.THERE,
                one -> one.verify(job, request, progress),
                all -> reported(job, all, progress, (part, one, told) -> one.verify(part.job(), request, told)));
    }

    /** Only of one database: what is not equal is named by its job. */
    @Override
    public JobReport repair(String job, RepairRequest request, ProgressListener progress) {
        return asked(job, Among.THERE, one -> one.repair(job, request, progress), all -> {
            throw new MigrationException(
                    Fault.WRONG_INPUT,
                    "Cannot repair several databases together: name the job of one, such as --job "
                            + all.get(0).job(),
                    null);
        });
    }

    @Override
    public JobReport runWorker(String job, ProgressListener progress) {
        return asked(job, Among.THERE, one -> one.runWorker(job, progress), all -> {
            List<Part> sharing = all.stream().map(part -> sharing(part, all)).toList();
            return open.all(sharing, opened -> serve(job, sharing, opened, new ProgressOfAll(progress)));
        });
    }

    private JobReport serve(String job, List<Part> sharing, List<DatabaseJob> opened, ProgressOfAll progress) {
        List<Work<Done<JobReport>>> work = new ArrayList<>();
        for (int i = 0; i < sharing.size(); i++) {
            Part part = sharing.get(i);
            DatabaseJob one = opened.get(i);
            work.add(new Work<>(
                    part.job(), () -> new Done<>(part, one.runWorker(part.job(), progress.of(part.database())))));
        }
        List<Done<JobReport>> done = new SideBySide(this::stop).run(work);
        return JobReports.of(job, done, done.size() == sharing.size());
    }

    private static Part sharing(Part part, List<Part> all) {
        try {
            return new Part(part.database(), part.job(), part.config().sharedBy(all.size(), all.indexOf(part)));
        } catch (IllegalArgumentException tooLittle) {
            throw new MigrationException(Fault.WRONG_INPUT, String.valueOf(tooLittle.getMessage()), tooLittle);
        }
    }

    @Override
    public CheckReport check(String job, ProgressListener progress) {
        return asked(
                job,
                Among.THERE,
                one -> one.check(job, progress),
                all -> OtherReports.checks(
                        job, whole(all, progress, (part, one, told) -> one.check(part.job(), told))));
    }

    /** All tables first, whatever their database, then each view after what it reads. */
    @Override
    public SchemaReport schema(SchemaRequest request, ProgressListener progress) {
        return world.told.of(() -> open.all(
                parts.of(config.job(), Among.THERE),
                opened -> SchemasTogether.migrate(
                        opened.stream().map(DatabaseJob::definitions).toList(), request, progress::noted)));
    }

    @Override
    public void takeOverTables() {
        open.takeOverTables();
    }

    @Override
    public Operations operations() {
        return new SeveralOperations(parts, open, world.told);
    }

    /** Of a job that is one database's, what that one answers; else what all do. */
    private <T> T asked(String job, Among among, Function<Migrator, T> alone, Function<List<Part>, T> together) {
        return world.told.of(() -> {
            List<Part> all = parts.of(job, among);
            return Parts.isOneJob(job, all) ? open.during(all.get(0), alone::apply) : together.apply(all);
        });
    }

    /** Refuses what would be refused later, before anything of any database moves. */
    private void look(List<Part> all) {
        if (all.size() > 1) {
            all.forEach(part -> open.during(part, one -> {
                one.look(part.job());
                return part;
            }));
        }
    }

    private JobReport looked(String job, List<Part> all, ProgressListener progress, Asked<JobReport> asked) {
        look(all);
        return reported(job, all, progress, asked);
    }

    private JobReport reported(String job, List<Part> all, ProgressListener progress, Asked<JobReport> asked) {
        List<Done<JobReport>> done = each(all, progress, asked);
        return JobReports.of(job, done, done.size() == all.size());
    }

    private <T> List<Done<T>> each(List<Part> all, ProgressListener progress, Asked<T> asked) {
        ProgressOfAll of = new ProgressOfAll(progress);
        return open.each(all, (part, one) -> asked.of(part, one, of.of(part.database())));
    }

    private <T> List<Done<T>> whole(List<Part> all, ProgressListener progress, Asked<T> asked) {
        List<Done<T>> done = each(all, progress, asked);
        if (done.size() < all.size()) {
            throw new MigrationException(
                    Fault.FAILED, "Stopped after " + done.size() + " of " + all.size() + " databases", null);
        }
        return done;
    }

    /** What is asked of one database. */
    @FunctionalInterface
    private interface Asked<T> {
        T of(Part part, DatabaseJob job, ProgressListener progress);
    }

    @Override
    public void stop() {
        open.stop();
    }

    @Override
    public void close() {
        open.stop();
        world.closed.run();
    }
}
