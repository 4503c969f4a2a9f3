package io.starmigrate.worker.comparison;

import io.starmigrate.core.comparison.Comparison;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.ComparisonReport;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.api.VerifyRequest;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import io.starmigrate.worker.status.StatusReader;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/** Compares both clusters for a job, until it is done or stopped. */
public final class Comparing {
    private final MigrationConfig config;
    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final ClusterConnections clusters;
    private final AtomicReference<ClusterComparison> running = new AtomicReference<>();
    private volatile boolean stopped;

    public Comparing(MigrationConfig config, TaskRecorder recorder, WorkerIdentity self, ClusterConnections clusters) {
        this.config = config;
        this.recorder = recorder;
        this.self = self;
        this.clusters = clusters;
    }

    /** Compares, and says what was found. */
    public JobReport compare(String job, VerifyRequest request, ProgressListener progress) {
        StageClock clock = new StageClock(System::nanoTime);
        Picture recorded = new StatusReader(recorder).read(job);
        ComparisonReport report = clock.time(
                Stage.VERIFY, () -> measure(job, request, ComparedSelection.ALL, recorded.tasks(), progress));
        return report.report(job, recorded.tables(), clock.durations());
    }

    /**
     * Compares some of a job's partitions, or everything, and says what was found.
     *
     * @param tasks what the recorder knows of the job: of each partition the latest
     */
    public Comparison compare(
            String job, ComparedSelection wanted, List<PartitionTask> tasks, ProgressListener progress) {
        return measure(job, VerifyRequest.PARTITIONS, wanted, tasks, progress).found();
    }

    private ComparisonReport measure(
            String job,
            VerifyRequest request,
            ComparedSelection wanted,
            List<PartitionTask> tasks,
            ProgressListener progress) {
        Instant began = self.clock().instant();
        try (ClusterComparison comparison =
                ClusterComparison.of(config, clusters.views(), request.keys(), wanted, self.clock())) {
            running.set(comparison);
            if (stopped) {
                comparison.stop();
            }
            Comparison found = comparison.compare(
                    job,
                    tasks,
                    (done, total) ->
                            progress.progressed(new Progress(Stage.VERIFY, done, total, Progress.Unit.PARTITIONS)));
            return new ComparisonReport(
                    began, self.clock().instant(), config.source().database(), config.selection(), found);
        } catch (CancellationException beforeAnything) {
            throw new MigrationException(
                    Fault.STOPPED, "Stopped, as asked, before anything was compared", beforeAnything);
        } catch (IllegalArgumentException wrong) {
            throw new MigrationException(Fault.WRONG_INPUT, String.valueOf(wrong.getMessage()), wrong);
        } finally {
            running.set(null);
        }
    }

    /** Ends the comparison that runs; one that is begun after it compares nothing. */
    public void stop() {
        stopped = true;
        ClusterComparison comparison = running.get();
        if (comparison != null) {
            comparison.stop();
        }
    }
}
