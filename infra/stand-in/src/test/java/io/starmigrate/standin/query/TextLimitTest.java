package io.starmigrate.standin.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.standin.Stand;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What functions give at the longest text of StarRocks, 1,048,576 bytes, and above it. */
class TextLimitTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "concat(repeat('x', 1048575), 'y') | concat(repeat('x', 1048575), 'yy')",
                "concat(repeat('中', 349525), 'y') | concat(repeat('中', 349525), 'yy')",
                "concat_ws('-', repeat('x', 1048574), 'y') | concat_ws('-', repeat('x', 1048575), 'y')",
                "hex(repeat('x', 524288)) | hex(repeat('x', 524289))",
                "repeat('xy', 524288) | repeat('xy', 524289)",
                "lpad('x', 1048576, 'y') | lpad('x', 1048577, 'y')",
                "rpad('x', 1048576, 'y') | rpad('x', 1048577, 'y')",
                "space(1048576) | space(1048577)",
                "replace(repeat('x', 524288), 'x', 'yy') | replace(repeat('x', 524289), 'x', 'yy')",
                "array_join([repeat('x', 1048574), 'y'], ',') | array_join([repeat('x', 1048575), 'y'], ',')",
                "from_binary(to_binary(repeat('x', 524288), 'utf8'), 'hex') "
                        + "| from_binary(to_binary(repeat('x', 524289), 'utf8'), 'hex')",
            })
    void isNullAboveTheLongestText(String longest, String tooLong) {
        try (Stand stand = new Stand(directory, "3.5.2")) {
            assertThat(stand.value("SELECT length(" + longest + ")")).isEqualTo("1048576");
            assertThat(stand.value("SELECT " + tooLong)).isNull();
        }
    }

    @Test
    void hashesTextsAndBytesOfAnyLength() {
        try (Stand stand = new Stand(directory, "3.5.2")) {
            assertThat(stand.value("SELECT murmur_hash3_32(json_string(parse_json(concat('\"', repeat('x', 1048574), "
                            + "'\"'))))"))
                    .isNotNull();
            assertThat(stand.value("SELECT murmur_hash3_32(from_binary(to_binary('fe', 'hex'), 'utf8'))"))
                    .isNotNull()
                    .isNotEqualTo(stand.value("SELECT murmur_hash3_32(from_binary(to_binary('ff', 'hex'), 'utf8'))"));
            assertThat(stand.value("SELECT xx_hash3_64(from_binary(to_binary('41', 'hex'), 'utf8'))"))
                    .isEqualTo(stand.value("SELECT xx_hash3_64('A')"));
        }
    }

    @Test
    void refusesToSpellOutBitmapsOfMoreThanAMillionMembers() {
        try (Stand stand = new Stand(directory, "3.5.2")) {
            String spelledOut = "SELECT length(bitmap_to_string(%s))";
            assertThat(stand.value(spelledOut.formatted(members(1_000)))).isEqualTo("3892");
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> stand.value(spelledOut.formatted(members(1_000_001))))
                    .withMessageContaining("bitmap_to_string not supported size > 1000000");
        }
    }

    private static String members(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(",", "bitmap_from_string('", "')"));
    }
}
