package io.starmigrate.worker.api;

import io.starmigrate.core.forecast.Assumptions;
import io.starmigrate.core.forecast.Forecast;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.task.PartitionTaskId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan decides before anything moves.
 *
 * @param source the source's version and what is known against it
 * @param found the target's; null when it is not configured or does not answer
 * @param tables one entry for each chosen table, in the order of the source's catalog
 * @param undecided what could not be decided because a cluster is not known, one sentence each
 * @param overwrites the planned partitions whose place at the target holds rows this job has not put there
 * @param drops the partitions that the source has dropped since they were published, and the target still shows
 * @param baseline what was found equal on both sides; null where nobody asked for it
 * @param advice what else could be done than moving it so, one sentence each
 * @param forecast what it will take; null where nobody has asked
 */
public record PlanReport(
        Cluster source,
        @Nullable Cluster found,
        List<TablePlan> tables,
        List<String> undecided,
        List<Overwrite> overwrites,
        List<Drop> drops,
        @Nullable Baseline baseline,
        List<String> advice,
        @Nullable Forecast forecast)
        implements JobDetail {
    public PlanReport {
        drops = List.copyOf(drops);
        advice = List.copyOf(advice);
        tables = List.copyOf(tables);
        undecided = List.copyOf(undecided);
        overwrites = List.copyOf(overwrites);
    }

    /** A plan of a job that begins with nothing, and need not be done otherwise. */
    public PlanReport(
            Cluster source,
            @Nullable Cluster found,
            List<TablePlan> tables,
            List<String> undecided,
            List<Overwrite> overwrites,
            List<Drop> drops) {
        this(source, found, tables, undecided, overwrites, drops, null, List.of(), null);
    }

    /** A plan that overwrites nothing. */
    public PlanReport(Cluster source, @Nullable Cluster found, List<TablePlan> tables, List<String> undecided) {
        this(source, found, tables, undecided, List.of(), List.of());
    }

    /** This plan with what it would overwrite. */
    public PlanReport overwriting(List<Overwrite> found) {
        return new PlanReport(source, this.found, tables, undecided, found, drops, baseline, advice, forecast);
    }

    /** This plan with what the source has dropped. */
    public PlanReport dropping(List<Drop> found) {
        return new PlanReport(source, this.found, tables, undecided, overwrites, found, baseline, advice, forecast);
    }

    /** This plan with what was found equal on both sides. */
    public PlanReport on(Baseline equal) {
        return new PlanReport(source, found, tables, undecided, overwrites, drops, equal, advice, forecast);
    }

    /** This plan with what it will take. */
    public PlanReport taking(@Nullable Forecast expected) {
        return new PlanReport(source, found, tables, undecided, overwrites, drops, baseline, advice, expected);
    }

    /** This plan, what it will take under these assumptions. */
    public PlanReport assuming(Assumptions others) {
        return taking(forecast == null ? null : forecast.assuming(others));
    }

    /** This plan with what else could be done. */
    public PlanReport advising(List<String> others) {
        return new PlanReport(source, found, tables, undecided, overwrites, drops, baseline, others, forecast);
    }

    /** What else could be done, also of what it will take, one sentence each. */
    public List<String> advised() {
        return Stream.concat(advice.stream(), Optional.ofNullable(forecast).flatMap(Forecast::advice).stream())
                .toList();
    }

    /** This plan with more that is to be known of the target; the same where that is not known. */
    public PlanReport warningOfTarget(List<String> more) {
        return found == null
                ? this
                : new PlanReport(
                        source,
                        new Cluster(
                                found.version,
                                Stream.concat(found.warnings.stream(), more.stream())
                                        .toList()),
                        tables,
                        undecided,
                        overwrites,
                        drops,
                        baseline,
                        advice,
                        forecast);
    }

    /**
     * A partition that the source has dropped since it was published, and the target still shows.
     *
     * @param task its latest generation
     * @param outcome what becomes of it, in words
     * @param due whether the next round drops it at the target, if nobody writes to it before
     */
    public record Drop(PartitionTaskId task, String outcome, boolean due) {
        /** One that the next round leaves as it is. */
        public Drop(PartitionTaskId task, String outcome) {
            this(task, outcome, false);
        }
    }

    /**
     * A planned partition whose place at the target holds rows this job has not put there.
     *
     * @param task the planned partition
     * @param found what is there, in words
     * @param told whether an operator has said that it is replaced; if not, the partition fails before anything moves
     */
    public record Overwrite(PartitionTaskId task, String found, boolean told) {}

    /**
     * A cluster.
     *
     * @param version its version
     * @param warnings what an operator should know of this version, one sentence each; a known defect that concerns no
     *     selected table is not among them
     */
    public record Cluster(String version, List<String> warnings) {
        public Cluster {
            warnings = List.copyOf(warnings);
        }

        public static Cluster of(Capabilities capabilities, List<String> warnings) {
            return new Cluster(capabilities.version().toString(), warnings);
        }
    }

    /** The same with these tables. */
    public PlanReport with(List<TablePlan> others) {
        return new PlanReport(source, found, others, undecided, overwrites, drops, baseline, advice, forecast);
    }

    /** What a table of the plan is called: with its database, where the plan is of several. */
    public String called(String database, String table) {
        boolean isOfSeveral =
                tables.stream().map(plan -> plan.table().database()).distinct().count() > 1;
        return isOfSeveral ? database + "." + table : table;
    }

    /** What was found equal on both sides; empty where nobody asked for it. */
    public Optional<Baseline> equal() {
        return Optional.ofNullable(baseline);
    }

    /** The target; empty when it is not configured or does not answer. */
    public Optional<Cluster> target() {
        return Optional.ofNullable(found);
    }

    /** The tables that cannot be moved: the others are moved without them. */
    public List<TablePlan> refused() {
        return tables.stream().filter(TablePlan::isRefused).toList();
    }
}
