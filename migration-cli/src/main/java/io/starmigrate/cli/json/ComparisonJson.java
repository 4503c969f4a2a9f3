package io.starmigrate.cli.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.comparison.Bisection;
import io.starmigrate.core.comparison.Explanation;
import io.starmigrate.core.comparison.KeyDifference;
import io.starmigrate.core.comparison.PartitionResult;
import io.starmigrate.core.comparison.Rows;
import io.starmigrate.core.comparison.TableResult;
import io.starmigrate.worker.api.ComparisonReport;
import java.util.Optional;

/**
 * What a comparison measured, as one JSON object with the fields {@code equal}, {@code began}, {@code ended} (ISO 8601,
 * UTC), {@code conclusion}, {@code leftOut} (what of the source the selection leaves out: {@code tables}, and
 * {@code partitions} of others as {@code table/partition}) and {@code tables}: each with {@code table} (the source's
 * name), {@code target} (the target's), {@code outcome} (EQUAL, DIFFERS, ONLY_AT_SOURCE, ONLY_AT_TARGET, NOT_COMPARED),
 * {@code equal}, {@code partlyVerified} (the columns that were not compared in full), {@code rows} ({@code source},
 * {@code target}; null while not counted), {@code reason} and {@code helps} (null when nothing but rows counts) and
 * {@code partitions}: each with {@code partition}, {@code outcome}, {@code equal}, {@code rows}, {@code recorded} (the
 * task's state; null when there is none), {@code reason}, {@code helps} and {@code differing}: which rows are not
 * equal, null unless that was asked for, with {@code columns} (that name a row), {@code keys} ({@code key}: a text or
 * null for each column, {@code outcome}, {@code rows}), {@code found} (how many keys differ), {@code whole} (whether
 * these are all), {@code buckets} ({@code all}, {@code differing}, {@code read}) and {@code note} (null when there is
 * none).
 */
final class ComparisonJson {
    private ComparisonJson() {}

    static void write(ComparisonReport report, ObjectNode node) {
        node.put("equal", report.found().isEqual());
        node.put("began", report.began().toString());
        node.put("ended", report.ended().toString());
        node.put("conclusion", report.conclusion());
        ObjectNode leftOut = node.putObject("leftOut");
        report.found().leftOut().tables().forEach(leftOut.putArray("tables")::add);
        report.found().leftOut().partitions().forEach(leftOut.putArray("partitions")::add);
        node.putArray("tables");
        report.found()
                .tables()
                .forEach(table -> table(table, node.withArray("tables").addObject()));
    }

    private static void table(TableResult table, ObjectNode node) {
        node.put("table", table.names().table());
        node.put("target", table.names().called());
        node.put("outcome", table.outcome().name());
        node.put("equal", table.isEqual());
        table.partly().forEach(node.putArray("partlyVerified")::add);
        rows(table.rows(), node);
        explanation(table.explanation(), node);
        node.putArray("partitions");
        table.partitions()
                .forEach(partition ->
                        partition(partition, node.withArray("partitions").addObject()));
    }

    private static void partition(PartitionResult partition, ObjectNode node) {
        node.put("partition", partition.partition());
        node.put("outcome", partition.outcome().name());
        node.put("equal", partition.isEqual());
        rows(partition.rows(), node);
        node.put("recorded", partition.recorded().isEmpty() ? null : partition.recorded());
        explanation(partition.explanation(), node);
        node.putNull("differing");
        partition.bisection().ifPresent(found -> bisection(found, node.putObject("differing")));
    }

    private static void bisection(Bisection bisection, ObjectNode node) {
        bisection.columns().forEach(node.putArray("columns")::add);
        node.putArray("keys");
        for (KeyDifference difference : bisection.keys()) {
            ObjectNode key = node.withArray("keys").addObject();
            difference.key().values().forEach(key.putArray("key")::add);
            key.put("outcome", difference.outcome().name());
            rows(difference.rows(), key);
        }
        node.put("found", bisection.found());
        node.put("whole", bisection.isWhole());
        node.putObject("buckets")
                .put("all", bisection.buckets().all())
                .put("differing", bisection.buckets().differing())
                .put("read", bisection.buckets().read());
        node.put("note", bisection.note().isEmpty() ? null : bisection.note());
    }

    private static void rows(Rows rows, ObjectNode node) {
        node.putObject("rows").put("source", rows.atSource()).put("target", rows.atTarget());
    }

    private static void explanation(Optional<Explanation> explanation, ObjectNode node) {
        node.put("reason", explanation.map(Explanation::reason).orElse(null));
        node.put("helps", explanation.map(Explanation::wayOn).orElse(null));
    }
}
