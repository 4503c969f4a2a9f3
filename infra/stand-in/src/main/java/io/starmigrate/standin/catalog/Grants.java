package io.starmigrate.standin.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The users and roles there are, who has which role, and who was granted what on which relation. Grants belong to the
 * relation's id: they stay when it gets another name, and go with it when tables are swapped. Thread-safe.
 */
public final class Grants {
    private static final Grantee ROOT = new Grantee(Kind.USER, "'root'@'%'");

    private final Map<Key, TreeSet<String>> privileges = new TreeMap<>();
    private final Map<OnAll, TreeSet<String>> onAll = new TreeMap<>();
    private final Set<Grantee> grantees = new TreeSet<>(Set.of(ROOT));
    private final Set<Edge> edges = new TreeSet<>(Set.of(new Edge("root", ROOT)));

    /** What a new cluster has. */
    public Grants() {
        List.of("root", "cluster_admin", "db_admin", "user_admin", "public")
                .forEach(role -> grantees.add(new Grantee(Kind.ROLE, role)));
    }

    /**
     * What one grantee may do to one relation.
     *
     * @param grantee as it is printed: {@code 'reader'@'%'}, or a role's name
     * @param privileges in the alphabet's order
     */
    public record Grant(long relation, Kind kind, String grantee, List<String> privileges) {}

    /**
     * On all tables, those to come too.
     *
     * @param database their database; empty: of every one
     */
    public record OnAll(String database, Kind kind, String grantee) implements Comparable<OnAll> {
        /** Whether it is on the tables of a database. */
        public boolean concerns(String other) {
            return database.isEmpty() || database.equals(other);
        }

        @Override
        public int compareTo(OnAll other) {
            int byDatabase = database.compareTo(other.database);
            int byKind = byDatabase != 0 ? byDatabase : kind.compareTo(other.kind);
            return byKind != 0 ? byKind : grantee.compareTo(other.grantee);
        }
    }

    /** Whom a privilege can be granted to. */
    public enum Kind {
        USER,
        ROLE
    }

    private record Key(long relation, Kind kind, String grantee) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byRelation = Long.compare(relation, other.relation);
            int byKind = byRelation != 0 ? byRelation : kind.compareTo(other.kind);
            return byKind != 0 ? byKind : grantee.compareTo(other.grantee);
        }
    }

    /** A user or role. */
    public record Grantee(Kind kind, String name) implements Comparable<Grantee> {
        @Override
        public int compareTo(Grantee other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : name.compareTo(other.name);
        }
    }

    /** That somebody has a role. */
    public record Edge(String role, Grantee to) implements Comparable<Edge> {
        @Override
        public int compareTo(Edge other) {
            int byRole = role.compareTo(other.role);
            return byRole != 0 ? byRole : to.compareTo(other.to);
        }
    }

    /** @return false when it is there already */
    public synchronized boolean make(Grantee made) {
        return grantees.add(made);
    }

    /** In the alphabet's order. */
    public synchronized List<String> grantees(Kind kind) {
        return grantees.stream()
                .filter(grantee -> grantee.kind() == kind)
                .map(Grantee::name)
                .toList();
    }

    /**
     * Gives a role to somebody.
     *
     * @return false when there is no such role, user or role to give it to
     */
    public synchronized boolean give(Edge edge) {
        return grantees.contains(new Grantee(Kind.ROLE, edge.role()))
                && grantees.contains(edge.to())
                && (edges.add(edge) || edges.contains(edge));
    }

    public synchronized List<Edge> edges() {
        return List.copyOf(edges);
    }

    /** Whoever is not there yet is made by it, as tests need it. */
    public synchronized void grant(Grant grant) {
        grantees.add(new Grantee(grant.kind(), grant.grantee()));
        privileges
                .computeIfAbsent(new Key(grant.relation(), grant.kind(), grant.grantee()), key -> new TreeSet<>())
                .addAll(grant.privileges());
    }

    /** Whoever is not there yet is made by it, as tests need it. */
    public synchronized void grant(OnAll tables, List<String> granted) {
        grantees.add(new Grantee(tables.kind(), tables.grantee()));
        onAll.computeIfAbsent(tables, key -> new TreeSet<>()).addAll(granted);
    }

    /** What was granted on all tables, in the alphabet's order. */
    public synchronized Map<OnAll, List<String>> onAll() {
        Map<OnAll, List<String>> granted = new TreeMap<>();
        onAll.forEach((tables, privileges) -> granted.put(tables, List.copyOf(privileges)));
        return granted;
    }

    /** Forgets what was granted on a relation that is gone. */
    public synchronized void revokeAll(long relation) {
        privileges.keySet().removeIf(key -> key.relation() == relation);
    }

    public synchronized List<Grant> all() {
        List<Grant> all = new ArrayList<>();
        privileges.forEach(
                (key, granted) -> all.add(new Grant(key.relation(), key.kind(), key.grantee(), List.copyOf(granted))));
        return all;
    }
}
