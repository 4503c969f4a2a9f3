package io.starmigrate.core.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.cutover.Grants.Kind;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class GrantsTest {
    private static final UnaryOperator<String> SAME = UnaryOperator.identity();

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

        assertThat(here.lackedBy(there, "shop", Set.of("'reader'@'%'")))
                .containsExactly(
                        "CREATE ROLE `analyst`",
                        "GRANT SELECT ON TABLE `shop`.`orders2` TO ROLE \"analyst\"",
                        "GRANT INSERT ON TABLE `shop`.`orders2` TO USER 'reader'@'%'");
        assertThat(here.lackedBy(there, "shop", Set.of("'other'@'%'")))
                .contains("CREATE USER 'reader'@'%' -- with a password of your choice");
        assertThat(here.lackedBy(here, "shop", Set.of())).isEmpty();
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

    @Test
    void a_grant_that_may_be_passed_on_is_more_than_one_that_may_not() {
        CatalogRow option = grant(Map.of("IS_GRANTABLE", "YES"));

        assertThat(of(option).lackedBy(of(grant(Map.of())), "shop", Set.of()))
                .containsExactly("GRANT SELECT ON TABLE `shop`.`orders` TO USER 'app'@'%' WITH GRANT OPTION");
        assertThat(of(grant(Map.of())).lackedBy(of(option), "shop", Set.of())).isEmpty();
    }

    @Test
    void databases_of_other_catalogs_are_not_meant() {
        assertThat(of(grant(Map.of("OBJECT_CATALOG", "hive"))).lackedBy(of(), "shop", Set.of()))
                .isEmpty();
    }

    @Test
    void functions_and_whole_kinds_of_objects_are_named_as_statements_name_them() {
        assertThat(of(
                                grant(Map.of("OBJECT_TYPE", "FUNCTION", "OBJECT_NAME", "f(INT, VARCHAR)")),
                                grant(Map.of("OBJECT_TYPE", "DATABASE", "OBJECT_NAME", "")),
                                grant(Map.of("OBJECT_NAME", "")))
                        .lackedBy(of(), "shop", Set.of()))
                .containsExactlyInAnyOrder(
                        "GRANT SELECT ON FUNCTION `shop`.`f`(INT, VARCHAR) TO USER 'app'@'%'",
                        "GRANT SELECT ON DATABASE `shop` TO USER 'app'@'%'",
                        "GRANT SELECT ON ALL TABLES IN DATABASE `shop` TO USER 'app'@'%'");
    }
}
