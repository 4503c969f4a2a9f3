package io.starmigrate.worker.several;

import io.starmigrate.core.starrocks.sql.WrittenName;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.api.RestoreRequest.Bare;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.several.DatabasePart.Done;
import java.util.List;

/** Brings what came without its source into several databases: into each what is its own. */
final class RestoredParts {
    private final OpenJobs open;

    RestoredParts(OpenJobs open) {
        this.open = open;
    }

    /** Looks at all of them before anything of any moves. */
    JobReport restore(String job, List<DatabasePart> all, RestoreRequest request, ProgressListener progress) {
        Bare bare = request.bare();
        if (bare != null) {
            return restore(job, one(job, all, bare), request.of(unquoted(bare)), progress);
        }
        all.forEach(part -> open.during(part, one -> {
            one.look(part.job(), request.of(part.database()));
            return part;
        }));
        ProgressOfAll shown = new ProgressOfAll(progress);
        List<Done<JobReport>> done = open.each(
                all, (part, one) -> one.restore(part.job(), request.of(part.database()), shown.of(part.database())));
        return JobReports.of(new DatabaseAnswers<>(job, done, all.size()));
    }

    private JobReport restore(String job, DatabasePart part, RestoreRequest request, ProgressListener progress) {
        JobReport report = open.during(
                part, one -> one.restore(part.job(), request, new ProgressOfAll(progress).of(part.database())));
        return JobReports.of(new DatabaseAnswers<>(job, List.of(new Done<>(part, report)), 1));
    }

    /** As its database alone would call the table. */
    private static Bare unquoted(Bare bare) {
        List<String> names = WrittenName.qualified(bare.table());
        return new Bare(WrittenName.of(names.get(names.size() - 1)), bare.partition(), bare.separators());
    }

    /** Nothing tells whose such files are but the name of their table. */
    private static DatabasePart one(String job, List<DatabasePart> all, Bare bare) {
        List<Selected> chosen = Selected.of(job, all, new TaskSelection(bare.table(), null, null));
        if (chosen.size() > 1) {
            throw new MigrationException(
                    Fault.WRONG_INPUT,
                    "\"" + bare.table() + "\" stands for tables of several databases, and files that nothing describes"
                            + " are for one table: name it, such as --table "
                            + all.get(0).named("orders"),
                    null);
        }
        return chosen.get(0).part();
    }
}
