package io.starmigrate.standin.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who was granted what on which relation. Grants belong to the relation's id: they stay when it gets another name, and
 * go with it when tables are swapped. Thread-safe.
 */
public final class Grants {
    private final Map<Key, TreeSet<String>> privileges = new TreeMap<>();

    /**
     * What one grantee may do to one relation.
     *
     * @param grantee as it is printed: {@code 'reader'@'%'}, or a role's name
     * @param privileges in the alphabet's order
     */
    public record Grant(long relation, Kind kind, String grantee, List<String> privileges) {}

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

    public synchronized void grant(Grant grant) {
        privileges
                .computeIfAbsent(new Key(grant.relation(), grant.kind(), grant.grantee()), key -> new TreeSet<>())
                .addAll(grant.privileges());
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
