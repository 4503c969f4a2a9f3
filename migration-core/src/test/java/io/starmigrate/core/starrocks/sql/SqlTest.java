package io.starmigrate.core.starrocks.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.Secret;
import org.junit.jupiter.api.Test;

class SqlTest {
    private static final Sql STATEMENT = Sql.of("EXPORT TABLE t WITH BROKER (\"secret\" = ")
            .then(Secret.of("s3cr\"et"))
            .then(Sql.of(", \"other\" = ").then(Secret.of("0ther")))
            .then(")");

    @Test
    void shows_its_secrets_to_the_connection_alone() {
        assertThat(STATEMENT.text()).contains("\"s3cr\\\"et\"", "\"0ther\"");
        assertThat(STATEMENT)
                .hasToString("EXPORT TABLE t WITH BROKER (\"secret\" = \"******\", \"other\" = \"******\")");
    }

    @Test
    void masks_its_secrets_in_what_is_said_of_it_however_they_are_written() {
        assertThat(STATEMENT.mask("Syntax error near \"s3cr\\\"et\", \"0ther\""))
                .isEqualTo("Syntax error near \"******\", \"******\"");
        assertThat(STATEMENT.mask("the key s3cr\"et of 't' is wrong")).isEqualTo("the key ****** of 't' is wrong");
        assertThat(Sql.of("SHOW LOAD").then(Secret.of("")).mask("no secret")).isEqualTo("no secret");
    }
}
