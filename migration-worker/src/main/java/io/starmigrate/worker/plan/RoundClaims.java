package io.starmigrate.worker.plan;

import io.starmigrate.core.task.JobId;
import io.starmigrate.worker.api.PlanReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.starrocks.ClaimStore.Claim;
import io.starmigrate.worker.starrocks.clusters.Survey;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says of the claims on its tables.
 *
 * @param held the claims; null where there is no target to ask, and a plan stays as it is
 */
record RoundClaims(@Nullable PlanClaims held) {
    static RoundClaims of(Survey survey, Claiming claiming) {
        return new RoundClaims(
                survey.claims().map(store -> new PlanClaims(store, claiming)).orElse(null));
    }

    /** With the tables refused of which the target does not tell who publishes them. */
    PlanReport told(PlanReport report) {
        return held == null ? report : report.with(held.told(report.tables()));
    }

    /**
     * With the tables refused that another job publishes. To be asked after {@link #told}.
     *
     * @param own the job's id; null when it was never planned
     */
    PlanReport looked(PlanReport report, @Nullable JobId own) {
        return held == null ? report : report.with(held.looked(report.tables(), own));
    }

    /** With the tables that move taken; refused where somebody else was just first. */
    PlanReport taken(PlanReport report, Claim mine, ProgressListener progress) {
        return held == null ? report : report.with(held.taken(report.tables(), mine, progress));
    }
}
