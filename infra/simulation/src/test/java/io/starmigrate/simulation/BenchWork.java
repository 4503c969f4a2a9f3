package io.starmigrate.simulation;

import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.cutover.JobWork;
import io.starmigrate.worker.status.StatusReader;
import java.util.List;
import java.util.Map;

/** What commands do, by the roles of the bench. */
final class BenchWork implements JobWork {
    private final TravelBench bench;
    private final List<Finding> letters;

    BenchWork(TravelBench bench, Finding... letters) {
        this.bench = bench;
        this.letters = List.of(letters);
    }

    @Override
    public JobReport plan(String job, ProgressListener progress) {
        bench.plan();
        return report(job);
    }

    @Override
    public JobReport lastRound(String job, ProgressListener progress) {
        bench.plan();
        bench.worker("last").works();
        return report(job);
    }

    private JobReport report(String job) {
        StatusReader.Snapshot now = new StatusReader(bench.recorder).read(job);
        return new JobReport(job, now.isPublished(), now.tables(), Map.of(), now.failures());
    }

    @Override
    public SchemaReport schema(SchemaRequest request, ProgressListener progress) {
        ClusterProfile profile = new ClusterProfile(Capabilities.of("3.5.2"), RunMode.SHARED_DATA);
        return new SchemaReport(request, profile, profile, List.of());
    }

    @Override
    public OperationReport reconcile(String job) {
        return new OperationReport(job, List.of(), "");
    }

    @Override
    public OperationReport deadLetters(String job) {
        return new OperationReport(job, letters, "");
    }
}
