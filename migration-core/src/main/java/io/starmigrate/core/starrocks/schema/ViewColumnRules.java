package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.IndexDdl;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.ddl.ViewDdl.Storage;
import io.starmigrate.core.starrocks.ddl.ViewDdl.ViewColumn;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.List;
import java.util.Optional;

/** The columns in front of a materialized view's query, which early versions leave to the query. */
final class ViewColumnRules {
    private static final String CLAUSE = "columns of the view";

    private final Crossing crossing;
    private final RewriteNotes notes;

    ViewColumnRules(Crossing crossing, RewriteNotes notes) {
        this.crossing = crossing;
        this.notes = notes;
    }

    ViewDdl apply(ViewDdl view) {
        if (view.columns().isEmpty() || crossing.target().has(Capability.VIEW_COLUMNS)) {
            return view;
        }
        String since = "it takes " + Capability.VIEW_COLUMNS.since();
        Optional<String> query = QueryColumns.named(
                view.query(), view.columns().stream().map(ViewColumn::name).toList());
        if (query.isEmpty()) {
            notes.refused(
                    CLAUSE,
                    "the target is " + crossing.target() + ", and " + since
                            + " to name them before the query; give them these names in the query at the source, with"
                            + " AS, or make the view there by hand");
            return view;
        }
        List<String> names = view.columns().stream()
                .map(ViewColumn::name)
                .map(Quoting::identifier)
                .toList();
        notes.dropped(CLAUSE, String.join(", ", names), since + "; the query names them");
        view.columns().stream()
                .filter(column -> !column.comment().isEmpty())
                .forEach(column -> notes.dropped("comment of column " + column.name(), column.comment(), since));
        view.storage().indexes().forEach(index -> notes.dropped("index " + index.name(), index.sql(), since));
        notes.translated("AS", view.query(), query.get(), "it names the columns: before the query " + since);
        return view.with(view.name(), query.get()).withColumns(List.of()).withStorage(withoutIndexes(view.storage()));
    }

    private static Storage withoutIndexes(Storage storage) {
        return new Storage(storage.partitionBy(), storage.distribution(), storage.sortKey(), List.<IndexDdl>of());
    }
}
