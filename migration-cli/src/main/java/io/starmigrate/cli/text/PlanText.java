package io.starmigrate.cli.text;

import io.starmigrate.core.forecast.Forecast;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.Baseline;
import io.starmigrate.worker.api.PlanReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a plan decided, as people read it. */
public final class PlanText {
    private static final int NAMED = 20;

    private PlanText() {}

    public static List<String> lines(PlanReport plan) {
        List<String> lines = new ArrayList<>();
        lines.addAll(cluster("Source", plan.source()));
        plan.target().ifPresent(target -> lines.addAll(cluster("Target", target)));
        plan.undecided().forEach(sentence -> lines.add("Not decided: " + sentence));
        Map<String, List<String>> shared = shared(plan.tables());
        plan.tables().forEach(table -> lines.addAll(table(table, shared)));
        shared.forEach((remark, tables) -> lines.add(Units.named(tables, NAMED) + ": " + remark));
        plan.overwrites().forEach(overwrite -> lines.add(overwrite(plan, overwrite)));
        plan.drops()
                .forEach(
                        drop -> lines.add("Dropped at the source: " + name(plan, drop.task()) + "; " + drop.outcome()));
        plan.equal().ifPresent(equal -> lines.addAll(baseline(plan, equal)));
        Forecast forecast = plan.forecast();
        if (forecast != null) {
            lines.addAll(forecast.lines());
        }
        plan.advised().forEach(other -> lines.add("Another way: " + other));
        lines.add("Not looked at: storages, their keys, queue and trigger; do that, and a small export and load, with:"
                + " migrate check");
        return lines;
    }

    private static List<String> baseline(PlanReport plan, Baseline equal) {
        List<String> lines = new ArrayList<>();
        lines.add("Adopted: "
                + Units.counted(equal.adopted(), "partition holds", "partitions hold")
                + " the same rows on both sides; nothing was moved");
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

    /** What is said of several tables, with their names. */
    private static Map<String, List<String>> shared(List<TablePlan> tables) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        tables.forEach(table -> remarks(table)
                .distinct()
                .forEach(remark -> named.computeIfAbsent(remark, said -> new ArrayList<>())
                        .add(table.table().table())));
        named.values().removeIf(said -> said.size() < 2);
        return named;
    }

    private static List<String> table(TablePlan table, Map<String, List<String>> shared) {
        List<String> lines = new ArrayList<>();
        lines.add(table.table() + ": " + Units.counted(table.units(), "part") + ", "
                + (table.isRefused() ? "REFUSED" : way(table)));
        remarks(table)
                .filter(remark -> !shared.containsKey(remark))
                .map(remark -> "  " + remark)
                .forEach(lines::add);
        return lines;
    }

    private static Stream<String> remarks(TablePlan table) {
        List<String> remarks = new ArrayList<>();
        table.way().reasons().forEach(reason -> remarks.add("way: " + reason));
        table.stagingChoice()
                .ifPresent(
                        choice -> remarks.add("staging: " + place(choice.place().name()) + ", published by "
                                + choice.publication() + ": " + choice.reason()));
        table.assessment().notes().forEach(note -> remarks.add("note: " + note));
        return remarks.stream();
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
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
