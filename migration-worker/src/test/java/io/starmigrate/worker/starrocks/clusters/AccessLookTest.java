package io.starmigrate.worker.starrocks.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.cutover.Access;
import io.starmigrate.core.cutover.Access.Known;
import io.starmigrate.core.cutover.Grants;
import io.starmigrate.core.cutover.Memberships;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.sql.Sql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may do what, of versions that have no views for it. */
class AccessLookTest {
    private final Map<String, List<CatalogRow>> answers = new HashMap<>();
    private final List<String> unread = new ArrayList<>();

    private Optional<List<CatalogRow>> asked(Sql question, List<String> silent) {
        List<CatalogRow> answer = answers.get(question.text());
        if (answer == null) {
            silent.add("not told by " + question.text());
        }
        return Optional.ofNullable(answer);
    }

    private AccessLook.ReadAccess read() {
        return new AccessLook("shop", this::asked).read(name -> name.equals("orders") ? "orders2" : name, unread);
    }

    private static List<CatalogRow> named(String column, String... names) {
        return Arrays.stream(names)
                .map(name -> CatalogRow.of(Map.of(column, name)))
                .toList();
    }

    private static CatalogRow granted(@Nullable String catalog, String statement) {
        Map<String, @Nullable String> row = new HashMap<>();
        row.put("Catalog", catalog);
        row.put("Grants", statement);
        return CatalogRow.of(row);
    }

    private void everybody() {
        answers.put("SHOW USERS", named("User", "'ann'@'%'", "'bob'@'%'"));
        answers.put("SHOW ROLES", named("Name", "reader", "lead", "root"));
        answers.put(
                "SHOW GRANTS FOR 'ann'@'%'",
                List.of(
                        granted(null, "GRANT 'lead' TO 'ann'@'%'"),
                        granted(
                                "default_catalog",
                                "GRANT SELECT, INSERT ON TABLE shop.orders TO USER 'ann'@'%' WITH GRANT OPTION"),
                        granted("hive", "GRANT SELECT ON TABLE shop.orders TO USER 'ann'@'%'"),
                        granted("default_catalog", "GRANT SELECT ON TABLE other.orders TO USER 'ann'@'%'")));
        answers.put("SHOW GRANTS FOR 'bob'@'%'", List.of());
        answers.put(
                "SHOW GRANTS FOR ROLE \"reader\"",
                List.of(granted("default_catalog", "GRANT SELECT ON ALL TABLES IN DATABASE shop TO ROLE 'reader'")));
        answers.put("SHOW GRANTS FOR ROLE \"lead\"", List.of(granted(null, "GRANT 'reader' TO ROLE 'lead'")));
        answers.put("SHOW GRANTS FOR ROLE \"root\"", List.of());
    }

    @Test
    void whatIsGrantedInAllDatabasesIsGrantedInThisOne() {
        everybody();
        answers.put(
                "SHOW GRANTS FOR 'bob'@'%'",
                List.of(granted(
                        "default_catalog",
                        "GRANT SELECT ON ALL VIEWS IN ALL DATABASES TO USER 'bob'@'%' WITH GRANT OPTION")));
        answers.put("SHOW ROLES", named("Name", "reader", "lead", "root", "db_admin"));
        answers.put(
                "SHOW GRANTS FOR ROLE \"db_admin\"",
                List.of(granted("default_catalog", "GRANT DROP ON ALL TABLES IN ALL DATABASES TO ROLE 'db_admin'")));

        AccessLook.ReadAccess told = read();

        Access here = new Access(told.grants().orElseThrow(), told.memberships().orElseThrow());
        Access nothing = new Access(Grants.of(Map.of(), UnaryOperator.identity()), Memberships.UNTOLD);
        assertThat(here.lackedBy(nothing, "shop", new Known(Optional.empty(), Optional.empty())))
                .contains("GRANT SELECT ON ALL VIEWS IN DATABASE `shop` TO USER 'bob'@'%' WITH GRANT OPTION;")
                .noneMatch(statement -> statement.contains("DROP"));
    }

    @Test
    void eachUserAndRoleIsAskedForWhereThereAreNoViews() {
        everybody();

        AccessLook.ReadAccess told = read();

        Access here = new Access(told.grants().orElseThrow(), told.memberships().orElseThrow());
        Access nothing = new Access(Grants.of(Map.of(), UnaryOperator.identity()), Memberships.UNTOLD);
        assertThat(here.lackedBy(nothing, "shop", new Known(Optional.of(Set.of("'ann'@'%'")), Optional.of(Set.of()))))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("CREATE ROLE `reader`;"),
                        line -> assertThat(line).isEqualTo("CREATE ROLE `lead`;"),
                        line -> assertThat(line)
                                .isEqualTo("GRANT SELECT ON ALL TABLES IN DATABASE `shop` TO ROLE \"reader\";"),
                        line -> assertThat(line)
                                .isEqualTo("GRANT INSERT, SELECT ON TABLE `shop`.`orders2` TO USER 'ann'@'%'"
                                        + " WITH GRANT OPTION;"),
                        line -> assertThat(line).isEqualTo("GRANT \"reader\" TO ROLE \"lead\";"),
                        line -> assertThat(line).isEqualTo("GRANT \"lead\" TO USER 'ann'@'%';"),
                        line -> assertThat(line).startsWith("SET DEFAULT ROLE ALL TO 'ann'@'%'; -- "));
        assertThat(unread).isEmpty();
    }

    @Test
    void whoeverIsNotToldOfIsNamedAndAllOthersCount() {
        everybody();
        answers.remove("SHOW GRANTS FOR 'bob'@'%'");

        assertThat(read().memberships()).isPresent();
        assertThat(unread).containsExactly("not told by SHOW GRANTS FOR 'bob'@'%'");
    }

    @Test
    void whereNobodyIsToldOfTheViewsAreNamed() {
        AccessLook.ReadAccess told = read();

        assertThat(told.grants()).isEmpty();
        assertThat(told.memberships()).isEmpty();
        assertThat(unread).hasSize(2).allMatch(line -> line.contains("sys.grants_to_"));
    }
}
