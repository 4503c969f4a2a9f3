package io.starmigrate.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.check.CheckLine.Verdict;
import io.starmigrate.core.starrocks.privilege.Account;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Grants as StarRocks prints them (its AstToSQLBuilder; recorded: root's) against what a job needs. */
class PrivilegeCheckTest {
    private static final String WHO = "'mig'@'%'";
    private static final String OPERATE = "GRANT OPERATE ON SYSTEM TO USER 'mig'@'%'";
    private static final String[] OF_TARGET = {
        "GRANT ALTER, DROP, INSERT, SELECT ON ALL TABLES IN DATABASE shop TO USER 'mig'@'%'",
        "GRANT CREATE TABLE, CREATE VIEW ON DATABASE shop TO USER 'mig'@'%'",
        "GRANT DROP, SELECT ON ALL VIEWS IN ALL DATABASES TO USER 'mig'@'%'"
    };

    private static Account account(String... own) {
        return new Account(WHO, true, List.of(own), Map.of(), Set.of());
    }

    private static Account withRoles(@Nullable Set<String> active, Map<String, List<String>> roles, String... own) {
        return new Account(WHO, true, List.of(own), roles, active);
    }

    /** Of an account of which something is told: it sees the source's transactions, too. */
    private static List<CheckLine> source(Account account, String... tables) {
        List<String> own = account.own().isEmpty()
                ? List.of()
                : Stream.concat(account.own().stream(), Stream.of(OPERATE)).toList();
        Account operator =
                new Account(account.identity(), account.rolesBased(), own, account.roles(), account.active());
        return PrivilegeCheck.source(operator, "shop", List.of(tables));
    }

    private static List<CheckLine> target(Account account, String... tables) {
        return PrivilegeCheck.target(account, "shop", List.of(tables));
    }

    @Test
    void root_may_do_everything_as_it_was_recorded() {
        Account root = new Account(
                "'root'@'%'", true, List.of("GRANT 'root' TO 'root'@'%'"), Map.of("root", List.of()), Set.of("root"));

        assertThat(source(root)).singleElement().matches(line -> line.verdict() == Verdict.OK);
        assertThat(target(root)).singleElement().matches(line -> line.verdict() == Verdict.OK);
    }

    @Test
    void what_was_granted_on_all_that_is_needed_is_enough() {
        assertThat(target(account(OF_TARGET))).singleElement().matches(line -> line.verdict() == Verdict.OK);
        assertThat(source(account(
                        "GRANT SELECT, EXPORT ON ALL TABLES IN ALL DATABASES TO USER 'mig'@'%' WITH GRANT OPTION",
                        "GRANT SELECT ON ALL VIEWS IN DATABASE shop TO USER 'mig'@'%'")))
                .singleElement()
                .matches(line -> line.verdict() == Verdict.OK);
    }

    @Test
    void what_is_missing_is_named_with_what_it_is_for_and_the_statement_that_grants_it() {
        assertThat(target(
                        account("GRANT SELECT, INSERT ON ALL TABLES IN DATABASE shop TO USER 'mig'@'%'", OF_TARGET[1])))
                .extracting(CheckLine::verdict, CheckLine::fix)
                .containsExactly(
                        tuple(Verdict.FAILED, "GRANT ALTER, DROP ON ALL TABLES IN DATABASE `shop` TO USER 'mig'@'%'"),
                        tuple(Verdict.FAILED, "GRANT SELECT, DROP ON ALL VIEWS IN DATABASE `shop` TO USER 'mig'@'%'"));
        assertThat(source(account("GRANT SELECT ON ALL TABLES IN DATABASE shop TO USER 'mig'@'%'")))
                .extracting(CheckLine::verdict, CheckLine::fix)
                .containsExactly(
                        tuple(Verdict.WARNING, "GRANT EXPORT ON ALL TABLES IN DATABASE `shop` TO USER 'mig'@'%'"),
                        tuple(Verdict.WARNING, "GRANT SELECT ON ALL VIEWS IN DATABASE `shop` TO USER 'mig'@'%'"));
    }

    @Test
    void another_database_and_another_catalogs_kinds_grant_nothing() {
        assertThat(source(account(
                        "GRANT SELECT, EXPORT ON ALL TABLES IN DATABASE shop_old TO USER 'mig'@'%'",
                        "GRANT USAGE ON CATALOG hive TO USER 'mig'@'%'",
                        "GRANT SELECT ON ALL MATERIALIZED VIEWS IN DATABASE shop TO USER 'mig'@'%'",
                        "GRANT OPERATE ON SYSTEM TO USER 'mig'@'%'")))
                .anyMatch(line ->
                        line.verdict() == Verdict.FAILED && line.found().contains("lacks SELECT on tables of shop"));
    }

    @Test
    void tables_that_are_granted_by_name_are_enough_at_the_source_where_each_is_chosen() {
        Account named = account(
                "GRANT SELECT, EXPORT ON TABLE shop.orders, shop.items TO USER 'mig'@'%'",
                "GRANT SELECT ON ALL VIEWS IN DATABASE shop TO USER 'mig'@'%'");

        assertThat(source(named, "orders", "items")).singleElement().matches(line -> line.verdict() == Verdict.OK);
        assertThat(source(named, "orders", "customers"))
                .hasSize(2)
                .allMatch(line ->
                        line.verdict() == Verdict.WARNING && line.found().contains("in part only"));
        assertThat(source(named))
                .hasSize(2)
                .allMatch(line -> line.found().contains("what it may not see is not planned"));
    }

    @Test
    void at_the_target_staging_tables_have_names_that_nobody_can_grant_on() {
        assertThat(target(
                        account(
                                "GRANT SELECT, INSERT, ALTER, DROP ON TABLE shop.orders TO USER 'mig'@'%'",
                                OF_TARGET[1], OF_TARGET[2]),
                        "orders"))
                .singleElement()
                .matches(line ->
                        line.verdict() == Verdict.WARNING && line.found().contains("staging tables"));
    }

    @Test
    void roles_count_with_the_roles_they_have_and_only_if_they_are_active() {
        Map<String, List<String>> roles = Map.of(
                "migrator",
                List.of(
                        "GRANT 'reader' TO ROLE 'migrator'",
                        "GRANT EXPORT ON ALL TABLES IN DATABASE shop TO ROLE 'migrator'"),
                "reader",
                List.of(
                        "GRANT SELECT ON ALL TABLES IN DATABASE shop TO ROLE 'reader'",
                        "GRANT SELECT ON ALL VIEWS IN DATABASE shop TO ROLE 'reader'"));
        String own = "GRANT 'migrator' TO 'mig'@'%'";

        assertThat(source(withRoles(Set.of("migrator"), roles, own)))
                .singleElement()
                .matches(line -> line.verdict() == Verdict.OK);
        assertThat(source(withRoles(null, roles, own)))
                .as("where it is not told which are active")
                .singleElement()
                .matches(line -> line.verdict() == Verdict.OK);
        assertThat(source(withRoles(Set.of(), roles, own)))
                .hasSize(3)
                .allMatch(line -> line.fix().equals("SET DEFAULT ROLE ALL TO 'mig'@'%'"));
    }

    @Test
    void an_account_of_which_nothing_is_told_is_unknown_and_not_refused() {
        assertThat(source(account())).singleElement().satisfies(line -> {
            assertThat(line.verdict()).isEqualTo(Verdict.WARNING);
            assertThat(line.found()).contains("Ranger", "filter rows or mask columns", "docs/security.md");
            assertThat(line.fix()).contains("GRANT SELECT ON ALL TABLES IN DATABASE `shop` TO USER 'mig'@'%'");
        });
    }

    @Test
    void versions_before_roles_grant_on_databases_in_words_of_their_own() {
        Account old = new Account(
                WHO,
                false,
                List.of(
                        "GRANT SELECT ON information_schema.* TO 'mig'@'%'",
                        "GRANT Select_priv, Load_priv, Alter_priv ON shop.* TO 'mig'@'%'"),
                Map.of(),
                null);
        Account admin = new Account(WHO, false, List.of("GRANT ADMIN ON *.* TO 'mig'@'%'"), Map.of(), null);

        assertThat(source(old)).singleElement().matches(line -> line.verdict() == Verdict.OK);
        assertThat(target(old))
                .singleElement()
                .extracting(CheckLine::fix)
                .isEqualTo("GRANT CREATE, DROP ON `shop`.* TO 'mig'@'%'");
        assertThat(target(admin)).singleElement().matches(line -> line.verdict() == Verdict.OK);
    }

    @Test
    void what_a_cutover_is_told_by_is_a_privilege_on_the_cluster() {
        String tables = "GRANT SELECT, EXPORT ON ALL TABLES IN DATABASE shop TO USER 'mig'@'%'";
        String views = "GRANT SELECT ON ALL VIEWS IN DATABASE shop TO USER 'mig'@'%'";

        assertThat(PrivilegeCheck.source(account(tables, views), "shop", List.of()))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.verdict()).isEqualTo(Verdict.WARNING);
                    assertThat(line.found()).contains("lacks OPERATE on the cluster", "cutover");
                    assertThat(line.fix()).isEqualTo(OPERATE);
                });
        assertThat(PrivilegeCheck.source(account(tables, views, OPERATE), "shop", List.of()))
                .singleElement()
                .matches(line -> line.verdict() == Verdict.OK);
    }
}
