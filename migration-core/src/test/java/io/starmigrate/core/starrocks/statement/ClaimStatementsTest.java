package io.starmigrate.core.starrocks.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.sql.TableName;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimStatementsTest {
    private static final TableName TABLE = new TableName("shop", "orders");

    @Test
    void a_claim_is_a_view_of_constants_that_is_not_made_twice() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("job", "moving-1");
        said.put("since", "2026-11-28T01:02:03Z");

        assertThat(ClaimStatements.create(TABLE, said).text())
                .isEqualTo("CREATE VIEW `shop`.`orders__mig_owner` AS SELECT \"moving-1\" AS `job`,"
                        + " \"2026-11-28T01:02:03Z\" AS `since`");
        assertThat(ClaimStatements.drop(TABLE).text()).isEqualTo("DROP VIEW IF EXISTS `shop`.`orders__mig_owner`");
        assertThat(ClaimStatements.isClaim("orders__mig_owner")).isTrue();
        assertThat(ClaimStatements.isClaim("orders")).isFalse();
    }

    @Test
    void it_is_read_from_what_each_version_prints() {
        Map<String, String> said = Map.of("job", "moving-1", "id", "k3y0fajob1", "installation", "r in us-east-1");
        String constants = "SELECT 'moving-1' AS `job`, 'k3y0fajob1' AS `id`, 'r in us-east-1' AS `installation`";

        assertThat(ClaimStatements.read("CREATE VIEW `v` (`job`, `id`, `installation`) AS " + constants + ";"))
                .isEqualTo(said);
        assertThat(ClaimStatements.read("CREATE VIEW `v` (`job`) SECURITY NONE AS " + constants.replace('\'', '"')))
                .isEqualTo(said);
        assertThat(ClaimStatements.read("CREATE VIEW `v` (`k`) AS SELECT `a`.`t`.`k` AS `k` FROM `a`.`t`"))
                .isEmpty();
    }

    @Test
    void what_versions_print_in_different_ways_is_not_said() {
        assertThat(ClaimStatements.create(TABLE, Map.of("installation", "it's \"x\"\\ 中"))
                        .text())
                .endsWith("SELECT \"it_s _x__ _\" AS `installation`");
    }
}
