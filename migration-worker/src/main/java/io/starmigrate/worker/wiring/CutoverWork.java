package io.starmigrate.worker.wiring;

import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.cutover.JobWork;

/**
 * A cutover's work, done as the commands do it.
 *
 * @param migrator the one the cutover is asked of
 */
record CutoverWork(Migrator migrator) implements JobWork {
    @Override
    public JobReport plan(String job, ProgressListener progress) {
        return migrator.plan(job, progress);
    }

    @Override
    public JobReport lastRound(String job, ProgressListener progress) {
        return migrator.sync(job, progress);
    }

    @Override
    public SchemaReport schema(SchemaRequest request, ProgressListener progress) {
        return migrator.schema(request, progress);
    }

    @Override
    public OperationReport reconcile(String job) {
        return migrator.operations().reconcile(job);
    }

    @Override
    public OperationReport deadLetters(String job) {
        return migrator.operations().redrive(job, Effect.ONLY_TELL);
    }
}
