package io.starmigrate.cli.text;

import io.starmigrate.core.forecast.Forecast;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.api.Baseline;
import io.starmigrate.worker.api.PlanReport;
import java.util.ArrayList;
import java.util.List;

/** What a plan decided, as people read it. */
final class PlanText {
    private PlanText() {}

    static List<String> lines(PlanReport plan) {
        List<String> lines = new ArrayList<>();
        lines.addAll(cluster("Source", plan.source()));
        plan.target().ifPresent(target -> lines.addAll(cluster("Target", target)));
        plan.undecided().forEach(sentence -> lines.add("Not decided: " + sentence));
        plan.tables().forEach(table -> lines.addAll(table(table)));
        plan.overwrites().forEach(overwrite -> lines.add(overwrite(plan, overwrite)));
        plan.drops()
                .forEach(
                        drop -> lines.add("Dropped at the source: " + name(plan, drop.task()) + "; " + drop.outcome()));
        plan.equal().ifPresent(equal -> lines.addAll(baseline(plan, equal)));
        Forecast forecast = plan.forecast();
        if (forecast != null) {
            lines.addAll(forecast.lines());
        }
        plan.advice().forEach(other -> lines.add("Another way: " + other));
        lines.add("Not looked at: storages, their keys, queue and trigger; do that, and a small export and load, with:"
                + " migrate check");
        return lines;
    }

    private static List<String> baseline(PlanReport plan, Baseline equal) {
        List<String> lines = new ArrayList<>();
        lines.add("Adopted: " + equal.adopted() + " partitions hold the same rows on both sides; nothing was moved");
        equal.left().forEach(left -> lines.add("To be moved: " + name(plan, left.task()) + ": " + left.found()));
        return lines;
    }

    private static String name(PlanReport plan, PartitionTaskId task) {
        PartitionId partition = task.partition();
        return plan.called(partition.database(), partition.table()) + "/" + partition.partition();
    }

    private static String overwrite(PlanReport plan, PlanReport.Overwrite overwrite) {
        return "Overwrites " + name(plan, overwrite.task()) + ": it " + overwrite.found()
                + (overwrite.told() ? "; replaced, as told" : "; REFUSED unless --overwrite is said");
    }

    private static List<String> cluster(String name, PlanReport.Cluster cluster) {
        List<String> lines = new ArrayList<>();
        lines.add(name + ": StarRocks " + cluster.version());
        cluster.warnings().forEach(warning -> lines.add("  Warning: " + warning));
        return lines;
    }

    private static List<String> table(TablePlan table) {
        List<String> lines = new ArrayList<>();
        lines.add(table.table() + ": " + (table.units() == 1 ? "1 part" : table.units() + " parts") + ", "
                + (table.isRefused() ? "REFUSED" : way(table)));
        table.way().reasons().forEach(reason -> lines.add("  way: " + reason));
        table.stagingChoice()
                .ifPresent(
                        choice -> lines.add("  staging: " + place(choice.place().name()) + ", published by "
                                + choice.publication() + ": " + choice.reason()));
        table.assessment().notes().forEach(note -> lines.add("  note: " + note));
        return lines;
    }

    private static String way(TablePlan table) {
        return table.way().format().map(PlanText::way).orElse("no way");
    }

    private static String way(Kind format) {
        return switch (format) {
            case CSV -> "CSV by EXPORT";
            case PARQUET -> "Parquet by INSERT INTO FILES";
        };
    }

    private static String place(String constant) {
        return constant.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
