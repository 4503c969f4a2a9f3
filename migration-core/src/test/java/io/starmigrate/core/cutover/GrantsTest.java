package io.starmigrate.core.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.cutover.Access.Known;
import io.starmigrate.core.cutover.Grants.Kind;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrantsTest {
    private static final UnaryOperator<String> SAME = UnaryOperator.identity();
    private static final String WHICH = "; -- or those that are default at the source, which does not tell; a role that"
            + " is not counts only after SET ROLE";
    private static final Known UNTOLD = new Known(Optional.empty(), Optional.empty());

    private static CatalogRow grant(String grantee, String object, String privileges) {
        return CatalogRow.of(Map.of(
                "GRANTEE", grantee, "OBJECT_TYPE", "TABLE", "OBJECT_NAME", object, "PRIVILEGE_TYPE", privileges));
    }

    @Test
    void what_the_target_lacks_is_granted_by_the_names_it_has() {
        Grants here = Grants.of(
                Map.of(
                        Kind.USER,
                                List.of(
                                        grant("'reader'@'%'", "orders", "SELECT, INSERT"),
                                        grant("'app'@'%'", "notes", "SELECT")),
                        Kind.ROLE, List.of(grant("analyst", "orders", "SELECT"))),
                name -> name.equals("orders") ? "orders2" : name);
        Grants there = Grants.of(
                Map.of(
                        Kind.USER,
                        List.of(grant("'reader'@'%'", "orders2", "SELECT"), grant("'app'@'%'", "notes", "SELECT"))),
                SAME);

        assertThat(lacked(here, there, known(Set.of("'reader'@'%'"), Set.of())))
                .containsExactly(
                        "CREATE ROLE `analyst`;",
                        "GRANT SELECT ON TABLE `shop`.`orders2` TO ROLE \"analyst\";",
                        "GRANT INSERT ON TABLE `shop`.`orders2` TO USER 'reader'@'%';");
        assertThat(lacked(here, there, known(Set.of("'other'@'%'"), Set.of("analyst"))))
                .first()
                .isEqualTo("CREATE USER 'reader'@'%'; -- with a password of your choice");
        assertThat(lacked(here, there)).hasSize(2).allMatch(statement -> statement.startsWith("GRANT"));
        assertThat(lacked(here, here)).isEmpty();
    }

    private static CatalogRow grant(Map<String, String> more) {
        Map<String, String> row = new HashMap<>(Map.of(
                "GRANTEE", "'app'@'%'",
                "OBJECT_CATALOG", "default_catalog",
                "OBJECT_TYPE", "TABLE",
                "OBJECT_NAME", "orders",
                "PRIVILEGE_TYPE", "SELECT",
                "IS_GRANTABLE", "NO"));
        row.putAll(more);
        return CatalogRow.of(row);
    }

    private static Grants of(CatalogRow... rows) {
        return Grants.of(Map.of(Kind.USER, List.of(rows)), SAME);
    }

    private static List<String> lacked(Grants here, Grants there, Known known) {
        return new Access(here, Memberships.UNTOLD).lackedBy(new Access(there, Memberships.UNTOLD), "shop", known);
    }

    private static List<String> lacked(Grants here, Grants there) {
        return lacked(here, there, UNTOLD);
    }

    private static Known known(Set<String> users, Set<String> roles) {
        return new Known(Optional.of(users), Optional.of(roles));
    }

    @Test
    void a_grant_that_may_be_passed_on_is_more_than_one_that_may_not() {
        CatalogRow option = grant(Map.of("IS_GRANTABLE", "YES"));

        assertThat(lacked(of(option), of(grant(Map.of()))))
                .containsExactly("GRANT SELECT ON TABLE `shop`.`orders` TO USER 'app'@'%' WITH GRANT OPTION;");
        assertThat(lacked(of(grant(Map.of())), of(option))).isEmpty();
    }

    @Test
    void databases_of_other_catalogs_are_not_meant() {
        assertThat(lacked(of(grant(Map.of("OBJECT_CATALOG", "hive"))), of())).isEmpty();
    }

    @Test
    void functions_and_whole_kinds_of_objects_are_named_as_statements_name_them() {
        assertThat(lacked(
                        of(
                                grant(Map.of("OBJECT_TYPE", "FUNCTION", "OBJECT_NAME", "f(INT, VARCHAR)")),
                                grant(Map.of("OBJECT_TYPE", "DATABASE", "OBJECT_NAME", "")),
                                grant(Map.of("OBJECT_NAME", ""))),
                        of()))
                .containsExactlyInAnyOrder(
                        "GRANT SELECT ON FUNCTION `shop`.`f`(INT, VARCHAR) TO USER 'app'@'%';",
                        "GRANT SELECT ON DATABASE `shop` TO USER 'app'@'%';",
                        "GRANT SELECT ON ALL TABLES IN DATABASE `shop` TO USER 'app'@'%';");
    }

    private static CatalogRow edge(String role, @Nullable String toRole, @Nullable String toUser) {
        Map<String, @Nullable String> row = new HashMap<>();
        row.put("FROM_ROLE", role);
        row.put("TO_ROLE", toRole);
        row.put("TO_USER", toUser);
        return CatalogRow.of(row);
    }

    private static Access access(List<CatalogRow> edges) {
        Grants granted = Grants.of(Map.of(Kind.ROLE, List.of(grant("read\"er", "orders", "SELECT"))), SAME);
        return new Access(granted, Memberships.of(edges));
    }

    @Test
    void whoHasItByARoleIsGivenTheRole() {
        Access here = access(List.of(
                edge("lead", null, "'ann'@'%'"),
                edge("read\"er", null, "'bob'@'%'"),
                edge("read\"er", "lead", null),
                edge("db_admin", null, "'dba'@'%'"),
                edge("of another database", null, "'eve'@'%'")));
        Access there = access(List.of(edge("db_admin", null, "'dba'@'%'"), edge("x", null, "'bob'@'%'")));

        assertThat(here.lackedBy(there, "shop", known(Set.of("'ann'@'%'"), Set.of("read\"er", "db_admin"))))
                .containsExactly(
                        "CREATE ROLE `lead`;",
                        "CREATE USER 'bob'@'%'; -- with a password of your choice",
                        "GRANT \"read\\\"er\" TO ROLE \"lead\";",
                        "GRANT \"lead\" TO USER 'ann'@'%';",
                        "GRANT \"read\\\"er\" TO USER 'bob'@'%';",
                        "SET DEFAULT ROLE ALL TO 'ann'@'%'" + WHICH,
                        "SET DEFAULT ROLE ALL TO 'bob'@'%'" + WHICH);
        assertThat(here.lackedBy(here, "shop", UNTOLD)).isEmpty();
    }

    @Test
    void whoeverIsCalledStrangelyIsQuoted() {
        Access here = new Access(
                Grants.of(Map.of(Kind.USER, List.of(grant("'o'brien'@'10.0.%'", "orders", "SELECT"))), SAME),
                Memberships.of(List.of(edge("db_admin", null, "'o'brien'@'10.0.%'"))));

        assertThat(here.lackedBy(
                        new Access(of(), Memberships.of(List.of())), "shop", known(Set.of(), Set.of("db_admin"))))
                .containsExactly(
                        "CREATE USER \"o'brien\"@\"10.0.%\"; -- with a password of your choice",
                        "GRANT SELECT ON TABLE `shop`.`orders` TO USER \"o'brien\"@\"10.0.%\";",
                        "GRANT \"db_admin\" TO USER \"o'brien\"@\"10.0.%\";",
                        "SET DEFAULT ROLE ALL TO \"o'brien\"@\"10.0.%\"" + WHICH);
    }

    @Test
    void aRoleOfAllTablesNeedsNoGrantToCount() {
        Access here = access(List.of(edge("db_admin", null, "'dba'@'%'")));

        assertThat(here.lackedBy(access(List.of()), "shop", UNTOLD))
                .first()
                .isEqualTo("GRANT \"db_admin\" TO USER 'dba'@'%';");
    }
}
