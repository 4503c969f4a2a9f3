package io.starmigrate.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnvFileTest {
    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("KEY=value", "value"),
                Arguments.of("  KEY = value  ", "value"),
                Arguments.of("export KEY=value", "value"),
                Arguments.of("KEY=", ""),
                Arguments.of("KEY=a=b==", "a=b=="),
                Arguments.of("KEY=value # comment", "value"),
                Arguments.of("KEY=value\t# 注释", "value"),
                Arguments.of("KEY= # comment", ""),
                Arguments.of("KEY=pa#ss", "pa#ss"),
                Arguments.of("KEY=#pass", "#pass"),
                Arguments.of("KEY=pass#", "pass#"),
                Arguments.of("KEY='a # b'", "a # b"),
                Arguments.of("KEY=\"a # b\" # comment", "a # b"),
                Arguments.of("KEY=' spaced '", " spaced "),
                Arguments.of("KEY='say \"hi\"'", "say \"hi\""),
                Arguments.of("KEY='back\\slash\\n'", "back\\slash\\n"),
                Arguments.of("KEY=\"open", "\"open"),
                Arguments.of("KEY=it's", "it's"),
                Arguments.of("KEY='a' = b AND c = 'd'", "'a' = b AND c = 'd'"),
                Arguments.of("KEY=''", ""));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("values")
    void reads_the_value_of_a_line(String line, String value) {
        EnvFile file = EnvFile.parse(".env", line);

        assertThat(file.problems()).isEmpty();
        assertThat(file.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.key()).isEqualTo("KEY");
            assertThat(entry.value()).isEqualTo(value);
        });
    }

    @Test
    void counts_lines_from_one_whatever_ends_them_and_passes_over_comments() {
        EnvFile file = EnvFile.parse(".env", "\uFEFF# 并发\r\n\r\nA=1\r\n   # indented\r\nB=2");

        assertThat(file.entries().stream()
                        .map(entry -> entry.key() + "=" + entry.value() + "@" + entry.origin())
                        .collect(Collectors.joining(" ")))
                .isEqualTo("A=1@.env:3 B=2@.env:5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"\"open | OPEN", "'open | OPEN", "\" | OPEN", "it's | PLAIN", "'a' = b | PLAIN", "\"a\" | QUOTED"})
    void tells_a_quote_that_nothing_ends(String value, EnvFile.Form form) {
        assertThat(EnvFile.parse(".env", "KEY=" + value).entries())
                .extracting(EnvFile.Entry::form)
                .containsExactly(form);
    }

    @Test
    void names_the_line_that_is_no_setting_without_showing_what_may_be_secret() {
        EnvFile file = EnvFile.parse(".env", "demo1234\nMY KEY=demo1234\n=demo1234");

        assertThat(file.problems()).hasSize(3);
        assertThat(file.problems().toString())
                .contains(".env:1: the line has no equals sign", ".env:2: \"MY KEY\" is not a key", ".env:3")
                .doesNotContain("demo1234");
    }
}
