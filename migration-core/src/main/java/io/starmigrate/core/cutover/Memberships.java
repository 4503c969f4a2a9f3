package io.starmigrate.core.cutover;

import io.starmigrate.core.cutover.Grants.Grantee;
import io.starmigrate.core.cutover.Grants.Kind;
import io.starmigrate.core.cutover.Grants.Lacking;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which role is given to which users and roles, as {@code sys.role_edges} tells it: there are such roles from 3.0 on,
 * and the view from 3.1 on. Immutable.
 */
public final class Memberships {
    /** None, where a cluster does not tell them. */
    public static final Memberships UNTOLD = new Memberships(Set.of());

    /** The roles that may read every table without a grant of their own. */
    private static final Set<String> OF_ALL_TABLES = Set.of("root", "db_admin");

    private final Set<Edge> edges;

    private Memberships(Set<Edge> edges) {
        this.edges = edges;
    }

    private record Edge(String role, Grantee to) implements Comparable<Edge> {
        @Override
        public int compareTo(Edge other) {
            // A role has its own roles before users get it.
            return Comparator.comparing((Edge edge) -> edge.to.kind())
                    .reversed()
                    .thenComparing(edge -> edge.to.name())
                    .thenComparing(Edge::role)
                    .compare(this, other);
        }
    }

    /** Asks a cluster for all of them. */
    public static Sql question() {
        return Sql.of("SELECT * FROM sys.role_edges");
    }

    /** What a cluster answered. */
    public static Memberships of(List<CatalogRow> rows) {
        Set<Edge> edges = new TreeSet<>();
        for (CatalogRow row : rows) {
            String role = row.text("FROM_ROLE");
            String toRole = row.text("TO_ROLE");
            String toUser = row.text("TO_USER");
            if (!role.isEmpty() && !toRole.isEmpty()) {
                edges.add(new Edge(role, new Grantee(Kind.ROLE, toRole)));
            }
            if (!role.isEmpty() && !toUser.isEmpty()) {
                edges.add(new Edge(role, new Grantee(Kind.USER, toUser)));
            }
        }
        return new Memberships(edges);
    }

    /**
     * Who has here, and not there, a role by which something may be done to the tables that are moved.
     *
     * @param giving the roles that something is granted to on them
     */
    List<Lacking> lackedBy(Memberships there, Set<String> giving) {
        Set<String> reaching = reaching(giving);
        List<Lacking> lacking = new ArrayList<>();
        for (Edge edge : edges) {
            if (reaching.contains(edge.role) && !there.edges.contains(edge)) {
                lacking.add(new Lacking(
                        edge.to,
                        "GRANT " + Quoting.string(edge.role) + " TO "
                                + edge.to.kind().sql(edge.to.name())));
            }
        }
        return lacking;
    }

    /** These roles, those they are given to, and so on. */
    private Set<String> reaching(Set<String> giving) {
        Set<String> all = new HashSet<>(OF_ALL_TABLES);
        all.addAll(giving);
        boolean more = true;
        while (more) {
            more = false;
            for (Edge edge : edges) {
                more |= edge.to.kind() == Kind.ROLE && all.contains(edge.role) && all.add(edge.to.name());
            }
        }
        return all;
    }
}
