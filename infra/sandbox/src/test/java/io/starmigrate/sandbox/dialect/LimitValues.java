package io.starmigrate.sandbox.dialect;

import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** For each type expressions of values that all differ: the least and the greatest, and what is easily confused. */
final class LimitValues {
    private static final String LONGEST = "repeat('x', 1048576)";
    private static final String ONE_SHORTER = "repeat('x', 1048575)";
    private static final String ENDING_OTHERWISE = "concat(repeat('x', 1048575), 'y')";

    private LimitValues() {}

    static Map<String, List<String>> byType(Capabilities common) {
        Map<String, List<String>> types = new LinkedHashMap<>();
        numbers(types);
        texts(types);
        types.put("date", List.of("NULL", "'0000-01-01'", "'0000-01-02'", "'1970-01-01'", "'9999-12-31'"));
        types.put(
                "datetime",
                List.of(
                        "NULL",
                        "'0000-01-01 00:00:00'",
                        "'0000-01-01 00:00:00.000001'",
                        "'1969-12-31 23:59:59.999999'",
                        "'1970-01-01 00:00:00'",
                        "'2024-01-01 00:00:00.1'",
                        "'2024-01-01 00:00:00.01'",
                        "'2024-01-01 00:00:00.000010'",
                        "'9999-12-31 23:59:59.999998'",
                        "'9999-12-31 23:59:59.999999'"));
        bitmaps(types);
        arrays(types, common);
        if (common.has(Capability.MAP_AND_STRUCT)) {
            nested(types);
        }
        return types;
    }

    private static void numbers(Map<String, List<String>> types) {
        types.put("boolean", List.of("NULL", "true", "false"));
        types.put("tinyint", List.of("NULL", "0", "1", "-1", "-128", "127"));
        types.put("smallint", List.of("NULL", "0", "-32768", "32767"));
        types.put("int", List.of("NULL", "0", "1", "10", "-2147483648", "2147483647"));
        types.put("bigint", List.of("NULL", "0", "-9223372036854775808", "9223372036854775807"));
        types.put(
                "largeint",
                List.of(
                        "NULL",
                        "0",
                        "'-170141183460469231731687303715884105728'",
                        "'-170141183460469231731687303715884105727'",
                        "'170141183460469231731687303715884105727'",
                        "'170141183460469231731687303715884105726'"));
        types.put(
                "decimal(38,10)",
                List.of(
                        "NULL",
                        "0",
                        "'9999999999999999999999999999.9999999999'",
                        "'9999999999999999999999999999.9999999998'",
                        "'-9999999999999999999999999999.9999999999'",
                        "'0.0000000001'"));
        types.put("decimal(38,38)", List.of("NULL", "0", "'0.00000000000000000000000000000000000001'"));
        types.put("decimal(9,2)", List.of("NULL", "0", "'0.01'", "'0.1'", "'9999999.99'", "'-9999999.99'"));
        types.put("decimalv2(27,9)", List.of("NULL", "0", "'0.000000001'", "'999999999999999999.999999999'"));
        types.put(
                "float",
                List.of(
                        "NULL",
                        "0",
                        "'-0.0'",
                        "1",
                        "-1",
                        "'3.4028235e38'",
                        "'3.4028233e38'",
                        "'1e-45'",
                        "'3e-45'",
                        "'1.17549435e-38'",
                        "'nan'",
                        "'inf'",
                        "'-inf'"));
        types.put(
                "double",
                List.of(
                        "NULL",
                        "0",
                        "'-0.0'",
                        "1",
                        "'0.1'",
                        "'0.10000000000000002'",
                        "'1e22'",
                        "'1.0000000000000002e22'",
                        "'4.9e-324'",
                        "'9.9e-324'",
                        "'1.5e-323'",
                        "'-4.9e-324'",
                        "'2.2250738585072014e-308'",
                        "'2.225073858507201e-308'",
                        "'2.2250738585072019e-308'",
                        "'9007199254740992'",
                        "'9007199254740994'",
                        "'1.7976931348623157e308'",
                        "'1.7976931348623155e308'",
                        "'1.7976931348623153e308'",
                        "'-1.7976931348623157e308'",
                        "'nan'",
                        "'inf'",
                        "'-inf'"));
    }

    private static void texts(Map<String, List<String>> types) {
        List<String> confused = List.of(
                "NULL", "''", "'n'", "'v'", "'vn'", "'NULL'", "'null'", "'\\\\N'", "'a'", "'a '", "' a'", "'A'");
        types.put("char(20)", confused);
        List<String> longOnes = new ArrayList<>(confused);
        longOnes.addAll(List.of(
                LONGEST, ONE_SHORTER, ENDING_OTHERWISE, "repeat('中', 349525)", "concat(repeat('中', 349525), 'x')"));
        types.put("varchar(1048576)", longOnes);
        types.put(
                "json",
                List.of(
                        "NULL",
                        "parse_json('null')",
                        "parse_json('\"null\"')",
                        "parse_json('1')",
                        "parse_json('1.5')",
                        "parse_json('\"1\"')",
                        "parse_json('true')",
                        "parse_json('\"true\"')",
                        "parse_json('\"\"')",
                        "parse_json('[]')",
                        "parse_json('{}')",
                        "parse_json('[null]')",
                        "parse_json('{\"a\": 1, \"b\": 2}')",
                        "parse_json('{\"a\": 1, \"b\": \"2\"}')",
                        "parse_json(concat('[\"', repeat('x', 1048570), '\"]'))",
                        "parse_json(concat('[\"', repeat('x', 1048571), '\"]'))",
                        "parse_json(concat('[\"', repeat('x', 1048570), 'y\"]'))"));
    }

    private static void bitmaps(Map<String, List<String>> types) {
        types.put(
                "bitmap",
                List.of(
                        "bitmap_empty()",
                        "to_bitmap('0')",
                        "to_bitmap('1')",
                        "bitmap_from_string('0,1')",
                        "bitmap_from_string('1,10')",
                        "bitmap_from_string('11,0')",
                        "bitmap_from_string('18446744073709551615')",
                        "bitmap_from_string('0,18446744073709551615')",
                        members(1500, 700),
                        members(1500, 701)));
    }

    /** So many members from 1 on, without one of them: with another left out count, least and greatest are the same. */
    static String members(int count, int leftOut) {
        return IntStream.rangeClosed(1, count + 1)
                .filter(member -> member != leftOut)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(",", "bitmap_from_string('", "')"));
    }

    private static void arrays(Map<String, List<String>> types, Capabilities common) {
        types.put("array<int>", List.of("NULL", "[]", "[NULL]", "[NULL,NULL]", "[0]", "[1,23]", "[12,3]", "[123]"));
        types.put(
                "array<varchar(1048576)>",
                List.of(
                        "NULL",
                        "[]",
                        "[NULL]",
                        "['n']",
                        "['m']",
                        "['v']",
                        "['']",
                        "['','']",
                        "[NULL,'']",
                        "['',NULL]",
                        "['a,b','c']",
                        "['a','b,c']",
                        "['a','b','c']",
                        "['a;b','c']",
                        "['a,b,c']",
                        "['NULL']",
                        "['1:x']",
                        "['b','a','c']",
                        "[repeat('x', 1000000)]",
                        "[concat(repeat('x', 999999), 'y')]"));
        if (common.has(Capability.ARRAY_LAMBDA)) {
            types.put(
                    "array<varchar(1048575)>",
                    List.of(
                            "[" + LONGEST + "]",
                            "[" + ONE_SHORTER + "]",
                            "[" + ENDING_OTHERWISE + "]",
                            "[NULL]",
                            "[" + LONGEST + "," + LONGEST + "]"));
            types.put("array<double>", List.of("NULL", "[]", "[NULL]", "[0.1]", "[0.10000000000000002]", "[0]"));
        }
    }

    private static void nested(Map<String, List<String>> types) {
        types.put(
                "varbinary",
                List.of(
                        "NULL",
                        "to_binary('', 'utf8')",
                        "to_binary('00', 'hex')",
                        "to_binary('0000', 'hex')",
                        "to_binary('fe', 'hex')",
                        "to_binary('ff', 'hex')",
                        "to_binary('6e', 'hex')",
                        "to_binary(repeat('x', 524289), 'utf8')",
                        "to_binary(" + LONGEST + ", 'utf8')",
                        "to_binary(" + ONE_SHORTER + ", 'utf8')",
                        "to_binary(" + ENDING_OTHERWISE + ", 'utf8')"));
        types.put(
                "array<array<varchar(99)>>",
                List.of(
                        "NULL",
                        "[]",
                        "[NULL]",
                        "[[]]",
                        "[[NULL]]",
                        "[[''],[]]",
                        "[[],['']]",
                        "[['a'],['b']]",
                        "[['a','b']]",
                        "[['a,b']]",
                        "[['b'],['a']]"));
        types.put(
                "map<int,varchar(1048576)>",
                List.of(
                        "NULL",
                        "map{}",
                        "map{1:NULL}",
                        "map{1:''}",
                        "map{1:'n'}",
                        "map{1:'x',2:'y'}",
                        "map{1:'y',2:'x'}",
                        "map{1:'x'}",
                        "map{12:'x'}",
                        "map{1:" + LONGEST + "}",
                        "map{1:" + ENDING_OTHERWISE + "}"));
        types.put(
                "map<varchar(1048576),int>",
                List.of("NULL", "map{'x':NULL}", "map{" + LONGEST + ":1}", "map{" + ENDING_OTHERWISE + ":1}"));
        types.put(
                "array<array<varchar(1048576)>>",
                List.of("NULL", "[[NULL]]", "[[" + LONGEST + "]]", "[[" + ENDING_OTHERWISE + "]]"));
        types.put(
                "struct<x varchar(1048576), y varchar(9)>",
                List.of(
                        "NULL",
                        "named_struct('x', NULL, 'y', NULL)",
                        "named_struct('x', '', 'y', NULL)",
                        "named_struct('x', NULL, 'y', '')",
                        "named_struct('x', 'a', 'y', 'b')",
                        "named_struct('x', 'ab', 'y', '')",
                        "named_struct('x', '', 'y', 'ab')",
                        "named_struct('x', 'n', 'y', 'n')",
                        "named_struct('x', " + LONGEST + ", 'y', 'b')",
                        "named_struct('x', " + ENDING_OTHERWISE + ", 'y', 'b')"));
    }
}
