package io.starmigrate.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.RelayCompression;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.text.SettingName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackingCheckTest {
    private static final String KEY = SettingName.RELAY_COMPRESSION.toString();

    @ParameterizedTest
    @CsvSource({"ZSTD,2.5.22,zstd,.zst,gzip", "ZSTD,2.4.4,zstd,.zst,none", "GZIP,2.4.4,gzip,.gz,none"})
    void what_the_target_cannot_read_fails_with_what_to_set_instead(
            RelayCompression named, String version, String written, String suffix, String other) {
        assertThat(PackingCheck.of(named, Capabilities.of(version)))
                .containsExactly(CheckLine.failed(
                        "packed files",
                        KEY + "=" + written + ": the target StarRocks " + version + " reads no " + suffix,
                        "set auto or " + other + "; until then files are packed as by auto"));
    }

    @Test
    void what_the_target_reads_is_well() {
        assertThat(PackingCheck.of(RelayCompression.GZIP, Capabilities.of("2.5.22")))
                .containsExactly(CheckLine.ok("packed files", KEY + "=gzip: the target StarRocks 2.5.22 reads .gz"));
    }

    @Test
    void where_no_codec_is_named_there_is_nothing_to_say() {
        assertThat(PackingCheck.of(RelayCompression.AUTO, Capabilities.of("2.4.4")))
                .isEmpty();
        assertThat(PackingCheck.of(RelayCompression.NONE, Capabilities.of("2.4.4")))
                .isEmpty();
    }
}
