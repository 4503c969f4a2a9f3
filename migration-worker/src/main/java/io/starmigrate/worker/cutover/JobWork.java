package io.starmigrate.worker.cutover;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import java.util.List;
import java.util.function.Function;

/** What a cutover has done by what commands do. Each may be done again with the same outcome. */
public interface JobWork {
    /** Plans the next round; moves nothing. Its failures are what the plan refuses; what FAILED the recorder tells. */
    JobReport plan(String job, ProgressListener progress);

    /**
     * The partitions of these tables that the job's selection leaves out: neither a plan nor a round looks at them.
     *
     * @param read tells of tables as they are now; not asked for those of which nothing may be left out
     */
    List<PlannedPartition> leftOut(List<String> tables, Function<List<String>, List<CatalogTable>> read);

    /** One round while the source stands still; slowed by hard ceilings alone. */
    JobReport lastRound(String job, ProgressListener progress);

    /** Compares the definitions of both sides, or sets back what was paused. */
    SchemaReport schema(SchemaRequest request, ProgressListener progress);

    /** Repairs what a reconciliation repairs. */
    OperationReport reconcile(String job);

    /** What lies in the dead-letter queue; touches none of it. */
    OperationReport deadLetters(String job);
}
