package io.starmigrate.core.starrocks;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.starmigrate.core.starrocks.sql.Sql;
import org.junit.jupiter.api.Test;

class GrammarTest {
    @Test
    void refusesWhatIsNoStatement() {
        assertThatNoException().isThrownBy(() -> Grammar.requireReadable(Sql.of("SELECT 1")));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Grammar.requireReadable(Sql.of("EXPORT TABLE t WHERE a = 1 TO \"x\"")))
                .withMessageContaining("EXPORT TABLE t WHERE");
    }
}
