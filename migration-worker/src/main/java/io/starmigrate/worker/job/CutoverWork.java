package io.starmigrate.worker.job;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.cutover.JobWork;
import io.starmigrate.worker.plan.Rounds;
import java.util.List;
import java.util.function.Function;

/**
 * A cutover's work, done as the commands do it.
 *
 * @param migrator the one the cutover is asked of
 * @param rounds know the job's selection
 * @param plan of its own: others wait
 * @param round one round and nothing beside it: applications stand still
 */
record CutoverWork(
        Migrator migrator,
        Rounds rounds,
        Function<ProgressListener, JobReport> plan,
        Function<ProgressListener, JobReport> round)
        implements JobWork {
    @Override
    public List<PlannedPartition> leftOut(List<String> tables, Function<List<String>, List<CatalogTable>> read) {
        return rounds.leftOut(tables, read);
    }

    @Override
    public JobReport plan(String job, ProgressListener progress) {
        return plan.apply(progress);
    }

    @Override
    public JobReport lastRound(String job, ProgressListener progress) {
        return round.apply(progress);
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
