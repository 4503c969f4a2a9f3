package io.starmigrate.core.starrocks.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyStatementTest {
    private static final TableName TABLE = new TableName("shop", "sales");

    @Test
    void addsSomeRowsOfAPartToAnotherUnderALabel() {
        CopyStatement copy = new CopyStatement(
                TablePart.temporary(TABLE, "s"),
                "keep",
                List.of("id", "v"),
                TablePart.partition(TABLE, "p"),
                "NOT (1 = 0)");

        assertThat(copy.sql())
                .hasToString("INSERT INTO `shop`.`sales` TEMPORARY PARTITION (`s`) WITH LABEL `keep` (`id`, `v`)"
                        + " SELECT `id`, `v` FROM `shop`.`sales` PARTITION (`p`) WHERE NOT (1 = 0)");
        Grammar.requireReadable(copy.sql());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CopyStatement(copy.into(), "keep", List.of(), copy.from(), copy.condition()));
    }
}
