package io.starmigrate.worker.starrocks.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.privilege.Account;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountGrantsTest {
    private static final String OWN = "SHOW GRANTS";
    private static final String ACTIVE = "SELECT current_role()";

    private final Map<String, List<CatalogRow>> answers = new HashMap<>();
    private Remedy otherwise = Remedy.WRONG_INPUT;

    private Account read() {
        return new AccountGrants(question -> {
                    List<CatalogRow> answer = answers.get(question.text());
                    if (answer == null) {
                        throw new ClusterException(otherwise, "refused: " + question.text(), null);
                    }
                    return answer;
                })
                .read("mig");
    }

    private static CatalogRow granted(@Nullable String catalog, String statement) {
        Map<String, @Nullable String> row = new HashMap<>();
        row.put("UserIdentity", "'mig'@'%'");
        row.put("Catalog", catalog);
        row.put("Grants", statement);
        return CatalogRow.of(row);
    }

    @Test
    void its_own_grants_and_those_of_its_roles_and_of_theirs_are_read() {
        answers.put(OWN, List.of(granted(null, "GRANT 'one' TO 'mig'@'%'"), granted("default_catalog", "GRANT A")));
        answers.put(ACTIVE, List.of(CatalogRow.of(Map.of("CURRENT_ROLE()", "one, grouped"))));
        answers.put("SHOW GRANTS FOR ROLE \"one\"", List.of(granted(null, "GRANT 'two' TO ROLE 'one'")));
        answers.put("SHOW GRANTS FOR ROLE \"two\"", List.of(granted("default", "GRANT B")));
        answers.put("SHOW GRANTS FOR ROLE \"grouped\"", List.of(granted("hive", "GRANT C")));

        Account account = read();

        assertThat(account.identity()).isEqualTo("'mig'@'%'");
        assertThat(account.rolesBased()).isTrue();
        assertThat(account.own()).containsExactly("GRANT 'one' TO 'mig'@'%'", "GRANT A");
        assertThat(account.active()).containsExactlyInAnyOrder("one", "grouped");
        assertThat(account.roles())
                .containsEntry("one", List.of("GRANT 'two' TO ROLE 'one'"))
                .containsEntry("two", List.of("GRANT B"))
                .as("grants in another catalog are none on tables that are moved")
                .containsEntry("grouped", List.of());
    }

    @Test
    void what_a_version_or_the_account_does_not_tell_is_left_open() {
        answers.put(OWN, List.of(granted(null, "GRANT 'one' TO 'mig'@'%'")));

        Account account = read();

        assertThat(account.active()).isNull();
        assertThat(account.roles()).containsEntry("one", List.of());
    }

    @Test
    void roles_are_empty_where_none_is_active_and_an_account_without_grants_is_one_of_roles() {
        answers.put(OWN, List.of());
        answers.put(ACTIVE, List.of(CatalogRow.of(Map.of("current_role()", "NONE"))));

        Account account = read();

        assertThat(account.active()).isEmpty();
        assertThat(account.rolesBased()).isTrue();
        assertThat(account.identity()).isEqualTo("\"mig\"");
        assertThat(account.isUntold()).isTrue();
    }

    @Test
    void before_roles_one_row_has_a_statement_on_each_line() {
        answers.put(
                OWN,
                List.of(CatalogRow.of(
                        Map.of("UserIdentity", "'mig'@'%'", "Grants", "GRANT A ON a.*\nGRANT B ON b.*"))));

        Account account = read();

        assertThat(account.rolesBased()).isFalse();
        assertThat(account.own()).containsExactly("GRANT A ON a.*", "GRANT B ON b.*");
    }

    @Test
    void a_cluster_that_does_not_answer_is_not_one_that_refuses() {
        otherwise = Remedy.ASK_AGAIN;
        answers.put(OWN, List.of(granted(null, "GRANT 'one' TO 'mig'@'%'")));

        assertThatThrownBy(this::read).isInstanceOf(ClusterException.class);
    }
}
