package io.starmigrate.worker.plan;

import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.PartitionPlanner.Plan;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.task.Binding;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.api.PlanReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.loop.Stopping;
import io.starmigrate.worker.plan.RoundRecord.Written;
import io.starmigrate.worker.starrocks.ClaimStore.Claim;
import io.starmigrate.worker.starrocks.ReadTables;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import io.starmigrate.worker.starrocks.clusters.Survey;
import io.starmigrate.worker.status.JobWatch;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Applies the selection to the source's catalog and plans a round of it. */
public final class Rounds {
    private final MigrationConfig config;
    private final SourceSelection selection;
    private final FileNames names;
    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final Supplier<SourceCluster> source;
    private final ClusterConnections clusters;
    private final JobBindings bindings;
    private final WayBack wayBack;
    private final PlannedOverwrites overwrites;
    private final TargetDrops drops;
    private final RoundRecord record;
    private final Stopping stopping;

    /** @param random makes ids of jobs */
    public Rounds(
            MigrationConfig config,
            RoundPorts ports,
            JobBindings bindings,
            PlannedOverwrites overwrites,
            TargetDrops drops,
            RandomGenerator random,
            Stopping stopping) {
        this.config = config;
        this.selection = new SourceSelection(config);
        this.names = new FileNames(config);
        this.recorder = ports.recorder();
        this.self = ports.self();
        this.source = ports.source();
        this.clusters = ports.clusters();
        this.bindings = bindings;
        this.wayBack = new WayBack(recorder);
        this.overwrites = overwrites;
        this.drops = drops;
        this.record = new RoundRecord(ports, bindings, random, config.limits().groupSize());
        this.stopping = stopping;
    }

    /** Decides on every table, and writes down what the round is to move of those that are not refused. */
    public PlanReport plan(String job, Claiming claiming, Overwriting overwriting, ProgressListener progress) {
        return decided(new Asked(job, claiming, overwriting, Purpose.LOOK, null, progress, null)).report;
    }

    /** Like {@link #plan}; then what both sides hold alike is taken as published. */
    public PlanReport adopt(
            String job,
            Claiming claiming,
            Overwriting overwriting,
            Supplier<Adoption> adoption,
            ProgressListener progress) {
        return decided(new Asked(job, claiming, overwriting, Purpose.LOOK, adoption, progress, null)).report;
    }

    /**
     * What is asked of planning; what both sides hold alike is taken as published where an adoption is given, and what
     * is read of the job is shown to a watch where one is given.
     */
    private record Asked(
            String job,
            Claiming claiming,
            Overwriting overwriting,
            Purpose purpose,
            @Nullable Supplier<Adoption> adoption,
            ProgressListener progress,
            @Nullable JobWatch watch) {}

    /**
     * What is known of the source, and of the job, before anybody decides; {@code all} are its tables, chosen or not.
     */
    private record Read(
            SourceCluster cluster,
            List<String> all,
            List<String> tables,
            Binding about,
            RecordedPartitions recorded,
            ReadTables catalog,
            Plan plan) {}

    /**
     * What came of planning.
     *
     * @param tables the names of all tables the source shows
     * @param begun what was written down; null if nothing was: no table is left, or another job publishes one of them
     */
    private record Decided(
            PlanReport report,
            List<String> tables,
            @Nullable BegunRound begun) {}

    /**
     * What was decided and written down, without what it was decided by: of a million partitions that is most of the
     * memory there is.
     *
     * @param written null if nothing was, as {@link Decided#begun}
     */
    private record Settled(
            PlanReport report,
            List<String> tables,
            @Nullable Recorded written) {}

    /**
     * What was written down.
     *
     * @param dropped what the source has no more
     * @param hasTarget whether the target can be asked what that means there
     */
    private record Recorded(BegunRound begun, Written round, List<PartitionTask> dropped, boolean hasTarget) {}

    private Decided decided(Asked asked) {
        Settled settled = settled(asked);
        return settled.written == null
                ? new Decided(settled.report, settled.tables, null)
                : looked(asked, settled, settled.written);
    }

    /** Looks what that means at the target. */
    private Decided looked(Asked asked, Settled settled, Recorded written) {
        PlanReport report = settled.report;
        if (written.hasTarget) {
            report = report.overwriting(overwrites.look(asked.job))
                    .dropping(drops.look(written.dropped, settled.tables));
        }
        if (asked.purpose == Purpose.LOOK && asked.adoption == null) {
            written.round.count().write(written.round.job());
        }
        return new Decided(report, settled.tables, written.begun.with(report));
    }

    private Settled settled(Asked asked) {
        Read read = read(asked);
        read.plan.notes().forEach(asked.progress::noted);
        LeftUnfinished.told(read.recorded, read.all, read.tables).forEach(asked.progress::noted);
        stopping.require();
        try (Survey survey = clusters.survey()) {
            survey.beforeSchema();
            // What the target lacks cannot be alike, and what an adoption leaves planned is moved by the next round.
            if (asked.purpose == Purpose.LOAD || asked.adoption != null) {
                survey.beforeLoads();
            }
            if (asked.purpose != Purpose.EXPORT) {
                survey.missing(new LostTables(asked.job, read.recorded)::wayOf);
            }
            RoundClaims claims = RoundClaims.of(survey, asked.claiming);
            PlanReport movable = claims.told(DecidedTables.of(survey, read.catalog, read.plan));
            PlanReport report = claims.looked(movable, own(asked.job));
            if (DecidedTables.isHopeless(report, movable)) {
                return new Settled(report, read.all, null);
            }
            stopping.require();
            Job open = record.open(asked.job, read.about, read.tables);
            report = claims.taken(report, Claim.of(open, self.clock().instant()), asked.progress);
            return DecidedTables.isHopeless(report, movable)
                    ? new Settled(report, read.all, null)
                    : written(asked, read, open, report, survey);
        }
    }

    private Read read(Asked asked) {
        SourceCluster cluster = source.get();
        List<String> all = cluster.tables();
        List<String> tables = selection.tables(all, cluster::views);
        Binding about = bindings.forPlan(asked.job, tables);
        wayBack.require(asked.job, about, asked.adoption != null, asked.purpose);
        stopping.require();
        RecordedPartitions recorded = RecordedPartitions.of(recorder, asked.job, asked.watch);
        ReadTables catalog =
                ReadTables.of(cluster, config.source().database(), tables, recorded::has, recorded::stands);
        Plan plan = names.fitting(
                asked.job, selection.partitions(catalog.read(), self.clock().instant()));
        return new Read(cluster, all, tables, about, recorded, catalog, plan);
    }

    /** Writes down what moves of the tables that are not refused, and what the source has no more. */
    private Settled written(Asked asked, Read read, Job open, PlanReport decided, Survey survey) {
        Plan moving = read.plan.without(DecidedTables.names(decided.refused()));
        Terms terms = new Terms(asked.overwriting, asked.purpose);
        Written written = record.plan(open, read.tables, moving, terms, read.recorded, asked.progress);
        PlanReport report = asked.adoption == null
                ? decided
                : decided.on(asked.adoption.get().adopt(open, moving.partitions(), stopping));
        SourceDrops.Gone gone = new SourceDrops(recorder, self)
                .mark(read.cluster, read.recorded, read.all, read.catalog.read(), asked.progress::noted);
        List<PlannedPartition> chosen = asked.purpose == Purpose.EXPORT ? moving.partitions() : List.of();
        List<PlannedPartition> leftOut = asked.purpose == Purpose.EXPORT ? leftOut(read) : List.of();
        StillBehind behind = new StillBehind(recorder);
        BegunRound begun = new BegunRound(
                report,
                written.again(),
                behind.of(read.recorded, chosen),
                behind.leftOut(read.recorded, leftOut),
                behind.unknown(read.recorded, leftOut),
                gone.underWay());
        return new Settled(report, read.all, new Recorded(begun, written, gone.marked(), survey.hasTarget()));
    }

    private List<PlannedPartition> leftOut(Read read) {
        return selection.leftOut(
                read.tables,
                names -> read.catalog.read().stream()
                        .filter(table -> names.contains(table.name().table()))
                        .toList());
    }

    /** What {@link #plan} would decide, without writing anything down. */
    public RoundLook look(String job) {
        SourceCluster cluster = source.get();
        List<String> tables = selection.tables(cluster.tables(), cluster::views);
        var unused = bindings.forPlan(job, tables);
        RecordedPartitions recorded = RecordedPartitions.of(recorder, job);
        ReadTables catalog =
                ReadTables.of(cluster, config.source().database(), tables, recorded::has, recorded::stands);
        Plan plan = names.fitting(
                job, selection.partitions(catalog.read(), self.clock().instant()));
        try (Survey survey = clusters.survey()) {
            survey.beforeSchema();
            RoundClaims claims = RoundClaims.of(survey, Claiming.RESPECT);
            PlanReport movable = claims.told(DecidedTables.of(survey, catalog, plan));
            return new RoundLook(claims.looked(movable, own(job)), plan.partitions());
        }
    }

    /** The partitions of these tables that the selection leaves out: no plan looks at them. */
    public List<PlannedPartition> leftOut(List<String> tables, Function<List<String>, List<CatalogTable>> read) {
        return selection.leftOut(tables, read);
    }

    /** The id of the job, if it was planned before. */
    private @Nullable JobId own(String job) {
        return recorder.job(job).map(Job::id).orElse(null);
    }

    /**
     * Like {@link #plan}, for what goes on to move: refused tables are left out, rows of others stop their place, and a
     * table that another job publishes stops everything.
     *
     * @param watch knows of the job what is read here: whoever moves need not read it again
     * @param purpose where rows are loaded next, a table that the target lacks is refused
     * @return what was decided; some tables may be refused, not all
     */
    public BegunRound begin(
            JobWatch watch, Purpose purpose, Claiming claiming, Overwriting overwriting, ProgressListener progress) {
        Decided decided = decided(new Asked(watch.job(), claiming, overwriting, purpose, null, progress, watch));
        PlanReport plan = decided.report;
        overwrites.refuse(plan.overwrites());
        drops.apply(plan.drops(), decided.tables)
                .forEach(drop ->
                        progress.noted("Dropped at the source: " + drop.task().partition() + "; " + drop.outcome()));
        List<TablePlan> refused = plan.refused();
        BegunRound begun = decided.begun;
        if (begun == null) {
            throw RefusedTables.nothingStarted(refused, plan.tables().size());
        }
        refused.forEach(table -> progress.noted(
                table.table() + " is left out: " + table.assessment().refusals().get(0)));
        return begun;
    }
}
