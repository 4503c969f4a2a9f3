package io.starmigrate.worker.several;

import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.several.DatabasePart.Done;
import io.starmigrate.worker.several.DatabaseParts.Among;
import io.starmigrate.worker.several.SeveralMigrator.Telling;
import java.util.List;
import java.util.function.Function;

/** Asks each database of a job the same, one after another, and puts the answers together; asks one alone as it is. */
final class EachDatabase {
    private final DatabaseParts parts;
    private final OpenJobs open;
    private final Telling told;

    EachDatabase(DatabaseParts parts, OpenJobs open, Telling told) {
        this.parts = parts;
        this.open = open;
        this.told = told;
    }

    /** What is asked of one database, by the name of its own job. */
    @FunctionalInterface
    interface Question<T> {
        T of(DatabaseJob one, String job, ProgressListener progress);
    }

    /** Asks, and puts reports of jobs together. */
    JobReport ask(String job, Among among, ProgressListener progress, Question<JobReport> question) {
        return ask(job, among, progress, question, JobReports::of);
    }

    /** Asks, once nothing is found in any of them that would be refused later. */
    JobReport askAllowed(String job, ProgressListener progress, Question<JobReport> question) {
        return asked(job, Among.THERE, progress, question, all -> {
            look(all);
            return JobReports.of(answers(job, all, progress, question));
        });
    }

    /** @param together makes one answer of several */
    <T> T ask(
            String job,
            Among among,
            ProgressListener progress,
            Question<T> question,
            Function<DatabaseAnswers<T>, T> together) {
        return asked(job, among, progress, question, all -> together.apply(answers(job, all, progress, question)));
    }

    /** Asks one database alone; where there are several, does something else with all of them. */
    <T> T asked(
            String job,
            Among among,
            ProgressListener progress,
            Question<T> alone,
            Function<List<DatabasePart>, T> several) {
        return told.of(() -> {
            List<DatabasePart> all = parts.of(job, among);
            return DatabaseParts.isOneJob(job, all)
                    ? open.during(all.get(0), one -> alone.of(one, job, progress))
                    : several.apply(all);
        });
    }

    /** Refuses what would be refused later, before anything of any database moves. */
    void look(List<DatabasePart> all) {
        if (all.size() > 1) {
            all.forEach(part -> open.during(part, one -> {
                one.look(part.job());
                return part;
            }));
        }
    }

    private <T> DatabaseAnswers<T> answers(
            String job, List<DatabasePart> all, ProgressListener progress, Question<T> question) {
        ProgressOfAll shown = new ProgressOfAll(progress);
        List<Done<T>> given = open.each(all, (part, one) -> question.of(one, part.job(), shown.of(part.database())));
        return new DatabaseAnswers<>(job, given, all.size());
    }
}
