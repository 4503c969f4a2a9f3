package io.starmigrate.worker.starrocks.clusters;

import io.starmigrate.core.config.Selection;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.core.starrocks.transfer.DeltaPlan;
import io.starmigrate.core.starrocks.transfer.KeyedTable;
import io.starmigrate.core.starrocks.transfer.SplitPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a plan says of partitions that do not travel whole, by what both clusters have of their table. */
final class TravelNotes {
    private final OpenedCluster source;
    private final @Nullable OpenedCluster target;
    private final Selection selection;
    private final long deltaSize;
    private final long splitSize;

    /**
     * @param deltaSize from how many bytes on only what differs of a changed partition travels; 0: never
     * @param splitSize above how many bytes a partition is exported in slices; 0: never
     */
    TravelNotes(
            OpenedCluster source, @Nullable OpenedCluster target, Selection selection, long deltaSize, long splitSize) {
        this.source = source;
        this.target = target;
        this.selection = selection;
        this.deltaSize = deltaSize;
        this.splitSize = splitSize;
    }

    /** For how many of these only what differs travels, or why for none; empty where nothing is to be said. */
    Optional<String> deltas(TablePlan plan, String called, List<CatalogPartition> units) {
        if (target == null) {
            return Optional.empty();
        }
        String name = plan.table().table();
        DeltaPlan deltas =
                DeltaPlan.of(source.capabilities(), target.capabilities(), keyed(source, name), keyed(target, called));
        boolean named = plan.stagingChoice()
                .filter(choice -> choice.place() == StagingChoice.Place.FOUND_TEMPORARY_PARTITION)
                .isPresent();
        List<Long> sizes = units.stream().map(CatalogPartition::bytes).toList();
        return (named ? deltas.intoNamedStaging() : deltas)
                .note(deltaSize, sizes, selection.syncColumn(name).orElse(null));
    }

    /** Which of these are exported in slices, or why none; empty where nothing is to be said. */
    Optional<String> slices(String name, List<CatalogPartition> units) {
        Map<String, Long> bytes =
                units.stream().collect(Collectors.toMap(CatalogPartition::name, CatalogPartition::bytes));
        return SplitPlan.of(
                        source.capabilities(),
                        target == null ? source.capabilities() : target.capabilities(),
                        keyed(source, name))
                .note(splitSize, bytes);
    }

    private static KeyedTable keyed(OpenedCluster side, String table) {
        return new KeyedTable(
                side.catalog().columns(table),
                side.catalog().layout(table).key().model());
    }
}
