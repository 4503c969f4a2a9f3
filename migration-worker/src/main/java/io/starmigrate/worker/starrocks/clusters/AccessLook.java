package io.starmigrate.worker.starrocks.clusters;

import io.starmigrate.core.cutover.Access.Known;
import io.starmigrate.core.cutover.Grants;
import io.starmigrate.core.cutover.Grants.Kind;
import io.starmigrate.core.cutover.Memberships;
import io.starmigrate.core.cutover.ShownAccess;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.privilege.ShownGrant;
import io.starmigrate.core.starrocks.sql.Sql;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads who may do what to the tables of a database: by the views that tell it of everybody, and where a version has no
 * such views, as 3.0, by asking for each user and each role.
 */
final class AccessLook {
    private final String database;
    private final Asking asking;

    AccessLook(String database, Asking asking) {
        this.database = database;
        this.asking = asking;
    }

    /** Asks a cluster. */
    @FunctionalInterface
    interface Asking {
        /** @return empty, with why in {@code unread}, where the version has no such question or it may not be asked */
        Optional<List<CatalogRow>> asked(Sql question, List<String> unread);
    }

    /**
     * What was told.
     *
     * @param grants empty where they were not
     * @param memberships empty where they were not
     */
    record ReadAccess(Optional<Grants> grants, Optional<Memberships> memberships) {}

    /**
     * Reads it.
     *
     * @param names what the objects would be called at the target
     * @param unread hears what is not told, and why
     */
    ReadAccess read(UnaryOperator<String> names, List<String> unread) {
        List<String> silent = new ArrayList<>();
        Optional<Grants> grants = grants(names, silent);
        Optional<Memberships> memberships = grants.flatMap(
                told -> asking.asked(Memberships.question(), silent).map(Memberships::of));
        if (memberships.isPresent()) {
            return new ReadAccess(grants, memberships);
        }
        List<String> refused = new ArrayList<>();
        Optional<ShownAccess> shown = shown(refused);
        unread.addAll(shown.isPresent() ? refused : silent);
        return new ReadAccess(
                grants.or(() -> shown.map(access -> access.grants(names))), shown.map(ShownAccess::memberships));
    }

    private Optional<Grants> grants(UnaryOperator<String> names, List<String> silent) {
        Map<Kind, List<CatalogRow>> answers = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            asking.asked(kind.question(database), silent).ifPresent(rows -> answers.put(kind, rows));
        }
        return answers.size() == Kind.values().length ? Optional.of(Grants.of(answers, names)) : Optional.empty();
    }

    /** Of everybody there is; whoever is not told of is named, and all others count. */
    private Optional<ShownAccess> shown(List<String> refused) {
        Known known = Known.of(
                asking.asked(Known.usersQuestion(), refused).orElse(null),
                asking.asked(Known.rolesQuestion(), refused).orElse(null));
        if (known.users().isEmpty() || known.roles().isEmpty()) {
            return Optional.empty();
        }
        ShownAccess access = new ShownAccess(database);
        known.users().get().stream()
                .sorted()
                .forEach(user -> asking.asked(ShownGrant.ofUser(user), refused)
                        .ifPresent(rows -> access.add(Kind.USER, user, rows)));
        known.roles().get().stream()
                .sorted()
                .forEach(role -> asking.asked(ShownGrant.ofRole(role), refused)
                        .ifPresent(rows -> access.add(Kind.ROLE, role, rows)));
        return Optional.of(access);
    }
}
