package io.starmigrate.core.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.cutover.Grants.Kind;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
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
}
