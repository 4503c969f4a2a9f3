package io.starmigrate.worker.several;

import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.several.DatabasePart.Done;
import io.starmigrate.worker.several.SideBySide.Work;
import java.util.ArrayList;
import java.util.List;

/** The service over several databases: all at once, each with its share of what the configuration lets one use. */
final class SharedService {
    private final OpenJobs open;

    SharedService(OpenJobs open) {
        this.open = open;
    }

    /** Works until it is stopped. */
    JobReport run(String job, List<DatabasePart> all, ProgressListener progress) {
        List<DatabasePart> sharing =
                all.stream().map(part -> sharing(part, all)).toList();
        return open.all(sharing, opened -> serve(job, sharing, opened, new ProgressOfAll(progress)));
    }

    private JobReport serve(String job, List<DatabasePart> sharing, List<DatabaseJob> opened, ProgressOfAll progress) {
        List<Work<Done<JobReport>>> work = new ArrayList<>();
        for (int i = 0; i < sharing.size(); i++) {
            DatabasePart part = sharing.get(i);
            DatabaseJob one = opened.get(i);
            work.add(new Work<>(
                    part.job(), () -> new Done<>(part, one.runWorker(part.job(), progress.of(part.database())))));
        }
        return JobReports.of(new DatabaseAnswers<>(job, new SideBySide(open::stop).run(work), sharing.size()));
    }

    private static DatabasePart sharing(DatabasePart part, List<DatabasePart> all) {
        try {
            return new DatabasePart(part.database(), part.job(), part.config().sharedBy(all.size(), all.indexOf(part)));
        } catch (IllegalArgumentException tooLittle) {
            throw new MigrationException(Fault.WRONG_INPUT, String.valueOf(tooLittle.getMessage()), tooLittle);
        }
    }
}
