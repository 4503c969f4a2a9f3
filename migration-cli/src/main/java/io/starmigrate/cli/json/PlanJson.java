package io.starmigrate.cli.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.forecast.Forecast;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.api.Baseline;
import io.starmigrate.worker.api.PlanReport;
import java.util.List;

/**
 * What a plan decided, as one JSON object with the fields {@code source} and {@code target} ({@code version},
 * {@code warnings}; the target null while not known), {@code undecided} and {@code tables}: each with {@code table},
 * {@code parts}, {@code format} (CSV, PARQUET, null when refused), {@code reasons}, {@code staging} ({@code place},
 * {@code publication}, {@code reason}; null while not decided), {@code notes} and {@code refusals} ({@code column},
 * empty for the whole table, and {@code reason}); and {@code overwrites}: the planned partitions whose place holds rows
 * of others, each with {@code table}, {@code partition}, {@code reason} and {@code told} (whether they are replaced).
 * {@code droppedAtSource} are partitions the target still shows, each with {@code table}, {@code partition} and
 * {@code outcome}. {@code baseline} is null unless it was asked for: {@code adopted}, how many partitions both sides
 * hold alike, and {@code left}, each with {@code table}, {@code partition} and {@code reason}. {@code advice} are
 * sentences: what else could be done. {@code forecast} is what it will take: {@code wireBytes}, {@code files},
 * {@code seconds} (null without an end), {@code slowest}, {@code dollars}, {@code assumed}, {@code requests} and
 * {@code costs} by name.
 */
final class PlanJson {
    private PlanJson() {}

    static void write(PlanReport plan, ObjectNode node) {
        cluster(plan.source(), node.putObject("source"));
        node.putNull("target");
        plan.target().ifPresent(target -> cluster(target, node.putObject("target")));
        texts(plan.undecided(), node.putArray("undecided"));
        ArrayNode tables = node.putArray("tables");
        plan.tables()
                .forEach(table -> table(
                        table,
                        plan.called(table.table().database(), table.table().table()),
                        tables.addObject()));
        ArrayNode overwrites = node.putArray("overwrites");
        plan.overwrites()
                .forEach(overwrite -> overwrites
                        .addObject()
                        .put("table", name(plan, overwrite.task()))
                        .put("partition", overwrite.task().partition().partition())
                        .put("reason", overwrite.found())
                        .put("told", overwrite.told()));
        ArrayNode drops = node.putArray("droppedAtSource");
        plan.drops()
                .forEach(drop -> drops.addObject()
                        .put("table", name(plan, drop.task()))
                        .put("partition", drop.task().partition().partition())
                        .put("outcome", drop.outcome()));
        node.putNull("baseline");
        plan.equal().ifPresent(equal -> baseline(plan, equal, node.putObject("baseline")));
        texts(plan.advised(), node.putArray("advice"));
        Forecast forecast = plan.forecast();
        if (forecast != null) {
            forecast(forecast, node.putObject("forecast"));
        }
    }

    private static void forecast(Forecast forecast, ObjectNode node) {
        node.put("wireBytes", forecast.wireBytes()).put("files", forecast.files());
        node.put("seconds", forecast.isEndless() ? null : forecast.took().toSeconds());
        node.put("slowest", forecast.slowest());
        node.put("dollars", forecast.dollars()).put("assumed", forecast.assumed());
        ObjectNode requests = node.putObject("requests");
        forecast.requests().forEach(each -> requests.put(each.service(), each.count()));
        ObjectNode costs = node.putObject("costs");
        forecast.costs().forEach(each -> costs.put(each.what(), each.dollars()));
    }

    private static void baseline(PlanReport plan, Baseline equal, ObjectNode node) {
        node.put("adopted", equal.adopted());
        ArrayNode left = node.putArray("left");
        equal.left()
                .forEach(partition -> left.addObject()
                        .put("table", name(plan, partition.task()))
                        .put("partition", partition.task().partition().partition())
                        .put("reason", partition.found()));
    }

    private static void cluster(PlanReport.Cluster cluster, ObjectNode node) {
        node.put("version", cluster.version());
        texts(cluster.warnings(), node.putArray("warnings"));
    }

    private static String name(PlanReport plan, PartitionTaskId task) {
        return plan.called(task.partition().database(), task.partition().table());
    }

    private static void table(TablePlan table, String name, ObjectNode node) {
        node.put("table", name);
        node.put("parts", table.units());
        node.put("format", table.way().format().map(Enum::name).orElse(null));
        texts(table.way().reasons(), node.putArray("reasons"));
        node.putNull("staging");
        table.stagingChoice()
                .ifPresent(choice -> node.putObject("staging")
                        .put("place", choice.place().name())
                        .put("publication", choice.publication().name())
                        .put("reason", choice.reason()));
        texts(table.assessment().notes(), node.putArray("notes"));
        ArrayNode refusals = node.putArray("refusals");
        table.assessment()
                .refusals()
                .forEach(refusal ->
                        refusals.addObject().put("column", refusal.column()).put("reason", refusal.reason()));
    }

    private static void texts(List<String> texts, ArrayNode array) {
        texts.forEach(array::add);
    }
}
