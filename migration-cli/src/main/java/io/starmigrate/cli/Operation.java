package io.starmigrate.cli;

import io.starmigrate.core.config.Need;
import io.starmigrate.worker.JobReport;
import io.starmigrate.worker.Migration;
import io.starmigrate.worker.ProgressListener;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a command does.
 *
 * @param name the command's name
 * @param needs what of the configuration it works with
 * @param action what it asks of the migration
 * @param success whether a report means that all went well
 */
record Operation(String name, Set<Need> needs, Action action, Predicate<JobReport> success) {
    private static final Predicate<JobReport> NOTHING_FAILED =
            report -> report.failures().isEmpty();
    private static final Predicate<JobReport> ALL_DONE = NOTHING_FAILED.and(JobReport::complete);

    static final Operation PLAN =
            new Operation("plan", Set.of(Need.SOURCE_CLUSTER, Need.LEDGER), Migration::plan, ALL_DONE);
    static final Operation EXPORT = new Operation(
            "export", Set.of(Need.SOURCE_CLUSTER, Need.SOURCE_STORAGE, Need.LEDGER), Migration::export, ALL_DONE);
    static final Operation IMPORT = new Operation(
            "import", Set.of(Need.TARGET_CLUSTER, Need.TARGET_STORAGE, Need.LEDGER), Migration::importFiles, ALL_DONE);
    static final Operation SYNC = new Operation("sync", EnumSet.allOf(Need.class), Migration::sync, ALL_DONE);
    static final Operation VERIFY = new Operation(
            "verify", Set.of(Need.SOURCE_CLUSTER, Need.TARGET_CLUSTER, Need.LEDGER), Migration::verify, ALL_DONE);
    static final Operation RETRY = new Operation("retry", Set.of(Need.LEDGER), Migration::retry, ALL_DONE);

    // A job that is under way is nothing wrong, neither to who asks for its state nor to a worker asked to stop.
    static final Operation STATUS = new Operation(
            "status", Set.of(Need.LEDGER), (migration, job, progress) -> migration.status(job), NOTHING_FAILED);
    static final Operation WORKER =
            new Operation("worker", EnumSet.allOf(Need.class), Migration::runWorker, NOTHING_FAILED);

    Operation {
        needs = Set.copyOf(needs);
    }

    /** What is asked of a migration. */
    @FunctionalInterface
    interface Action {
        JobReport perform(Migration migration, String job, ProgressListener progress);
    }
}
