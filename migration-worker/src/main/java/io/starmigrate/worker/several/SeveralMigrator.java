package io.starmigrate.worker.several;

import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.CheckReport;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RepairRequest;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.api.RoundsRequest;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.StatusRequest;
import io.starmigrate.worker.api.VerifyRequest;
import io.starmigrate.worker.cutover.Cutovers;
import io.starmigrate.worker.cutover.Cutovers.Participant;
import io.starmigrate.worker.plan.RoundRetries;
import io.starmigrate.worker.schema.SchemasTogether;
import io.starmigrate.worker.several.DatabasePart.Done;
import io.starmigrate.worker.several.DatabaseParts.Among;
import java.time.InstantSource;
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
    private final Means means;
    private final DatabaseParts parts;
    private final OpenJobs open;
    private final EachDatabase each;

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
    public record Means(
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
    public SeveralMigrator(MigrationConfig config, Means means) {
        this.config = config;
        this.means = means;
        this.parts = new DatabaseParts(config, means.recorder, means.atSource);
        this.open = new OpenJobs(means.open);
        this.each = new EachDatabase(parts, open, means.told);
    }

    @Override
    public JobReport plan(String job, Overwriting overwriting, ProgressListener progress) {
        return each.ask(job, Among.THERE, progress, (one, name, told) -> one.plan(name, overwriting, told));
    }

    @Override
    public JobReport adopt(String job, Overwriting overwriting, ProgressListener progress) {
        return each.askAllowed(job, progress, (one, name, told) -> one.adopt(name, overwriting, told));
    }

    @Override
    public JobReport export(String job, ProgressListener progress) {
        return each.askAllowed(job, progress, DatabaseJob::export);
    }

    @Override
    public JobReport importFiles(String job, ProgressListener progress) {
        return each.ask(job, Among.RECORDED, progress, DatabaseJob::importFiles);
    }

    /** A backup of all of them, from which each takes what is its own; other files are one database's. */
    @Override
    public JobReport restore(String job, RestoreRequest request, ProgressListener progress) {
        return each.asked(
                job,
                Among.NAMED,
                progress,
                (one, name, told) -> one.restore(name, request, told),
                all -> new RestoredParts(open).restore(job, all, request, progress));
    }

    @Override
    public JobReport sync(String job, Overwriting overwriting, ProgressListener progress) {
        return each.askAllowed(job, progress, (one, name, told) -> one.sync(name, overwriting, told));
    }

    @Override
    public JobReport rounds(String job, RoundsRequest request, Overwriting overwriting, ProgressListener progress) {
        return each.asked(
                job, Among.THERE, progress, (one, name, told) -> one.rounds(name, request, overwriting, told), all -> {
                    each.look(all);
                    TaskRecorder recorder = means.recorder.get();
                    return new RoundsTogether(job, recorder, progress, open::isStopped)
                            .run(
                                    request,
                                    all,
                                    (part, told) -> open.during(part, one -> one.sync(part.job(), overwriting, told)),
                                    part -> tries(recorder, part, progress),
                                    open::pause);
                });
    }

    private RoundRetries tries(TaskRecorder recorder, DatabasePart part, ProgressListener progress) {
        return new RoundRetries(
                recorder,
                part.job(),
                means.clock,
                failed -> open.during(part, one -> one.tryAgain(part.job(), failed)),
                line -> progress.noted(part.database() + ": " + line));
    }

    @Override
    public CutoverReport cutover(String job, CutoverRequest request, ProgressListener progress) {
        return each.asked(
                job,
                Among.THERE,
                progress,
                (one, name, told) -> one.cutover(name, request, told),
                all -> open.all(all, opened -> {
                    ProgressOfAll shown = new ProgressOfAll(progress);
                    List<Participant> members = IntStream.range(0, all.size())
                            .mapToObj(i -> member(
                                    all.get(i),
                                    opened.get(i),
                                    shown.of(all.get(i).database())))
                            .toList();
                    return new Cutovers(members, means.clock, open::pause).perform(job, request, progress);
                }));
    }

    private static Participant member(DatabasePart part, DatabaseJob job, ProgressListener progress) {
        return new Participant(part.database(), part.job(), job.cutover(part.job(), progress), progress);
    }

    @Override
    public JobReport status(String job, StatusRequest request) {
        return each.ask(job, Among.RECORDED, ProgressListener.SILENT, (one, name, told) -> one.status(name, request));
    }

    @Override
    public MigrationReport report(String job, ProgressListener progress) {
        return each.ask(job, Among.RECORDED, progress, DatabaseJob::report, OtherReports::migrations);
    }

    @Override
    public JobReport verify(String job, VerifyRequest request, ProgressListener progress) {
        return each.ask(job, Among.THERE, progress, (one, name, told) -> one.verify(name, request, told));
    }

    @Override
    public JobReport repair(String job, RepairRequest request, ProgressListener progress) {
        return each.asked(
                job,
                Among.THERE,
                progress,
                (one, name, told) -> one.repair(name, request, told),
                all -> repair(job, Selected.of(job, all, request.selection()), request, progress));
    }

    private JobReport repair(String job, List<Selected> chosen, RepairRequest request, ProgressListener progress) {
        chosen.forEach(each -> open.during(each.part(), one -> {
            one.lookAtRepair(each.part().job());
            return each;
        }));
        ProgressOfAll shown = new ProgressOfAll(progress);
        List<Done<JobReport>> done = Selected.each(
                chosen,
                open::isStopped,
                each -> open.during(
                        each.part(),
                        one -> one.repair(
                                each.part().job(),
                                new RepairRequest(each.selection(), request.overwriting()),
                                shown.of(each.part().database()))));
        return JobReports.of(new DatabaseAnswers<>(job, done, open.isStopped() ? chosen.size() : done.size()));
    }

    @Override
    public JobReport runWorker(String job, ProgressListener progress) {
        return each.asked(
                job,
                Among.THERE,
                progress,
                DatabaseJob::runWorker,
                all -> new SharedService(open).run(job, all, progress));
    }

    @Override
    public CheckReport check(String job, ProgressListener progress) {
        return each.ask(job, Among.THERE, progress, DatabaseJob::check, OtherReports::checks);
    }

    /** All tables first, whatever their database, then each view after what it reads. */
    @Override
    public SchemaReport schema(SchemaRequest request, ProgressListener progress) {
        return means.told.of(() -> open.all(
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
        return new SeveralOperations(parts, open, means.told);
    }

    @Override
    public void stop() {
        open.stop();
    }

    @Override
    public void close() {
        open.stop();
        means.closed.run();
    }
}
