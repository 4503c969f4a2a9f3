package io.starmigrate.worker.reconcile;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.publish.Announcements;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.status.JobWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the target storage, and the target's staging, with manifests and recorder: announces what nobody speaks of
 * any more, copies or has exported again what is missing or not whole, drops staging that nobody needs, and names every
 * object nothing accounts for.
 *
 * <p>Doing it twice, or in two workers at once, does no harm. To be used from one thread.
 */
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final long NEVER = -1;

    private final JobWatch watch;
    private final TaskRecorder recorder;
    private final TargetCluster target;
    private final JobFiles files;
    private final FileRepair repair;
    private final StagingCensus stagings;
    private final Set<Settled> cleared = new HashSet<>();
    private long reconciled = NEVER;

    /** @param still how long a file may stand still before it is announced again; zero announces all that wait */
    public Reconciler(
            JobWatch watch,
            TaskRecorder recorder,
            TargetCluster target,
            JobFiles files,
            Announcements announcements,
            WorkerIdentity self,
            Duration still) {
        this.watch = watch;
        this.recorder = recorder;
        this.target = target;
        this.files = files;
        this.repair = new FileRepair(recorder, files, announcements, self, still);
        this.stagings = new StagingCensus(recorder, target);
    }

    /** Sets going what stands still. Reads only what is under way, so that it can be done every few minutes. */
    public OperationReport repair() {
        List<Finding> findings = new ArrayList<>();
        watch.tasks(PartitionState.EXPORTED, PartitionState.LOADING, PartitionState.FAILED)
                .forEach(task -> findings.addAll(repair.repair(task)));
        return report(findings);
    }

    /**
     * Reconciles a job that is under way, or has changed since this was done last; a job that stands is left alone.
     * Nothing is asked for single partitions that are published: they were cleared up after before that was recorded.
     */
    public void reconcileChanged() {
        boolean stands = watch.tasks(
                        PartitionState.PLANNED,
                        PartitionState.EXPORTING,
                        PartitionState.EXPORTED,
                        PartitionState.LOADING,
                        PartitionState.VERIFYING)
                .isEmpty();
        long changes = watch.changes();
        if (!stands || changes != reconciled) {
            var unused = reconcile(watch::isPublished);
            reconciled = changes;
        }
    }

    /** Repairs, drops staging that nobody needs, and lists every object of the job. */
    public OperationReport reconcile() {
        return reconcile(task -> false);
    }

    private OperationReport reconcile(Predicate<PartitionTaskId> done) {
        List<Finding> findings = new ArrayList<>(repair().findings());
        watch.tasks(PartitionState.PUBLISHED, PartitionState.FAILED, PartitionState.CANCELLED).stream()
                .filter(task -> !done.test(task.id()))
                .forEach(this::clear);
        findings.addAll(stagings.clear(watch.job(), watch.renewed().tasks()));
        findings.addAll(new ObjectCensus(recorder, files.root(), done).examine(files.storage(), watch.job()));
        OperationReport report = report(findings);
        LOG.info(
                "Reconciled {}: {}, {}",
                watch.job(),
                report.counts().isEmpty() ? "all is as recorded" : Units.tally(report.counts()),
                report.summary());
        return report;
    }

    private OperationReport report(List<Finding> findings) {
        List<Finding> unexplained = findings.stream()
                .filter(finding -> finding.what() == What.UNEXPLAINED)
                .toList();
        String named = unexplained.stream()
                .map(finding -> finding.subject() + " (" + finding.note() + ")")
                .collect(Collectors.joining("; "));
        String summary =
                Units.counted(unexplained.size(), "unexplained object") + (named.isEmpty() ? "" : ": " + named);
        return new OperationReport(watch.job(), findings, summary);
    }

    /** That of its pass, and one of an earlier pass, which the next would have dropped had there been one. */
    private void clear(PartitionTask listed) {
        Settled settled = new Settled(listed.id(), listed.version());
        if (cleared.contains(settled)) {
            return;
        }
        // Of what is published an outline is listed, which tells no staging.
        PartitionTask task = listed.state() == PartitionState.PUBLISHED
                ? recorder.partition(listed.id()).orElse(listed)
                : listed;
        List<Staging> recorded = Stream.of(task.staging(), task.left())
                .filter(staging -> staging != null && !staging.isIntended())
                .toList();
        if (recorded.isEmpty() || task.version() != listed.version()) {
            return;
        }
        try {
            recorded.forEach(staging -> target.drop(StagingOpener.place(task), staging));
            cleared.add(settled);
        } catch (ClusterException refused) {
            LOG.warn("The staging of {} is not dropped: {}", task.id(), refused.getMessage());
        }
    }

    private record Settled(PartitionTaskId task, long version) {}
}
