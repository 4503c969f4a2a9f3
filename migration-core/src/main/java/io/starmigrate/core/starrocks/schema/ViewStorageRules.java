package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.ddl.ViewDdl.Storage;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.List;

/** How a materialized view's rows can be kept on the target. */
final class ViewStorageRules {
    private static final String BY_HAND = "make the view there by hand without it, or leave it out";

    private final Crossing crossing;
    private final RewriteNotes notes;
    private final LayoutRules layout;

    ViewStorageRules(Crossing crossing, RewriteNotes notes) {
        this.crossing = crossing;
        this.notes = notes;
        this.layout = new LayoutRules(crossing, notes);
    }

    /** @param synchronous whether it is kept with its table's rows, where that one spreads them */
    Storage apply(Storage storage, boolean synchronous) {
        refuse(storage);
        boolean sorted = storage.sortKey().isEmpty() || crossing.target().has(Capability.VIEW_SORT_KEY);
        if (!sorted) {
            notes.dropped(
                    "ORDER BY",
                    String.join(", ", storage.sortKey()),
                    "it takes " + Capability.VIEW_SORT_KEY.since() + "; the view is sorted by its first columns");
        }
        return new Storage(
                storage.partitionBy(),
                synchronous ? layout.distribution(storage.distribution()) : layout.spread(storage.distribution()),
                sorted ? storage.sortKey() : List.of(),
                new IndexRules(crossing, notes).apply(storage.indexes(), Model.DUPLICATE));
    }

    private void refuse(Storage storage) {
        String clause = "PARTITION BY " + storage.partitionBy();
        if (storage.partitions().size() > 1 && !crossing.target().has(Capability.VIEW_PARTITION_COLUMNS)) {
            notes.refused(
                    clause,
                    "the target is " + crossing.target() + ", and it takes "
                            + Capability.VIEW_PARTITION_COLUMNS.since()
                            + "; make the view there by hand with one of them, or leave it out");
        }
        FunctionRules functions = new FunctionRules(crossing.source(), crossing.target(), notes);
        storage.partitions().stream()
                .filter(term -> term.column() == null)
                .forEach(term -> functions.refuse(clause + ",", term.text(), BY_HAND));
        // What the source divides a view by, a target of no earlier version does, too.
        if (!crossing.source().isUnderstoodBy(crossing.target())) {
            storage.partitions().stream()
                    .filter(term -> term.column() == null)
                    .forEach(term -> notes.refusedWithout(
                            new PartitionExpression(term.text()).ofView(), crossing.target(), clause, BY_HAND));
        }
    }
}
