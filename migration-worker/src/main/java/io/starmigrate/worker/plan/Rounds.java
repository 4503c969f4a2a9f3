package io.starmigrate.worker.plan;

import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.PartitionPlanner.Plan;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.transfer.TransferPlan.Obstacle;
import io.starmigrate.core.task.Binding;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
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
        this.record = new RoundRecord(ports, bindings, random);
        this.stopping = stopping;
    }

    /** Decides on every table, and writes down what the round is to move of those that are not refused. */
    public PlanReport plan(String job, Claiming claiming, Overwriting overwriting, ProgressListener progress) {
        return decided(new Asked(job, claiming, overwriting, Purpose.LOOK, null, progress)).report;
    }

    /** Like {@link #plan}; then what both sides hold alike is taken as published. */
    public PlanReport adopt(
            String job,
            Claiming claiming,
            Overwriting overwriting,
            Supplier<Adoption> adoption,
            ProgressListener progress) {
        return decided(new Asked(job, claiming, overwriting, Purpose.LOOK, adoption, progress)).report;
    }

    /** What is asked of planning; what both sides hold alike is taken as published where an adoption is given. */
    private record Asked(
            String job,
            Claiming claiming,
            Overwriting overwriting,
            Purpose purpose,
            @Nullable Supplier<Adoption> adoption,
            ProgressListener progress) {}

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
     * @param begun whether it was written down: not if no table is left, or another job publishes one of them
     * @param tables the names of all tables the source shows
     * @param again as those of {@link BegunRound}, and so are behind, left out and unknown
     */
    private record Decided(
            PlanReport report,
            boolean begun,
            List<String> tables,
            List<PartitionTaskId> again,
            List<PartitionTask> behind,
            List<PartitionTask> leftOut,
            Map<String, List<String>> unknown) {
        private Decided(PlanReport report, List<String> tables) {
            this(report, false, tables, List.of(), List.of(), List.of(), Map.of());
        }
    }

    private Decided decided(Asked asked) {
        Read read = read(asked);
        read.plan.notes().forEach(asked.progress::noted);
        stopping.require();
        try (Survey survey = clusters.survey()) {
            survey.beforeSchema();
            if (asked.purpose == Purpose.LOAD) {
                survey.beforeLoads();
            }
            if (asked.purpose != Purpose.EXPORT) {
                survey.missing(new LostTables(asked.job, read.recorded)::wayOf);
            }
            Optional<PlanClaims> claims = survey.claims().map(held -> new PlanClaims(held, asked.claiming));
            PlanReport movable = told(decide(survey, read.catalog, read.plan), claims);
            PlanReport report = looked(asked.job, movable, claims);
            if (isHopeless(report, movable)) {
                return new Decided(report, read.all);
            }
            stopping.require();
            Job open = record.open(asked.job, read.about, read.tables);
            report = taken(open, report, claims, asked.progress);
            return isHopeless(report, movable)
                    ? new Decided(report, read.all)
                    : begun(asked, read, open, report, survey);
        }
    }

    private Read read(Asked asked) {
        SourceCluster cluster = source.get();
        List<String> all = cluster.tables();
        List<String> tables = selection.tables(all, cluster::views);
        Binding about = bindings.forPlan(asked.job, tables);
        wayBack.require(asked.job, about, asked.adoption != null, asked.purpose);
        stopping.require();
        RecordedPartitions recorded = RecordedPartitions.of(recorder, asked.job);
        ReadTables catalog = ReadTables.of(cluster, config.source().database(), tables, recorded::stands);
        Plan plan = names.fitting(
                asked.job, selection.partitions(catalog.read(), self.clock().instant()));
        return new Read(cluster, all, tables, about, recorded, catalog, plan);
    }

    /** Writes down what moves of the tables that are not refused, and looks what that means at the target. */
    private Decided begun(Asked asked, Read read, Job open, PlanReport decided, Survey survey) {
        Plan moving = read.plan.without(names(decided.refused()));
        Terms terms = new Terms(asked.overwriting, asked.purpose);
        Written written = record.plan(open, read.tables, moving, terms, read.recorded, asked.progress);
        PlanReport report = asked.adoption == null
                ? decided
                : decided.on(asked.adoption.get().adopt(open, moving.partitions(), stopping));
        List<PartitionTask> gone = new SourceDrops(recorder, self)
                .mark(read.cluster, read.recorded, read.all, read.catalog.read(), asked.progress::noted);
        if (survey.hasTarget()) {
            report = report.overwriting(overwrites.look(asked.job)).dropping(drops.look(gone, read.all));
        }
        List<PlannedPartition> chosen = asked.purpose == Purpose.EXPORT ? moving.partitions() : List.of();
        List<PlannedPartition> leftOut = asked.purpose == Purpose.EXPORT ? leftOut(read) : List.of();
        StillBehind behind = new StillBehind(recorder);
        if (asked.purpose == Purpose.LOOK && asked.adoption == null) {
            written.count().write(written.job());
        }
        return new Decided(
                report,
                true,
                read.all,
                written.again(),
                behind.of(read.recorded, chosen),
                behind.leftOut(read.recorded, leftOut),
                behind.unknown(read.recorded, leftOut));
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
        ReadTables catalog = ReadTables.of(
                cluster, config.source().database(), tables, RecordedPartitions.of(recorder, job)::stands);
        Plan plan = names.fitting(
                job, selection.partitions(catalog.read(), self.clock().instant()));
        try (Survey survey = clusters.survey()) {
            survey.beforeSchema();
            Optional<PlanClaims> claims = survey.claims().map(held -> new PlanClaims(held, Claiming.RESPECT));
            return new RoundLook(looked(job, told(decide(survey, catalog, plan), claims), claims), plan.partitions());
        }
    }

    /** The partitions of these tables that the selection leaves out: no plan looks at them. */
    public List<PlannedPartition> leftOut(List<String> tables, Function<List<String>, List<CatalogTable>> read) {
        return selection.leftOut(tables, read);
    }

    /** Whether not one table is left to be moved, or another job publishes one of those that could be. */
    private static boolean isHopeless(PlanReport report, PlanReport movable) {
        int refused = report.refused().size();
        return refused == report.tables().size() || refused > movable.refused().size();
    }

    private static Set<String> names(List<TablePlan> tables) {
        return tables.stream().map(plan -> plan.table().table()).collect(Collectors.toSet());
    }

    private static PlanReport told(PlanReport report, Optional<PlanClaims> claims) {
        return claims.map(held -> report.with(held.told(report.tables()))).orElse(report);
    }

    private PlanReport looked(String job, PlanReport report, Optional<PlanClaims> claims) {
        @Nullable JobId own = recorder.job(job).map(Job::id).orElse(null);
        return claims.map(held -> report.with(held.looked(report.tables(), own)))
                .orElse(report);
    }

    private PlanReport taken(Job job, PlanReport report, Optional<PlanClaims> claims, ProgressListener progress) {
        Claim mine = Claim.of(job, self.clock().instant());
        return claims.map(held -> report.with(held.taken(report.tables(), mine, progress)))
                .orElse(report);
    }

    /**
     * Like {@link #plan}, for what goes on to move: refused tables are left out, rows of others stop their place, and a
     * table that another job publishes stops everything.
     *
     * @param purpose where rows are loaded next, a table that the target lacks is refused
     * @return what was decided; some tables may be refused, not all
     */
    public BegunRound begin(
            String job, Purpose purpose, Claiming claiming, Overwriting overwriting, ProgressListener progress) {
        Decided decided = decided(new Asked(job, claiming, overwriting, purpose, null, progress));
        PlanReport plan = decided.report;
        overwrites.refuse(plan.overwrites());
        drops.apply(plan.drops(), decided.tables)
                .forEach(drop ->
                        progress.noted("Dropped at the source: " + drop.task().partition() + "; " + drop.outcome()));
        List<TablePlan> refused = plan.refused();
        if (!decided.begun) {
            throw RefusedTables.nothingStarted(refused, plan.tables().size());
        }
        refused.forEach(table -> progress.noted(
                table.table() + " is left out: " + table.assessment().refusals().get(0)));
        return new BegunRound(plan, decided.again, decided.behind, decided.leftOut, decided.unknown);
    }

    private static PlanReport decide(Survey survey, ReadTables catalog, Plan plan) {
        List<TablePlan> tables = survey.tables(catalog.read(), plan.partitions()).stream()
                .map(table -> refusedAlso(table, plan))
                .toList();
        return new PlanReport(
                PlanReport.Cluster.of(survey.source(), survey.sourceWarnings()),
                survey.target()
                        .map(target -> PlanReport.Cluster.of(target, survey.targetWarnings()))
                        .orElse(null),
                catalog.with(tables),
                survey.undecided());
    }

    private static TablePlan refusedAlso(TablePlan table, Plan plan) {
        return Optional.ofNullable(plan.refused().get(table.table().table()))
                .map(why -> table.refusedFor(new Obstacle("", why)))
                .orElse(table);
    }
}
