package io.starmigrate.core.starrocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.storage.Secret;
import org.junit.jupiter.api.Test;

class QuotingTest {
    @Test
    void quotesNamesAndRefusesTheOneThatCannotBeCarried() {
        assertThat(Quoting.identifier("a b")).isEqualTo("`a b`");
        assertThat(new TableName("db", "select").sql()).isEqualTo("`db`.`select`");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quoting.identifier("we`ird"))
                .withMessageContaining("we`ird")
                .withMessageContaining("rename");
        assertThatIllegalArgumentException().isThrownBy(() -> new TableName("", "t"));
    }

    @Test
    void escapesWhatWouldEndOrChangeAString() {
        assertThat(Quoting.string("a\"b\\c\nd\re\0f'g")).isEqualTo("\"a\\\"b\\\\c\\nd\\re\\0f'g\"");
    }

    @Test
    void masksSecretsWhereAStatementIsShown() {
        Sql sql = Sql.of("SET PASSWORD = ").then(Secret.of("hunter\"2"));

        assertThat(sql.text()).isEqualTo("SET PASSWORD = \"hunter\\\"2\"");
        assertThat(sql).hasToString("SET PASSWORD = \"******\"");
    }
}
