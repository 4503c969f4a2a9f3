package io.starmigrate.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.transfer.Unload;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.text.SettingName;
import org.junit.jupiter.api.Test;

class UnloadCheckTest {
    @Test
    void a_source_that_writes_no_parquet_fails_what_asks_for_it() {
        assertThat(UnloadCheck.of(Unload.PARQUET, Capabilities.of("3.1.17")))
                .containsExactly(CheckLine.failed(
                        "way out of the source",
                        SettingName.UNLOAD + "=parquet: the source StarRocks 3.1.17 writes no Parquet; INSERT INTO"
                                + " FILES came with 3.2.0",
                        "set auto, and " + SettingName.RELAY_COMPRESSION
                                + " to pack CSV on its way; until then tables go as CSV"));
    }

    @Test
    void one_that_does_is_well_and_nothing_is_said_where_nothing_is_asked_for() {
        assertThat(UnloadCheck.of(Unload.PARQUET, Capabilities.of("3.3.14")))
                .extracting(CheckLine::verdict)
                .containsExactly(CheckLine.Verdict.OK);
        assertThat(UnloadCheck.of(Unload.AUTO, Capabilities.of("2.5.22"))).isEmpty();
    }
}
