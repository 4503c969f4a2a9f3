package io.starmigrate.worker.plan;

import io.starmigrate.core.plan.PartitionPlanner.Plan;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.transfer.TransferPlan.Obstacle;
import io.starmigrate.worker.api.PlanReport;
import io.starmigrate.worker.starrocks.ReadTables;
import io.starmigrate.worker.starrocks.clusters.Survey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of each table of a plan, as reports tell it. Pure, but for what a survey asks. */
final class DecidedTables {
    private DecidedTables() {}

    /** By what both clusters say of them. */
    static PlanReport of(Survey survey, ReadTables catalog, Plan plan) {
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

    /**
     * Whether not one table is left to be moved, or another job publishes one of those that could be.
     *
     * @param movable the same before anybody looked who publishes them
     */
    static boolean isHopeless(PlanReport report, PlanReport movable) {
        int refused = report.refused().size();
        return refused == report.tables().size() || refused > movable.refused().size();
    }

    static Set<String> names(List<TablePlan> tables) {
        return tables.stream().map(plan -> plan.table().table()).collect(Collectors.toSet());
    }
}
