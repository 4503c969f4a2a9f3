package io.starmigrate.core.starrocks.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int(11) | INT",
                "largeint(40) | LARGEINT",
                "varchar(20) | VARCHAR(20)",
                "STRING | VARCHAR",
                "decimal(38,10) | DECIMAL(38, 10)",
                "decimal64(18, 6) | DECIMAL(18, 6)",
                "tinyint(1) | TINYINT",
                "array<int(11)> | ARRAY<INT>",
                "array<array<varchar(10)>> | ARRAY<ARRAY<VARCHAR(10)>>",
                "map<int(11),varchar(20)> | MAP<INT, VARCHAR(20)>",
                "struct<x int(11), y varchar(5), z array<date>> | STRUCT<`x` INT, `y` VARCHAR(5), `z` ARRAY<DATE>>",
                "struct<`a b` int> | STRUCT<`a b` INT>",
                "struct<a:int,b:map<int,json>> | STRUCT<`a` INT, `b` MAP<INT, JSON>>",
                "  Bitmap  | BITMAP"
            })
    void readsTypesAsTheCatalogPrintsThem(String text, String type) {
        assertThat(ColumnType.parse(text)).hasToString(type);
        assertThat(ColumnType.parse(type)).isEqualTo(ColumnType.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "geometry", "array<int", "array<int>>", "map<int>", "decimal(a)", "struct<`x int>", "int int"
            })
    void refusesWhatIsNoType(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnType.parse(text))
                .withMessageStartingWith("Cannot read \"" + text + "\"");
    }

    @Test
    void tellsTypesInside() {
        ColumnType type = ColumnType.parse("array<struct<x int, y varchar(5)>>");

        assertThat(type.holds(TypeName.VARCHAR)).isTrue();
        assertThat(type.holds(TypeName.JSON, TypeName.BITMAP)).isFalse();
        assertThat(ColumnType.parse("decimalv2").scale()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "bigint(20) | bigint(20)",
                "VARCHAR(65533) | VARCHAR(65533)",
                "string | string",
                "text | string",
                "BOOL | BOOLEAN",
                "integer(11) | int(11)",
                "binary | varbinary",
                "numeric(10, 2) | decimal(10, 2)",
                "DECIMAL128(38, 9) | DECIMAL(38, 9)",
                "decimal64(18,4) | decimal(18,4)",
                "decimalv2(27, 9) | decimalv2(27, 9)",
                "numeric | numeric",
                "array<map<integer, decimalv3(9,2)>> | array<map<int, decimal(9,2)>>",
                "struct<text text, bool bool COMMENT 'bool'> | struct<`text` string, `bool` boolean COMMENT 'bool'>",
                "struct<a text b int> | struct<`a text b` int>",
                "struct<`text` array<text>> | struct<`text` array<string>>",
            })
    void areWrittenByTheWordsThatEveryVersionReads(String printed, String written) {
        assertThat(ColumnType.quoted(printed)).isEqualTo(written);
        assertThat(ColumnType.parse(written)).isEqualTo(ColumnType.parse(printed));
    }
}
