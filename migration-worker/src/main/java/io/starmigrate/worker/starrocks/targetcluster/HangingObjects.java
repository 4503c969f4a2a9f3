package io.starmigrate.worker.starrocks.targetcluster;

import io.starmigrate.core.check.Hanging;
import io.starmigrate.core.check.Hanging.Kind;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import io.starmigrate.worker.starrocks.targetcluster.ReadingViews.ReadingView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Everything that hangs on tables of the target, before anything is published there. Five statements for each table
 * that a publication would replace as a whole; views of all tables by one for each database, and one more. Changes
 * nothing.
 */
public final class HangingObjects {
    private final FrontEnds frontEnds;
    private final TableCatalog catalog;
    private final JdbcDependants dependants;
    private final ReadingViews readers;

    public HangingObjects(FrontEnds frontEnds, TableCatalog catalog) {
        this.frontEnds = frontEnds;
        this.catalog = catalog;
        this.dependants = new JdbcDependants(frontEnds, catalog);
        this.readers = new ReadingViews(frontEnds, catalog);
    }

    /**
     * What was found.
     *
     * @param hanging what hangs on the tables
     * @param unread what could not be looked at, one sentence each
     */
    public record Found(List<Hanging> hanging, List<String> unread) {
        public Found {
            hanging = List.copyOf(hanging);
            unread = List.copyOf(unread);
        }
    }

    /**
     * Looks.
     *
     * @param tables how each table is published
     * @throws ClusterException when the cluster does not answer
     */
    public Found on(Map<String, Publication> tables) {
        List<Hanging> found = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        tables.forEach((table, publication) -> {
            if (publication != Publication.REPLACE_PARTITION) {
                own(table, found, unread);
            }
        });
        readers.of(tables.keySet(), unread)
                .forEach((table, views) -> views.forEach(view -> found.add(hanging(table, view))));
        found.addAll(plainViews(tables.keySet(), unread));
        return new Found(found, unread);
    }

    private void own(String table, List<Hanging> found, List<String> unread) {
        dependants.rollups(table).forEach(rollup -> found.add(new Hanging(table, Kind.ROLLUP, rollup.name())));
        dependants.constraints(table).forEach(constraint -> found.add(new Hanging(table, Kind.CONSTRAINT, constraint)));
        dependants.grants(table, table, unread).forEach(grant -> found.add(new Hanging(table, Kind.GRANT, grant)));
    }

    private Hanging hanging(String table, ReadingView view) {
        Kind served = view.isRefreshedByItself() ? Kind.REFRESHED_VIEW : Kind.MANUAL_VIEW;
        return new Hanging(
                table,
                view.isActive() ? served : Kind.INACTIVE_VIEW,
                view.named(catalog.database()),
                !view.database().equals(catalog.database()));
    }

    private List<Hanging> plainViews(Set<String> tables, List<String> unread) {
        try {
            return frontEnds.query(ClusterQueries.views()).stream()
                    .flatMap(view -> plainView(view, tables).stream())
                    .toList();
        } catch (ClusterException refused) {
            if (refused.remedy().isTransient()) {
                throw refused;
            }
            unread.add("views could not be looked at: " + refused.getMessage());
            return List.of();
        }
    }

    private List<Hanging> plainView(CatalogRow view, Set<String> tables) {
        String database = view.text("TABLE_SCHEMA");
        boolean elsewhere = !database.equals(catalog.database());
        Predicate<String> reads = readers.reads(database, view.text("VIEW_DEFINITION"), UnaryOperator.identity());
        return tables.stream()
                .filter(reads)
                .map(table -> new Hanging(
                        table, Kind.VIEW, (elsewhere ? database + "." : "") + view.text("TABLE_NAME"), elsewhere))
                .toList();
    }
}
