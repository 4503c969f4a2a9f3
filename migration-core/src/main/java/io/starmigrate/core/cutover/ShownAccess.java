package io.starmigrate.core.cutover;

import io.starmigrate.core.cutover.Grants.Kind;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.privilege.Account;
import io.starmigrate.core.starrocks.privilege.ShownGrant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What SHOW GRANTS tells of everybody of a cluster, in the words of the views that later versions have: 3.0 has roles,
 * and no such views. To be used from one thread.
 */
public final class ShownAccess {
    /** What is granted on the objects of all databases is so on this one's. */
    private static final String EVERY = "*";

    /** Every cluster has them, with privileges that nobody can give or take. */
    private static final Set<String> BUILT_IN = Set.of("root", "cluster_admin", "db_admin", "user_admin");

    private final String database;
    private final Map<Kind, List<CatalogRow>> granted = new EnumMap<>(Kind.class);
    private final List<CatalogRow> edges = new ArrayList<>();

    /** Nobody has told anything of this database yet. */
    public ShownAccess(String database) {
        this.database = database;
    }

    /** Takes in what was answered of one user or role. */
    public void add(Kind kind, String name, List<CatalogRow> rows) {
        for (CatalogRow row : rows) {
            String statement = row.text("Grants");
            for (ShownGrant grant : ShownGrant.of(statement)) {
                if (grant.database().equals(database) || isOfEvery(kind, name, grant)) {
                    granted.computeIfAbsent(kind, any -> new ArrayList<>()).add(row(name, row.text("Catalog"), grant));
                }
            }
            for (String role : Account.rolesIn(List.of(statement))) {
                edges.add(CatalogRow.of(Map.of("FROM_ROLE", role, kind == Kind.ROLE ? "TO_ROLE" : "TO_USER", name)));
            }
        }
    }

    private static boolean isOfEvery(Kind kind, String name, ShownGrant grant) {
        return grant.database().equals(EVERY) && !(kind == Kind.ROLE && BUILT_IN.contains(name));
    }

    private static CatalogRow row(String name, String catalog, ShownGrant grant) {
        return CatalogRow.of(Map.of(
                "GRANTEE",
                name,
                "OBJECT_CATALOG",
                catalog.equals("default") ? "" : catalog,
                "OBJECT_TYPE",
                grant.type(),
                "OBJECT_NAME",
                grant.object(),
                "PRIVILEGE_TYPE",
                String.join(",", grant.privileges()),
                "IS_GRANTABLE",
                grant.passedOn() ? "YES" : "NO"));
    }

    /** @param names what the objects would be called at the target */
    public Grants grants(UnaryOperator<String> names) {
        return Grants.of(granted, names);
    }

    /** Who has which role. */
    public Memberships memberships() {
        return Memberships.of(edges);
    }
}
