package io.starmigrate.worker.starrocks.targetcluster;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.ddl.RollupDdl;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.privilege.PrintedUser;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.Dependants;
import io.starmigrate.worker.starrocks.SchemaCatalog.Rollup;
import io.starmigrate.worker.starrocks.catalog.RollupRows;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import io.starmigrate.worker.starrocks.targetcluster.ReadingViews.ReadingView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What hangs on tables, read over JDBC, and brought back after a swap has taken it away. What the user may not read is
 * said, not guessed. Safe for use by many threads.
 */
final class JdbcDependants {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcDependants.class);
    private static final Set<String> ENDED = Set.of("FINISHED", "CANCELLED");
    private static final List<String> CONSTRAINTS = List.of("unique_constraints", "foreign_key_constraints");

    private final FrontEnds frontEnds;
    private final TableCatalog catalog;
    private final ReadingViews views;

    JdbcDependants(FrontEnds frontEnds, TableCatalog catalog) {
        this.frontEnds = frontEnds;
        this.catalog = catalog;
        this.views = new ReadingViews(frontEnds, catalog);
    }

    /** What hangs on a table now. */
    Dependants of(String table) {
        Set<String> objects = new TreeSet<>();
        List<String> unread = new ArrayList<>();
        rollups(table).forEach(rollup -> objects.add("rollup " + rollup.name()));
        views.of(table, unread).stream()
                .filter(ReadingView::isActive)
                .forEach(view -> objects.add("active materialized view " + named(view)));
        constraints(table).forEach(constraint -> objects.add("constraint " + constraint));
        return new Dependants(objects, Set.copyOf(grants(table, table, unread)), unread);
    }

    /**
     * Makes on a table what the one that was swapped out has, and activates the views that read it. What fails before
     * anything was taken from the other table can be done again.
     *
     * @param swappedOut the table that had its name before, not dropped yet
     * @return what is left to be done by hand, one sentence each
     */
    List<String> bringBack(String table, String swappedOut) {
        List<String> left = new ArrayList<>();
        Set<String> there = rollups(table).stream().map(Rollup::name).collect(Collectors.toSet());
        for (Rollup rollup : rollups(swappedOut)) {
            if (!there.contains(rollup.name())) {
                Sql make = statement(table, rollup);
                unlessLeft(
                        left, "make again: " + make, () -> bringBack(table, swappedOut, new Lost(rollup, make), left));
            }
        }
        unlessLeft(left, "activate the materialized views that read " + table, () -> activateSwapped(table, left));
        unlessLeft(left, "look at the grants and constraints of " + table, () -> {
            // What is granted on all tables is granted on this one, too.
            List<String> granted = grants(table, table, new ArrayList<>());
            grants(swappedOut, table, left).stream()
                    .filter(grant -> !granted.contains(grant))
                    .forEach(grant -> left.add("grant again: " + grant));
            Set<String> kept = constraints(table);
            constraints(swappedOut).stream()
                    .filter(constraint -> !kept.contains(constraint))
                    .forEach(constraint -> left.add("set again: " + constraint));
        });
        return left;
    }

    /** A rollup that a swap has taken away, and the statement that makes it again. */
    private record Lost(Rollup rollup, Sql make) {}

    /** What was left to be done by hand before is not known to whoever tries again: then it is all told, and ends. */
    private static void unlessLeft(List<String> left, String byHand, Runnable work) {
        try {
            work.run();
        } catch (ClusterException failed) {
            if (left.isEmpty()) {
                throw failed;
            }
            left.add(byHand + " (" + failed.getMessage() + ")");
        }
    }

    private void activateSwapped(String table, List<String> left) {
        views.of(table, left).stream()
                .filter(view -> !view.isActive() && view.isSwapped())
                .forEach(view -> activate(view, left));
    }

    List<Rollup> rollups(String table) {
        List<CatalogRow> described =
                frontEnds.query(Sql.of("DESC " + catalog.name(table).sql() + " ALL"));
        return new RollupRows(table, described, ownViews()).read();
    }

    private Sql statement(String table, Rollup rollup) {
        return rollup.statement().isEmpty()
                ? Sql.of("ALTER TABLE " + catalog.name(table).sql() + " ADD ROLLUP "
                        + new RollupDdl(rollup.name(), rollup.columns(), List.of(), Map.of()).sql())
                : Sql.of(rollup.statement());
    }

    private void bringBack(String table, String swappedOut, Lost lost, List<String> left) {
        requireBuilt(table);
        String name = lost.rollup().name();
        // Names of rollups are taken in a whole database; the log has what would be lost in between.
        LOG.info("{} had the rollup {}, which a swap took away; it is made again: {}", table, name, lost.make());
        Optional<String> obstacle = drop(swappedOut, name).or(() -> make(table, lost));
        // Nothing shows any more that it was there: whoever tries again would not know of it.
        obstacle.ifPresent(why -> left.add("make again, unless it is there: " + lost.make() + " (" + why + ")"));
    }

    /** A table takes no further rollup while it builds one: the next one stays where it is until then. */
    private void requireBuilt(String table) {
        try {
            building(table).stream().findFirst().ifPresent(rollup -> {
                throw new ClusterException(
                        Remedy.RETRY_LATER,
                        "The rollup " + rollup + " of " + table + " is being built; the others are made after it",
                        null);
            });
        } catch (ClusterException refused) {
            requireFinal(refused);
        }
    }

    /** The rollups a table does not show yet. Jobs that have ended may be those of another table of its name. */
    private List<String> building(String table) {
        return frontEnds
                .query(Sql.of("SHOW ALTER TABLE ROLLUP FROM " + Quoting.identifier(catalog.database())))
                .stream()
                .filter(job -> job.text("TableName").equals(table))
                .filter(job -> !ENDED.contains(job.text("State").toUpperCase(Locale.ROOT)))
                .map(job -> job.text("RollupIndexName"))
                .toList();
    }

    /** Drops a rollup. An answer that is lost or odd is not believed: the table itself is asked. */
    private Optional<String> drop(String table, String rollup) {
        try {
            frontEnds.execute(
                    Sql.of("ALTER TABLE " + catalog.name(table).sql() + " DROP ROLLUP " + Quoting.identifier(rollup)));
            return Optional.empty();
        } catch (ClusterException refused) {
            if (!has(table, rollup)) {
                return Optional.empty();
            }
            if (refused.remedy().isTransient() || refused.remedy() == Remedy.UNKNOWN) {
                throw refused;
            }
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private boolean has(String table, String rollup) {
        return rollups(table).stream().anyMatch(found -> found.name().equals(rollup));
    }

    private Optional<String> make(String table, Lost lost) {
        try {
            // It may be shown as it was typed, with names of its own database alone.
            frontEnds.execute(List.of(Sql.of("USE " + Quoting.identifier(catalog.database()))), lost.make());
            return Optional.empty();
        } catch (ClusterException refused) {
            return isMade(table, lost.rollup().name())
                    ? Optional.empty()
                    : Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    /** One that is still being built shows only among the jobs. */
    private boolean isMade(String table, String rollup) {
        try {
            return has(table, rollup) || building(table).contains(rollup);
        } catch (ClusterException unanswered) {
            return false;
        }
    }

    /** Views of other databases are often not the account's to alter: the rows show all the same. */
    private void activate(ReadingView view, List<String> left) {
        Sql activate = Sql.of("ALTER MATERIALIZED VIEW " + view.name().sql() + " ACTIVE");
        try {
            frontEnds.execute(activate);
        } catch (ClusterException refused) {
            requireFinal(refused);
            left.add("activate: " + activate + " (" + refused.getMessage() + ")");
        }
    }

    private String named(ReadingView view) {
        return view.named(catalog.database());
    }

    private List<CatalogRow> ownViews() {
        try {
            return catalog.materializedViews();
        } catch (ClusterException refused) {
            requireFinal(refused);
            return List.of();
        }
    }

    Set<String> constraints(String table) {
        String ddl = frontEnds.query(TableColumn.showCreateTable(catalog.name(table))).stream()
                .map(row -> row.text("Create Table"))
                .findFirst()
                .orElse("");
        return ddl.lines()
                .map(String::strip)
                .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                .filter(line -> CONSTRAINTS.stream().anyMatch(name -> line.startsWith("\"" + name + "\"")))
                .collect(Collectors.toSet());
    }

    /**
     * What was granted on a table, from 3.1 on and where the user may read it.
     *
     * @param now the name the table has now
     * @param named the name to grant it on
     */
    List<String> grants(String now, String named, List<String> unread) {
        try {
            List<String> grants = new ArrayList<>();
            for (String kind : List.of("user", "role")) {
                frontEnds
                        .query(Sql.of("SELECT GRANTEE, PRIVILEGE_TYPE, IS_GRANTABLE FROM sys.grants_to_" + kind
                                + "s WHERE OBJECT_CATALOG = 'default_catalog' AND OBJECT_TYPE = 'TABLE' AND OBJECT_DATABASE = "
                                + Quoting.string(catalog.database()) + " AND OBJECT_NAME = " + Quoting.string(now)))
                        .forEach(row -> grants.add(grant(kind, row, named)));
            }
            return grants;
        } catch (ClusterException refused) {
            requireFinal(refused);
            unread.add(
                    "grants on " + now + " could not be looked at (sys.grants_to_users needs the role user_admin, and"
                            + " 3.1): " + refused.getMessage());
            return List.of();
        }
    }

    /** What may be answered in a moment is not taken for unreadable. */
    private static void requireFinal(ClusterException refused) {
        if (refused.remedy().isTransient()) {
            throw refused;
        }
    }

    private String grant(String kind, CatalogRow row, String table) {
        String printed = row.require("GRANTEE");
        String grantee = kind.equals("role") ? Quoting.string(printed) : PrintedUser.sql(printed);
        return "GRANT " + row.require("PRIVILEGE_TYPE") + " ON TABLE "
                + catalog.name(table).sql() + " TO " + kind.toUpperCase(Locale.ROOT) + " " + grantee
                + (row.text("IS_GRANTABLE").equalsIgnoreCase("YES") ? " WITH GRANT OPTION" : "");
    }
}
