package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Grants;
import io.starmigrate.standin.catalog.Grants.Grant;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Cluster;
import io.starmigrate.standin.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SHOW GRANTS, and the rows of {@code sys.grants_to_users} and {@code sys.grants_to_roles}. */
final class GrantRows {
    static final List<String> COLUMNS = List.of(
            "GRANTEE",
            "OBJECT_CATALOG",
            "OBJECT_DATABASE",
            "OBJECT_NAME",
            "OBJECT_TYPE",
            "PRIVILEGE_TYPE",
            "IS_GRANTABLE");
    private static final List<String> SHOWN = List.of("UserIdentity", "Catalog", "Grants");
    private static final List<String> BEFORE_ROLES = List.of("UserIdentity", "Grants");

    private GrantRows() {}

    private record Named(Grant grant, Database database, Relation relation) {}

    private static List<Named> named(Cluster cluster) {
        List<Named> named = new ArrayList<>();
        cluster.catalog().locked(() -> {
            for (Grant grant : cluster.grants().all()) {
                for (Database database : cluster.catalog().databases()) {
                    database.relations().stream()
                            .filter(relation -> relation.id() == grant.relation())
                            .forEach(relation -> named.add(new Named(grant, database, relation)));
                }
            }
            return named;
        });
        return named;
    }

    /** What is granted on all tables is told of each that is there. */
    private static List<Named> onAll(Cluster cluster) {
        List<Named> named = new ArrayList<>();
        cluster.catalog().locked(() -> {
            cluster.grants()
                    .onAll()
                    .forEach((tables, privileges) -> cluster.catalog().databases().stream()
                            .filter(database -> tables.concerns(database.name()))
                            .forEach(database -> database.relations().stream()
                                    .filter(Table.class::isInstance)
                                    .forEach(table -> named.add(new Named(
                                            new Grant(table.id(), tables.kind(), tables.grantee(), privileges),
                                            database,
                                            table)))));
            return named;
        });
        return named;
    }

    static List<Map<String, @Nullable String>> rows(Cluster cluster, Grants.Kind kind) {
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        List<Named> all = new ArrayList<>(named(cluster));
        all.addAll(onAll(cluster));
        for (Named named : all) {
            if (named.grant.kind() == kind) {
                Map<String, @Nullable String> row = new LinkedHashMap<>();
                row.put("GRANTEE", named.grant.grantee());
                row.put("OBJECT_CATALOG", "default_catalog");
                row.put("OBJECT_DATABASE", named.database.name());
                row.put("OBJECT_NAME", named.relation.name());
                row.put("OBJECT_TYPE", "TABLE");
                row.put("PRIVILEGE_TYPE", String.join(", ", named.grant.privileges()));
                row.put("IS_GRANTABLE", "NO");
                rows.add(row);
            }
        }
        return rows;
    }

    static Answer show(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowGrantsStatementContext show = statement.showGrantsStatement();
        if (show.FOR() == null) {
            String user = "'" + session.user() + "'@'%'";
            if (!session.personality().atLeast(3, 0)) {
                return new ShownRows(BEFORE_ROLES, List.of(List.of(user, "GRANT NODE, ADMIN ON *.* TO " + user)))
                        .answer();
            }
            List<@Nullable String> row = Arrays.asList(user, null, "GRANT 'root' TO " + user);
            return new ShownRows(SHOWN, List.of(row)).answer();
        }
        boolean role = show.ROLE() != null;
        String grantee =
                role ? Names.text(show.identifierOrString()) : user(show.user().getText());
        Grants.Kind kind = role ? Grants.Kind.ROLE : Grants.Kind.USER;
        List<List<@Nullable String>> rows =
                new ArrayList<>(RoleRows.granted(session.cluster().grants(), new Grants.Grantee(kind, grantee)));
        named(session.cluster()).stream()
                .filter(named ->
                        named.grant.kind() == kind && named.grant.grantee().equals(grantee))
                .<List<@Nullable String>>map(named -> List.of(
                        grantee,
                        "default_catalog",
                        "GRANT " + String.join(", ", named.grant.privileges()) + " ON TABLE " + named.database.name()
                                + "." + named.relation.name() + " TO "
                                + (role ? "ROLE '" + grantee + "'" : "USER " + grantee)))
                .forEach(rows::add);
        session.cluster().grants().onAll().forEach((tables, privileges) -> {
            if (tables.kind() == kind && tables.grantee().equals(grantee)) {
                String where = tables.database().isEmpty() ? "ALL DATABASES" : "DATABASE " + tables.database();
                rows.add(List.of(
                        grantee,
                        "default_catalog",
                        "GRANT " + String.join(", ", privileges) + " ON ALL TABLES IN " + where + " TO "
                                + (role ? "ROLE '" + grantee + "'" : "USER " + grantee)));
            }
        });
        return new ShownRows(SHOWN, rows).answer();
    }

    private static String user(String written) {
        String bare = written.replace("`", "").replace("\"", "'");
        String name = bare.startsWith("'") ? bare : "'" + bare + "'";
        return bare.contains("@") ? bare : name + "@'%'";
    }
}
