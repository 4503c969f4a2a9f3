package io.starmigrate.core.starrocks.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StarRocksVersionTest {
    @ParameterizedTest
    @CsvSource({
        "3.1.5-5d8438a, 3.1.5",
        "2.1.2 0782ad7, 2.1.2",
        "StarRocks version 3.0.9, 3.0.9",
        "3.4.0-rc01, 3.4.0",
        "1.19.10, 1.19.10",
        "v3.5.20, 3.5.20",
        "3.3.0-rc1, 3.3.0",
        "4.0.0-preview-1a2b3c4, 4.0.0",
        "3.1.5-ee-2.0.1-5d8438a, 3.1.5",
        "StarRocks EE-3.2.11 (build 77), 3.2.11",
        "branch-3.3-0a1b2c3, 3.3.0",
        "branch-3.1, 3.1.0",
        "3.5, 3.5.0"
    })
    void readsEveryShapeOfAVersion(String text, String version) {
        assertThat(StarRocksVersion.parse(text)).hasToString(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main-37c7c51", "main-2.8e1f", "feature-x", "", "UNKNOWN"})
    void findsNothingInADevelopmentBuild(String text) {
        assertThat(StarRocksVersion.find(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StarRocksVersion.parse(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("by hand");
    }

    @Test
    void ordersByNumbersNotByText() {
        List<StarRocksVersion> sorted = Stream.of("3.10.0", "3.9.2", "3.9.10", "2.5.0")
                .map(StarRocksVersion::parse)
                .sorted()
                .toList();

        assertThat(sorted).extracting(StarRocksVersion::toString).containsExactly("2.5.0", "3.9.2", "3.9.10", "3.10.0");
    }
}
