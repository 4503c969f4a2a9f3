package io.starmigrate.worker.job;

import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.starrocks.ClaimStore.Claim;
import io.starmigrate.worker.starrocks.TableClaims;

/**
 * Makes a job that is planned the publisher of its tables, whoever was.
 *
 * @param ports those of the worker that says so
 */
record TakeOver(Ports ports) {
    /** Takes the tables, and says whose they were. */
    void of(String job, ProgressListener progress) {
        TableClaims claims = ports.target().claims();
        ports.recorder().job(job).ifPresent(known -> {
            Claim mine = Claim.of(known, ports.self().clock().instant());
            known.tables()
                    .forEach(table -> claims.takeOver(table, mine)
                            .ifPresent(before -> progress.noted(table + ": taken over from " + before)));
        });
    }
}
