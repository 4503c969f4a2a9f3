package io.starmigrate.core.starrocks.privilege;

import io.starmigrate.core.starrocks.privilege.GrantText.Granted;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an account may do, as the cluster tells it. Immutable.
 *
 * @param identity who it is, as the cluster prints it: {@code 'user'@'host'}
 * @param rolesBased whether privileges are those of 3.0 and later
 * @param own the statements that grant it something, and not through a role
 * @param roles the same of each role that it has, by name; a role whose grants it may not see has none
 * @param active the roles that count in a session of its; null where the cluster does not tell: then all do
 */
public record Account(
        String identity,
        boolean rolesBased,
        List<String> own,
        Map<String, List<String>> roles,
        @Nullable Set<String> active) {
    /** The role that may do everything. */
    public static final String ROOT = "root";

    public Account {
        own = List.copyOf(own);
        roles = Map.copyOf(roles);
        active = active == null ? null : Set.copyOf(active);
    }

    /**
     * Asks what the asking account may do, which needs no privilege: the statements in {@code Grants}, to whom in
     * {@code UserIdentity}; from 3.0 on with {@code Catalog}.
     */
    public static Sql grants() {
        return Sql.of("SHOW GRANTS");
    }

    /** Asks the same of one of its roles. */
    public static Sql grantsOf(String role) {
        return Sql.of("SHOW GRANTS FOR ROLE " + Quoting.string(role));
    }

    /** Asks which of its roles count in the session, from 3.0 on: names with commas between, or {@code NONE}. */
    public static Sql activeRoles() {
        return Sql.of("SELECT current_role()");
    }

    /** The roles that these statements grant. */
    public static Set<String> rolesIn(Collection<String> statements) {
        Set<String> roles = new LinkedHashSet<>();
        statements.forEach(statement -> roles.addAll(GrantText.roles(statement)));
        return roles;
    }

    /** Whether the cluster tells nothing of it: so it is where another system decides. */
    public boolean isUntold() {
        return !isRoot(active == null ? roles.keySet() : active)
                && own.stream()
                        .allMatch(statement -> GrantText.privileges(statement).isEmpty())
                && roles.values().stream()
                        .flatMap(List::stream)
                        .allMatch(statement -> GrantText.privileges(statement).isEmpty());
    }

    /** How far something is granted. */
    public enum Extent {
        /** On all of the scope. */
        ALL,
        /** On each object that was asked for, but on others of the scope not. */
        NAMED,
        /** On some of its objects. */
        SOME,
        /** By a role that does not count in a session of the account. */
        INACTIVE,
        /** Not at all. */
        NONE
    }

    /**
     * How far a privilege is granted.
     *
     * @param privilege in upper case
     * @param named the tables or views it is needed on; empty: all of the scope
     */
    public Extent extent(String privilege, Scope scope, Collection<String> named) {
        Set<String> counting = closure(active == null ? roles.keySet() : active);
        Extent extent = isRoot(counting) ? Extent.ALL : extent(granted(counting), privilege, scope, named);
        boolean dormant = extent == Extent.NONE
                && extent(granted(closure(roles.keySet())), privilege, scope, named) != Extent.NONE;
        return dormant ? Extent.INACTIVE : extent;
    }

    private static Extent extent(List<Granted> granted, String privilege, Scope scope, Collection<String> named) {
        List<Granted> giving =
                granted.stream().filter(grant -> grant.gives(privilege)).toList();
        if (giving.stream().anyMatch(grant -> grant.covers(scope))) {
            return Extent.ALL;
        }
        if (!named.isEmpty()
                && named.stream().allMatch(name -> giving.stream().anyMatch(grant -> grant.isOn(scope, name)))) {
            return Extent.NAMED;
        }
        return giving.stream().anyMatch(grant -> grant.touches(scope)) ? Extent.SOME : Extent.NONE;
    }

    private static boolean isRoot(Set<String> counting) {
        return counting.contains(ROOT);
    }

    private List<Granted> granted(Set<String> counting) {
        return statements(counting).stream()
                .flatMap(statement -> GrantText.privileges(statement).stream())
                .toList();
    }

    private List<String> statements(Set<String> counting) {
        Map<String, List<String>> all = new HashMap<>(roles);
        all.keySet().retainAll(counting);
        return Stream.concat(own.stream(), all.values().stream().flatMap(List::stream))
                .toList();
    }

    /** These roles, and those that were granted to them. */
    private Set<String> closure(Set<String> from) {
        Set<String> all = new HashSet<>();
        for (Set<String> next = from; !next.isEmpty(); ) {
            Set<String> found = new HashSet<>();
            next.stream().filter(all::add).forEach(role -> found.addAll(rolesIn(roles.getOrDefault(role, List.of()))));
            found.removeAll(all);
            next = found;
        }
        return all;
    }
}
