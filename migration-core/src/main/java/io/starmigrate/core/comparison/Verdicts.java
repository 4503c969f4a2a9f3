package io.starmigrate.core.comparison;

import io.starmigrate.core.comparison.Explanation.Way;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a comparison says: from what was measured which rows are equal, and from what the recorder knows which
 * way on helps where they are not. Pure.
 */
public final class Verdicts {
    private final Commands commands;
    private final WayOn ways;

    /** @param job the job whose commands are named */
    public Verdicts(String job) {
        this.commands = new Commands(job);
        this.ways = new WayOn(commands);
    }

    /**
     * What is said of a table.
     *
     * @param measured what was measured of each of its pairs
     * @param tasks what the recorder knows of its partitions, by their names
     */
    public TableResult table(
            TableComparison table, Map<PartitionPair, Measured> measured, Map<String, PartitionTask> tasks) {
        List<PartitionResult> partitions = table.measurable().stream()
                .map(pair -> partition(
                        table,
                        pair,
                        measured.getOrDefault(pair, Measured.failed("it was not measured")),
                        tasks.get(pair.partition())))
                .sorted(Comparator.comparing(PartitionResult::partition))
                .toList();
        return whole(table, partitions, tasks);
    }

    private TableResult whole(
            TableComparison table, List<PartitionResult> partitions, Map<String, PartitionTask> tasks) {
        TablePair names = table.names();
        if (!table.obstacles().isEmpty()) {
            String reason = String.join("; ", table.obstacles());
            return !table.isRead()
                    ? new TableResult(
                            names,
                            Outcome.NOT_COMPARED,
                            partitions,
                            uncompared(names.table(), reason, table.hindrance()))
                    : new TableResult(
                            names,
                            Outcome.DIFFERS,
                            partitions,
                            new Explanation(
                                    reason + "; its rows were not compared",
                                    Way.BY_HAND,
                                    "make both tables alike, then: " + commands.verify()));
        }
        if (names.sides() == Sides.SOURCE) {
            return new TableResult(names, Outcome.ONLY_AT_SOURCE, partitions, missing(names, tasks));
        }
        Outcome outcome = Outcome.EQUAL;
        for (PartitionResult partition : partitions) {
            outcome = partition.isEqual() ? outcome : worse(outcome, partition.outcome());
        }
        boolean alone = names.sides() == Sides.TARGET && outcome == Outcome.ONLY_AT_TARGET;
        return new TableResult(names, outcome, partitions, alone ? superfluous(table) : null);
    }

    /** What the next comparison would find again is mended by somebody, or left out. */
    private Explanation uncompared(String table, String why, Hindrance kind) {
        String reason = "it could not be compared: " + why;
        return switch (kind) {
            case STOPPED -> new Explanation("it was not compared: stopped", Way.STOPPED, commands.verify());
            case PASSING -> new Explanation(reason, Way.VERIFY, commands.verify());
            case LASTING ->
                new Explanation(
                        reason,
                        Way.BY_HAND,
                        Advice.leavingOut("mend that, then: " + commands.verify() + "; or leave the table out", table));
        };
    }

    private static Outcome worse(Outcome one, Outcome other) {
        return one == Outcome.EQUAL || one == other ? other : Outcome.DIFFERS;
    }

    private Explanation missing(TablePair names, Map<String, PartitionTask> tasks) {
        boolean published = tasks.values().stream().anyMatch(task -> task.state() == PartitionState.PUBLISHED);
        return new Explanation(
                "the target has no table " + names.called() + (published ? ", though this job published it" : ""),
                Way.BY_HAND,
                commands.schema() + " && " + (published ? commands.again(names.table()) : commands.sync()));
    }

    private Explanation superfluous(TableComparison table) {
        TableView there = table.atTarget();
        TableName name = there == null
                ? new TableName("", table.names().called())
                : there.table().name();
        return new Explanation(
                "the source has no table " + table.names().table(), Way.BY_HAND, commands.dropAtTarget(name));
    }

    private PartitionResult partition(
            TableComparison table, PartitionPair pair, Measured measured, @Nullable PartitionTask task) {
        String recorded = task == null ? "" : task.state().name();
        Rows rows = measured.rows(pair.sides());
        if (!measured.failure().isEmpty()) {
            Explanation explanation = uncompared(table.names().table(), measured.failure(), measured.hindrance());
            return new PartitionResult(pair.partition(), Outcome.NOT_COMPARED, rows, recorded, List.of(), explanation);
        }
        if (measured.isEqual()) {
            return new PartitionResult(pair.partition(), Outcome.EQUAL, rows, recorded, measured.partly(), null);
        }
        Outcome outcome = Outcome.of(pair.sides());
        if (rows.none()) {
            return new PartitionResult(pair.partition(), outcome, rows, recorded, List.of(), null);
        }
        Explanation explanation = ways.of(table.names().table(), pair, measured, task);
        return new PartitionResult(
                pair.partition(), outcome, rows, recorded, List.of(), explanation, measured.bisection());
    }
}
