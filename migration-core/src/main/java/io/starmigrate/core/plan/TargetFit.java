package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.PartitionStep;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.transfer.TransferPlan.Obstacle;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.text.SettingName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the target's table takes what the source's table sends. Pure. */
final class TargetFit {
    private final Capabilities target;
    private final TableShape there;
    private final ColumnMatch match;

    TargetFit(Capabilities source, Capabilities target, TableShape there) {
        this.target = target;
        this.there = there;
        this.match = new ColumnMatch(source.inCommonWith(target));
    }

    /** Why it does not; empty when it does. */
    List<Obstacle> obstacles(List<TableColumn> columns, PartitionScheme scheme, List<CatalogPartition> units) {
        List<Obstacle> obstacles = new ArrayList<>(columns(TableColumn.carried(columns)));
        Optional<String> otherwise = TableShape.partitionedOtherwise(scheme, there.scheme());
        if (otherwise.isPresent()) {
            obstacles.add(new Obstacle("", otherwise.get()));
            return obstacles;
        }
        if (there.scheme().kind() == PartitionScheme.Kind.AUTOMATIC_SLICES && !target.has(Capability.TABLE_IDS)) {
            obstacles.add(new Obstacle(
                    "",
                    target + " does not tell tables apart that are swapped; tables " + TableShape.told(there.scheme())
                            + " need " + Capability.TABLE_IDS.since()));
        }
        units.forEach(unit -> partition(unit).map(why -> new Obstacle("", why)).ifPresent(obstacles::add));
        return obstacles;
    }

    private List<Obstacle> columns(List<TableColumn> sent) {
        List<Obstacle> obstacles = new ArrayList<>();
        List<TableColumn> own = TableColumn.carried(there.columns());
        for (TableColumn column : sent) {
            Optional<TableColumn> same = ColumnMatch.find(own, column.name());
            if (same.isEmpty()) {
                obstacles.add(new Obstacle(column.name(), "the target's table has no such column; add it there"));
            } else if (!match.isComparable(column, same.get())) {
                obstacles.add(new Obstacle(
                        column.name(),
                        "it is " + column.type() + " in the source and "
                                + same.get().type() + " in the target, which cannot be compared; make them alike"));
            }
        }
        own.stream()
                .filter(column -> ColumnMatch.find(sent, column.name()).isEmpty() && !column.is(Trait.NULLABLE))
                .map(column -> new Obstacle(
                        column.name(), "the target's table wants a value, and the source's has no such column"))
                .forEach(obstacles::add);
        return obstacles;
    }

    private Optional<String> partition(CatalogPartition unit) {
        PartitionBounds bounds = unit.bounds();
        if (bounds instanceof PartitionBounds.Values values
                && values.holdsNull()
                && !target.has(Capability.LIST_NULL)) {
            return Optional.of("partition " + unit.name() + " holds NULL, which list partitions of " + target
                    + " cannot; leave it out with " + SettingName.TASK_FILTER);
        }
        Optional<PartitionStep> step = there.scheme().automaticStep();
        return step.isPresent()
                        && bounds instanceof PartitionBounds.Range range
                        && !step.get().spans(range)
                ? Optional.of("partition " + unit.name() + " is " + range + ", not one "
                        + step.get().unit() + " long, and the target's table is " + TableShape.told(there.scheme())
                        + ": partition both tables alike, or leave it out with " + SettingName.TASK_FILTER)
                : Optional.empty();
    }
}
