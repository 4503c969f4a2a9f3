package io.starmigrate.worker.starrocks.targetcluster;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.ddl.DdlException;
import io.starmigrate.core.starrocks.ddl.ObjectName;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.schema.QueryText;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Finds materialized views that read a table, in every database that the account sees: a swap takes its readers out of
 * service wherever they are. Safe for use by many threads.
 */
final class ReadingViews {
    /** What StarRocks keeps for itself. */
    private static final Set<String> INTERNAL = Set.of("information_schema", "sys", "_statistics_");

    private final FrontEnds frontEnds;
    private final TableCatalog catalog;
    private final ViewDatabases databases = new ViewDatabases(System::nanoTime);

    ReadingViews(FrontEnds frontEnds, TableCatalog catalog) {
        this.frontEnds = frontEnds;
        this.catalog = catalog;
    }

    /** One of them, as SHOW MATERIALIZED VIEWS has it. */
    record ReadingView(String database, CatalogRow row) {
        TableName name() {
            return new TableName(database, row.require("name"));
        }

        /** Where the version does not say whether a view is active, it is taken for active. */
        boolean isActive() {
            return !row.text("is_active").equalsIgnoreCase("false");
        }

        /** What it is called in a database. */
        String named(String within) {
            return (database.equals(within) ? "" : database + ".") + name().table();
        }

        boolean isRefreshedByItself() {
            return !row.text("refresh_type").equalsIgnoreCase("MANUAL");
        }

        boolean isSwapped() {
            return row.text("inactive_reason").toLowerCase(Locale.ROOT).contains("swapped");
        }
    }

    /**
     * Those that read a table. Another database that had no view is not asked again for
     * {@link ViewDatabases#REMEMBERED}.
     *
     * @param unread hears of databases that could not be looked at
     */
    List<ReadingView> of(String table, List<String> unread) {
        return of(Set.of(table), unread).getOrDefault(table, List.of());
    }

    /** The same of several tables, with as many statements as of one. */
    Map<String, List<ReadingView>> of(Set<String> tables, List<String> unread) {
        Map<String, List<ReadingView>> found = new HashMap<>();
        databases.each(this::databases, database -> {
            Optional<List<CatalogRow>> views = views(database, unread);
            views.stream()
                    .flatMap(List::stream)
                    .map(view -> new ReadingView(database, view))
                    .forEach(view -> tables.stream()
                            .filter(reads(view))
                            .forEach(table -> found.computeIfAbsent(table, read -> new ArrayList<>())
                                    .add(view)));
            return database.equals(catalog.database()) || !views.equals(Optional.of(List.of()));
        });
        return found;
    }

    private List<String> databases() {
        return frontEnds.query(ClusterQueries.databases()).stream()
                .map(row -> row.require("Database"))
                .filter(database -> !INTERNAL.contains(database.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Empty where they could not be looked at. */
    private Optional<List<CatalogRow>> views(String database, List<String> unread) {
        try {
            return Optional.of(catalog.materializedViews(database));
        } catch (ClusterException refused) {
            if (refused.remedy().isTransient()) {
                throw refused;
            }
            unread.add("materialized views of " + database + " could not be looked at: " + refused.getMessage());
            return Optional.empty();
        }
    }

    private Predicate<String> reads(ReadingView view) {
        return view.row().text("refresh_type").equals("ROLLUP")
                ? table -> false
                : reads(
                        view.database(),
                        view.row().text("text"),
                        text -> ViewDdl.read(text).query());
    }

    /**
     * Whether a view reads a table of this database. What is shown as it was typed may mean a table of another
     * database; what cannot be read may read anything.
     *
     * @param query finds the query in what is shown of the view
     */
    Predicate<String> reads(String of, String shown, UnaryOperator<String> query) {
        try {
            QueryText text = new QueryText(query.apply(shown), of);
            Set<ObjectName> relations = text.relations();
            Set<String> bare = text.bareNames();
            return table -> relations.contains(new ObjectName(catalog.database(), table)) || bare.contains(table);
        } catch (DdlException unreadable) {
            return shown::contains;
        }
    }
}
