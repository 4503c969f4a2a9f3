package io.starmigrate.core.starrocks.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ONLY_FULL_GROUP_BY",
                "only_full_group_by, STRICT_TRANS_TABLES",
                "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_ZERO_DATE,NO_ZERO_IN_DATE,STRICT_ALL_TABLES,TRADITIONAL"
            })
    void modesThatNoStatementIsReadByMayStay(String modes) {
        assertThat(SessionSettings.otherMeanings(modes)).isEmpty();
    }

    @Test
    void whateverElseASessionHasMayGiveAStatementAnotherMeaning() {
        assertThat(SessionSettings.otherMeanings("ONLY_FULL_GROUP_BY,PIPES_AS_CONCAT, ANSI_QUOTES,A_NEWER_ONE"))
                .containsExactly("PIPES_AS_CONCAT", "ANSI_QUOTES", "A_NEWER_ONE");
    }
}
