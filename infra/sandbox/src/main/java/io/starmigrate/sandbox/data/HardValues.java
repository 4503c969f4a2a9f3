package io.starmigrate.sandbox.data;

import io.starmigrate.standin.Personality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tables of every column type with the values that break migrations: NULLs beside empty texts, separators, quotes,
 * backslashes, line ends, {@code \N} as a text, characters beyond the basic plane, and the extremes of numbers and
 * dates.
 *
 * <p>A version gets the types it has. Before 3.2 StarRocks writes no Parquet, and CSV cannot tell the text {@code \N}
 * from NULL: there that one value is left out, because no tool can carry it.
 */
public final class HardValues {
    private static final String TEXTS = "every_text";

    private final Personality personality;

    private HardValues(Personality personality) {
        this.personality = personality;
    }

    static HardValues of(Personality personality) {
        return new HardValues(personality);
    }

    /** The tables a source has, each with its rows. */
    public static List<HardTable> filled(Personality source) {
        HardValues values = of(source);
        return values.tables().stream()
                .map(definition -> table(definition, values.rows()))
                .toList();
    }

    private static HardTable table(String definition, List<String> rows) {
        String name = definition.split("`", 3)[1];
        return new HardTable(
                name,
                definition,
                rows.stream()
                        .filter(row -> row.startsWith("INSERT INTO `" + name + "`"))
                        .toList(),
                "*",
                Optional.empty());
    }

    List<String> tables() {
        return List.of(everyType(), everyText(), byList(), byExpression());
    }

    private String everyType() {
        return "CREATE TABLE `every_type` (`id` bigint NOT NULL, `b` boolean NULL, `ti` tinyint NULL, `si` smallint NULL, "
                + "`i` int NULL, `bi` bigint NULL, `li` largeint NULL, `f` float NULL, `d` double NULL, "
                + "`d9` decimal(9,2) NULL, `d18` decimal(18,6) NULL, `d38` decimal(38,10) NULL, `dt` date NULL, "
                + "`ts` datetime NULL, `c` char(20) NULL, `v` varchar(200) NULL, `s` string NULL, `j` json NULL, "
                + "`a` array<int> NULL" + (personality.atLeast(3, 0) ? ", `vb` varbinary NULL" : "") + ") "
                + "DUPLICATE KEY(`id`) DISTRIBUTED BY HASH(`id`) BUCKETS 2 PROPERTIES (\"replication_num\"=\"1\")";
    }

    private static String everyText() {
        return "CREATE TABLE `" + TEXTS + "` (`id` bigint NOT NULL, `v` string NULL) DUPLICATE KEY(`id`) "
                + "DISTRIBUTED BY HASH(`id`) BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\")";
    }

    private String byList() {
        // Lists came with 3.1; before, the same rows lie in ranges.
        String partitions = personality.atLeast(3, 1)
                ? "PARTITION BY LIST(`city`) (PARTITION p_north VALUES IN (\"oslo\", \"北京\"), "
                        + "PARTITION p_south VALUES IN (\"quito\"))"
                : "PARTITION BY RANGE(`k`) (PARTITION p1 VALUES LESS THAN (\"100\"), PARTITION p2 VALUES LESS THAN (MAXVALUE))";
        return "CREATE TABLE `by_city` (`k` int NOT NULL, `city` varchar(20) NOT NULL, `n` bigint NULL) "
                + "DUPLICATE KEY(`k`, `city`) " + partitions
                + " DISTRIBUTED BY HASH(`k`) BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\")";
    }

    private String byExpression() {
        String partitions = personality.atLeast(3, 0)
                ? "PARTITION BY date_trunc('day', `at`)"
                : "PARTITION BY RANGE(`at`) (START (\"2024-02-28\") END (\"2024-03-02\") EVERY (INTERVAL 1 DAY))";
        return "CREATE TABLE `by_day` (`at` datetime NOT NULL, `n` bigint NULL) DUPLICATE KEY(`at`) " + partitions
                + " DISTRIBUTED BY HASH(`at`) BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\")";
    }

    List<String> rows() {
        List<String> rows = new ArrayList<>();
        boolean binary = personality.atLeast(3, 0);
        rows.add(insert(
                binary,
                "1",
                "NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "
                        + "NULL, NULL, NULL, NULL, NULL",
                "NULL"));
        rows.add(insert(
                binary,
                "2",
                "true, 127, 32767, 2147483647, 9223372036854775807, "
                        + "'170141183460469231731687303715884105727', 3.4028235e38, 1.7976931348623157e308, 9999999.99, "
                        + "999999999999.999999, '9999999999999999999999999999.9999999999', '9999-12-31', "
                        + "'9999-12-31 23:59:59.999999', 'a char', 'text', 'text', parse_json('{\"k\": [1, null, \"x\"]}'), "
                        + "[1, NULL, -2147483648]",
                "unhex('00017f80ff')"));
        rows.add(insert(
                binary,
                "3",
                "false, -128, -32768, -2147483648, -9223372036854775808, "
                        + "'-170141183460469231731687303715884105728', -1.5, -2.2250738585072014e-308, -9999999.99, "
                        + "-999999999999.999999, '-9999999999999999999999999999.9999999999', '0000-01-01', "
                        + "'0000-01-01 00:00:00', '', '', '', parse_json('[]'), []",
                "''"));
        rows.add(insert(
                binary,
                "4",
                "true, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '1970-01-01', '1969-12-31 23:59:59', "
                        + "'it''s', 'quote \" and \\\\ backslash', 'NULL', parse_json('{\"n\": 1.5}'), [0]",
                "unhex('0a0d5c4e')"));
        int id = 1;
        for (String text : texts()) {
            rows.add("INSERT INTO `" + TEXTS + "` VALUES (" + id++ + ", " + text + ")");
        }
        rows.add("INSERT INTO `by_city` VALUES (1, 'oslo', 10), (2, '北京', NULL), (3, 'quito', -5), (300, 'quito', 7)");
        rows.add("INSERT INTO `by_day` VALUES ('2024-02-28 23:59:59', 1), ('2024-02-29 00:00:00', 2), "
                + "('2024-02-29 12:30:00.000001', 3), ('2024-03-01 00:00:00', NULL)");
        return rows;
    }

    private static String insert(boolean binary, String id, String values, String bytes) {
        return "INSERT INTO `every_type` VALUES (" + id + ", " + values + (binary ? ", " + bytes : "") + ")";
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(
                "NULL",
                "''",
                "' '",
                "'a\\tb'",
                "'a\\nb'",
                "'a\\r\\nb'",
                "'a,b|c;d'",
                "'\"quoted\"'",
                "'it''s'",
                "'back\\\\slash'",
                "'ends with \\\\'",
                "concat('soh ', char(1), ' stx ', char(2))",
                "'中文 🦀 e\\u0301'",
                "'null'",
                "repeat('x', 60000)"));
        if (personality.atLeast(3, 2)) {
            texts.add("'\\\\N'");
        }
        return texts;
    }
}
