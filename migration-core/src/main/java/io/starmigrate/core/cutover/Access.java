package io.starmigrate.core.cutover;

import io.starmigrate.core.cutover.Grants.Grantee;
import io.starmigrate.core.cutover.Grants.Kind;
import io.starmigrate.core.cutover.Grants.Lacking;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.privilege.PrintedUser;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may do what to the tables and views of one database, by grants and by roles. Immutable. */
public record Access(Grants grants, Memberships memberships) {
    /**
     * The users and roles that a cluster has.
     *
     * @param users as it prints them: {@code 'user'@'host'}; empty where it does not tell
     * @param roles by name; empty where it does not tell
     */
    public record Known(Optional<Set<String>> users, Optional<Set<String>> roles) {
        /** Asks for the users: for {@code user_admin}. */
        public static Sql usersQuestion() {
            return Sql.of("SHOW USERS");
        }

        /** Asks for the roles: for {@code user_admin}. */
        public static Sql rolesQuestion() {
            return Sql.of("SHOW ROLES");
        }

        /** What a cluster answered to both questions; null for one that it did not answer. */
        public static Known of(@Nullable List<CatalogRow> users, @Nullable List<CatalogRow> roles) {
            return new Known(texts(users, "User"), texts(roles, "Name"));
        }

        private static Optional<Set<String>> texts(@Nullable List<CatalogRow> told, String column) {
            return Optional.ofNullable(told)
                    .map(rows -> rows.stream().map(row -> row.text(column)).collect(Collectors.toSet()));
        }

        private boolean lacks(Grantee grantee) {
            return (grantee.kind() == Kind.ROLE ? roles : users)
                    .filter(names -> !names.contains(grantee.name()))
                    .isPresent();
        }
    }

    /**
     * The statements that give at the target what this says and {@code there} lacks, in an order in which they can be
     * executed, each a line with its semicolon, behind which a comment may stand. They are for people: nothing here
     * knows a password, and no version tells which roles of others are default.
     *
     * @param database the target's database
     * @param known what the target has
     */
    public List<String> lackedBy(Access there, String database, Known known) {
        List<Lacking> granted = grants.lackedBy(there.grants, database);
        List<Lacking> given = memberships.lackedBy(there.memberships, grants.roles());
        List<String> statements = new ArrayList<>(made(granted, given, known));
        granted.forEach(each -> statements.add(each.statement() + ";"));
        given.forEach(each -> statements.add(each.statement() + ";"));
        given.stream()
                .map(Lacking::to)
                .filter(to -> to.kind() == Kind.USER)
                .distinct()
                .forEach(to -> statements.add("SET DEFAULT ROLE ALL TO " + PrintedUser.sql(to.name())
                        + "; -- or those that are default at the source, which does not tell; a role that is not counts"
                        + " only after SET ROLE"));
        return statements;
    }

    private static Set<String> made(List<Lacking> granted, List<Lacking> given, Known known) {
        Set<String> statements = new LinkedHashSet<>();
        Stream.of(granted, given)
                .flatMap(List::stream)
                .map(Lacking::to)
                .filter(known::lacks)
                .forEach(to -> statements.add(
                        to.kind() == Kind.ROLE
                                ? "CREATE ROLE " + Quoting.identifier(to.name()) + ";"
                                : "CREATE USER " + PrintedUser.sql(to.name()) + "; -- with a password of your choice"));
        return statements;
    }
}
