package io.starmigrate.worker.cutover;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.cutover.FreezeEstimate;
import io.starmigrate.core.cutover.ProofTime;
import io.starmigrate.core.cutover.Readiness;
import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.PlanReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Standing;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.Switchover.Listing;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.StatusReader;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at all that decides whether a cutover may begin: the catalogs, the recorder, the storage, the queue. It plans
 * the next round and repairs what a reconciliation repairs; it moves nothing.
 */
final class ReadinessLook {

    private static final String ALONE = "partitions with rows at the target alone";

    private static final String LEFT_OUT = "partitions with rows that the selection leaves out";

    private static final String RESTORED =
            "no version may tell which rows they have changed: where something of a table was published before it was"
                    + " restored, migrate retry --published --table moves all of it again";

    private static final String UNLISTED =
            "what they write shows after the freeze: let the account see them (GRANT OPERATE"
                    + " ON SYSTEM, before 3.0 the privilege of an administrator), or see to it that none is open, and say"
                    + " --unlisted-transactions";

    private final JobWork work;
    private final TaskRecorder recorder;
    private final UncomparedColumns columns;
    private final Supplier<Switchover> switching;
    private final OnlyAtTarget alone;
    private final LeftOutLook leftOut;
    private final FreezeWatch freeze;
    private final InstantSource clock;

    ReadinessLook(
            JobWork work,
            TaskRecorder recorder,
            Uncovered uncovered,
            Supplier<Switchover> switching,
            FreezeWatch freeze,
            InstantSource clock) {
        this.work = work;
        this.recorder = recorder;
        this.columns = uncovered.columns;
        this.switching = switching;
        this.alone = uncovered.alone;
        this.leftOut = uncovered.leftOut;
        this.freeze = freeze;
        this.clock = clock;
    }

    /** Who finds what the proofs of rounds do not cover. */
    record Uncovered(UncomparedColumns columns, OnlyAtTarget alone, LeftOutLook leftOut) {}

    /**
     * What was found.
     *
     * @param freeze how long the freeze may take, from its own proof to that of the rows; empty where nobody knows
     * @param published tables of which something is published, whether or not they are chosen now
     */
    record Found(List<Check> checks, Optional<FreezeEstimate> freeze, Set<String> published) {}

    Found look(String job, CutoverRequest request, ProgressListener progress) {
        // What the proof asks is asked together, so that it is known how long that takes.
        Instant begun = clock.instant();
        JobReport planned = work.plan(job, progress);
        Duration planning = Duration.between(begun, clock.instant());
        Readiness readiness = new Readiness();
        Picture seen = new StatusReader(recorder).read(job);
        List<PartitionTask> latest = seen.tasks();
        Workload change = PlannedChange.of(recorder, job, latest).orElseGet(() -> Workload.of(latest));
        OnlyAtTarget.Found there = alone.of(job, latest);
        LeftOutLook.Found out = leftOut.of(job, latest);
        List<String> uncompared = columns.of(latest);
        Duration questions = Duration.between(begun, clock.instant());
        Optional<FreezeEstimate> expected = expected(job, change, questions, planning);
        readiness.change(change, expected.orElse(null));
        readiness.none("failed", subjects(planned, seen), "migrate status says why, migrate retry tries again");
        planned.plan().ifPresent(plan -> plan(plan, readiness));
        aloneAtTarget(there, planned, request, readiness);
        leftOut(out, request, readiness);
        readiness.proofs(latest);
        readiness.none("columns that no proof has compared", uncompared, UncomparedColumns.compare(isWithin(job)));
        CancelledPartitions.Found cancelled =
                new CancelledPartitions(recorder).among(latest, request.leftOut() ? out.cancelled() : List.of());
        readiness.none("cancelled", cancelled.hidden(), CancelledPartitions.WAYS);
        readiness.none("cancelled after it was published", cancelled.shown(), CancelledPartitions.WAY);
        schema(readiness, progress);
        others(readiness, request.unlisted());
        leftovers(job, readiness);
        return new Found(readiness.checks(), expected, published(latest));
    }

    /** What lies in the storage or the queue and nobody has explained. */
    private void leftovers(String job, Readiness readiness) {
        OperationReport reconciled = work.reconcile(job);
        readiness.none(
                "unexplained objects",
                reconciled.findings().stream()
                        .filter(finding -> finding.what().isProblem())
                        .map(Finding::subject)
                        .toList(),
                "migrate reconcile says what each is");
        readiness.none(
                "dead letters",
                work.deadLetters(job).findings().stream().map(Finding::subject).toList(),
                "migrate redrive --dry-run says why");
    }

    private static Set<String> published(List<PartitionTask> latest) {
        return latest.stream()
                .filter(task -> task.state() == PartitionState.PUBLISHED && !task.isDroppedAtSource())
                .map(task -> task.id().partition().table())
                .collect(Collectors.toSet());
    }

    private boolean isWithin(String job) {
        return new CutoverLog(recorder, job).underWay().isPresent();
    }

    private Optional<FreezeEstimate> expected(String job, Workload change, Duration questions, Duration plan) {
        List<FinishedRound> rounds = recorder.job(job).map(Job::recentRounds).orElse(List.of());
        Instant before = clock.instant();
        boolean isCompacted = freeze.isCompacted(job);
        Duration look = Duration.between(before, clock.instant());
        return FreezeEstimate.of(change, rounds, ProofTime.of(questions, plan, look, isCompacted));
    }

    private static void plan(PlanReport plan, Readiness readiness) {
        readiness.none(
                "rows of others at the target",
                plan.overwrites().stream()
                        .filter(overwrite -> !overwrite.told())
                        .map(overwrite -> overwrite.task().partition().table() + "/"
                                + overwrite.task().partition().partition())
                        .toList(),
                "keep them elsewhere, or migrate retry --overwrite");
        readiness.noted(
                "dropped at the source, still at the target",
                plan.drops().stream()
                        .map(drop -> drop.task().partition().table() + "/"
                                + drop.task().partition().partition())
                        .toList(),
                SettingName.ON_SOURCE_DROP + "=drop drops them");
    }

    /** What the last round drops is not there any more when it is proved. */
    private static void aloneAtTarget(
            OnlyAtTarget.Found there, JobReport planned, CutoverRequest request, Readiness readiness) {
        Set<Place> dropped = OnlyAtTarget.due(planned);
        if (!there.untold().isEmpty()) {
            readiness.none("looking at the target", there.untold(), "make it readable, or drop it there");
        }
        List<String> found = there.places().stream()
                .filter(place -> !dropped.contains(place))
                .map(place -> place.table() + "/" + place.partition())
                .toList();
        if (request.onlyAtTarget()) {
            readiness.noted(ALONE, found, "they stay");
        } else {
            readiness.none(ALONE, found, "drop them at the target, or say that they stay: --only-at-target");
        }
    }

    /** What plans do not look at; what was published of it has to stand as it was all the same. */
    private static void leftOut(LeftOutLook.Found found, CutoverRequest request, Readiness readiness) {
        readiness.none("changed, and left out since they were published", found.changed(), LeftOutLook.CHOOSE);
        if (!found.untold().isEmpty()) {
            readiness.none("tables of earlier rounds that cannot be read", found.untold(), "make them readable");
        }
        if (request.leftOut()) {
            readiness.noted(LEFT_OUT, found.behind(), "they stay behind");
        } else {
            readiness.none(
                    LEFT_OUT, found.unmoved(), LeftOutLook.CHOOSE + ", or say that they stay behind: --left-out");
        }
    }

    private void schema(Readiness readiness, ProgressListener progress) {
        readiness.none(
                "tables and views that are not alike",
                Definitions.unlike(work, progress),
                "migrate schema --dry-run shows the differences");
        readiness.noted(
                "paused for the loading",
                steps(Goal.RESTORE, progress)
                        .filter(step -> step.standing() == Standing.TO_DO)
                        .map(SchemaStep::object)
                        .toList(),
                "the cutover sets them back in the end");
    }

    /**
     * What is to be stopped at the source before, and given at the target by hand: that keeps nobody from beginning.
     * What is not known of transactions does: the freeze could not be proved.
     */
    private void others(Readiness readiness, boolean unlisted) {
        List<String> unread = new ArrayList<>();
        try (Switchover both = switching.get()) {
            both.writers().forEach((kind, found) -> {
                readiness.noted(
                        kind.subject() + " of the source", found.listed(), "they have to stop before the freeze");
                unread.addAll(found.unread());
            });
            Listing restored = both.restored();
            readiness.noted("restores that have ended", restored.listed(), RESTORED);
            unread.addAll(restored.unread());
            Listing open = both.transactions();
            readiness.noted("transactions of the source", open.listed(), "they have to end before the freeze");
            if (!unlisted) {
                readiness.none("transactions that may be open unseen", open.unread(), UNLISTED);
            }
            Listing grants = both.grants();
            readiness.statements("grants the target lacks", grants.listed(), "nothing here executes them");
            if (unlisted) {
                unread.addAll(open.unread());
            }
            unread.addAll(grants.unread());
        }
        readiness.statements("not told by the clusters", unread, "look yourself, or let the account see it");
    }

    private Stream<SchemaStep> steps(Goal goal, ProgressListener progress) {
        return work.schema(SchemaRequest.of(goal, Effect.ONLY_TELL), progress).steps().stream();
    }

    /** What the plan refuses, and what has FAILED. */
    private static List<String> subjects(JobReport planned, Picture seen) {
        return Stream.concat(seen.failures().stream(), planned.failures().stream())
                .map(JobReport.Failure::subject)
                .distinct()
                .toList();
    }
}
