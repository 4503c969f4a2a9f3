package io.starmigrate.core.starrocks.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** Reference 5.2: from 3.4 on an INSERT that is strict leaves out what this allows. */
    @ParameterizedTest
    @CsvSource({"3.3.19, false", "3.4.0, true", "4.1.7, true"})
    void noRowIsLeftOutOfAnInsertThoughEverySessionMayLeaveOutSome(String version, boolean knowsRatio) {
        assertThat(SessionSettings.forReading(Capabilities.of(version), Duration.ofHours(1)).stream()
                        .map(Sql::text)
                        .filter("SET insert_max_filter_ratio = 0"::equals))
                .hasSize(knowsRatio ? 1 : 0);
    }

    @Test
    void whateverElseASessionHasMayGiveAStatementAnotherMeaning() {
        assertThat(SessionSettings.otherMeanings("ONLY_FULL_GROUP_BY,PIPES_AS_CONCAT, ANSI_QUOTES,A_NEWER_ONE"))
                .containsExactly("PIPES_AS_CONCAT", "ANSI_QUOTES", "A_NEWER_ONE");
    }
}
