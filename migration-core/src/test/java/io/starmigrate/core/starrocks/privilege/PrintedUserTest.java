package io.starmigrate.core.starrocks.privilege;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedUserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'ann'@'%' | 'ann'@'%'",
                "'ann'@'10.0.%.1_' | 'ann'@'10.0.%.1_'",
                "'ann'@['a.example'] | 'ann'@['a.example']",
                "'o\\'brien'@'%' | 'o\\'brien'@'%'",
                "'o'brien'@'10.%' | \"o'brien\"@\"10.%\"",
                "'o'brien'@['a.example'] | \"o'brien\"@[\"a.example\"]",
                "'a\"b'@'%' | \"a\\\"b\"@\"%\"",
                "'x'; DROP DATABASE shop; -- '@'%' | \"x'; DROP DATABASE shop; -- \"@\"%\"",
                "'a\\b'@'%' | \"a\\\\b\"@\"%\"",
                "'a'@'b'@'%' | \"a'@'b\"@\"%\"",
                "ann@% | \"ann\"@\"%\"",
                "ann | \"ann\"",
                "o'brien | \"o'brien\"",
            })
    void isNamedAsAStatementNamesIt(String printed, String sql) {
        assertThat(PrintedUser.sql(printed)).isEqualTo(sql);
    }

    @Test
    void aLineEndEndsNoStatement() {
        assertThat(PrintedUser.sql("'a\nb'@'%'")).isEqualTo("\"a\\nb\"@\"%\"");
    }
}
