package io.starmigrate.core.starrocks.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Tables as StarRocks might print them: any mixture of what its versions know, with names and texts that mislead. */
public final class RandomTable {
    private static final List<String> NAMES = List.of(
            "id",
            "from",
            "a b",
            "日期",
            "select",
            "k-1",
            "PARTITION BY",
            "x)",
            "COMMENT",
            "c,d",
            "it's",
            "q\"q",
            "v;",
            "--n");
    private static final List<String> TEXTS = List.of(
            "",
            "plain",
            "it's \\\"quoted\\\"",
            "back\\\\slash",
            ") ENGINE=OLAP",
            "`tick`",
            "-- no comment",
            "/* nor this",
            "PROPERTIES (\\\"a\\\" = \\\"b\\\")",
            "中文，逗号",
            "two\nlines");
    private static final List<String> TYPES = List.of(
            "boolean",
            "tinyint(4)",
            "smallint(6)",
            "int(11)",
            "bigint(20)",
            "largeint(40)",
            "float",
            "double",
            "decimal(9, 2)",
            "decimal(38, 10)",
            "date",
            "datetime",
            "char(20)",
            "varchar(65533)",
            "varchar(1048576)",
            "json",
            "varbinary",
            "array<int(11)>",
            "array<array<varchar(10)>>",
            "map<int(11),varchar(20)>",
            "struct<x int(11), `a b` varchar(5), z array<date>>");
    private static final List<String> AGGREGATES = List.of(
            "bigint(20) SUM",
            "int(11) MIN",
            "datetime MAX",
            "varchar(50) REPLACE",
            "varchar(50) REPLACE_IF_NOT_NULL",
            "bitmap BITMAP_UNION",
            "hll HLL_UNION",
            "percentile PERCENTILE_UNION");

    private final SplittableRandom random;
    private final List<String> columns = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    public RandomTable(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private boolean chance(int ofTen) {
        return random.nextInt(10) < ofTen;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public String print() {
        text.append("CREATE TABLE `").append(any(NAMES)).append("` (\n");
        String model = any(List.of("DUPLICATE", "AGGREGATE", "UNIQUE", "PRIMARY"));
        List<String> elements = new ArrayList<>();
        elements.add("`k1` date NOT NULL" + comment());
        elements.add("`k2` " + any(List.of("int(11)", "varchar(20)")) + " NOT NULL"
                + (model.equals("PRIMARY") && chance(2) ? " AUTO_INCREMENT" : "") + comment());
        columns.addAll(List.of("k1", "k2"));
        for (int i = random.nextInt(6); i >= 0; i--) {
            elements.add(value(model, any(NAMES) + i));
        }
        if (chance(3)) {
            elements.add(index());
        }
        text.append("  ").append(String.join(",\n  ", elements)).append("\n) ENGINE=OLAP \n");
        text.append(model).append(" KEY(`k1`, `k2`)\n");
        if (chance(5)) {
            text.append("COMMENT \"")
                    .append(any(TEXTS.subList(1, TEXTS.size())))
                    .append("\"\n");
        }
        text.append(partitioning());
        text.append(chance(1) && model.equals("DUPLICATE") ? "DISTRIBUTED BY RANDOM" : "DISTRIBUTED BY HASH(`k2`)");
        text.append(chance(7) ? " BUCKETS " + (1 + random.nextInt(64)) + " \n" : "\n");
        if (chance(2)) {
            text.append("ORDER BY(`k2`, `k1`)\n");
        }
        return text.append(properties()).append(";").toString();
    }

    private String comment() {
        return " COMMENT \"" + any(TEXTS) + "\"";
    }

    private String value(String model, String name) {
        columns.add(name);
        String start = "`" + name + "` ";
        if (model.equals("AGGREGATE")) {
            return start + any(AGGREGATES) + " NULL" + comment();
        }
        if (chance(1)) {
            return start + "bigint(20) NULL AS `k2` + if(`k1` > '2024-01-01', 1, 2)" + comment();
        }
        String type = any(TYPES);
        boolean plain = type.startsWith("varchar") || type.startsWith("char");
        String otherwise = plain && chance(5) ? " DEFAULT \"" + any(TEXTS) + "\"" : "";
        if (type.equals("datetime") && chance(5)) {
            otherwise = " DEFAULT CURRENT_TIMESTAMP";
        }
        return start + type + (chance(7) ? " NULL" : " NOT NULL") + otherwise + comment();
    }

    private String index() {
        String kind = any(List.of(
                "BITMAP",
                "NGRAMBF (\"gram_num\" = \"4\", \"bloom_filter_fpp\" = \"0.05\")",
                "GIN(\"parser\" = \"english\")"));
        return "INDEX idx_1 (`k2`) USING " + kind + " COMMENT '" + any(List.of("", "an index", "it's, one")) + "'";
    }

    private String partitioning() {
        return switch (random.nextInt(8)) {
            case 0 -> """
                PARTITION BY RANGE(`k1`)
                (PARTITION p1 VALUES [("0000-01-01"), ("2024-01-01")),
                PARTITION p2 VALUES [("2024-01-01"), ("2024-02-01")) ("replication_num" = "1"),
                PARTITION p3 VALUES [("2024-02-01"), (MAXVALUE)))
                """;
            case 1 -> """
                PARTITION BY RANGE(`k1`, `k2`)
                (PARTITION p1 VALUES LESS THAN ("2024-01-01", "10"),
                PARTITION pm VALUES LESS THAN (MAXVALUE, MAXVALUE))
                """;
            case 2 -> "PARTITION BY RANGE(`k1`)\n()\n";
            case 3 -> """
                PARTITION BY LIST(`k2`)(
                  PARTITION pa VALUES IN ('a', 'b'),
                  PARTITION `p q` VALUES IN ('it's', 'x"y', 'b\\s', '中文', 'a) b', 'NULL')
                )
                """;
            case 4 ->
                "PARTITION BY LIST(`k2`,`k1`)(\n  PARTITION p1 VALUES IN (('a', '2024-01-01'), ('o'neil', '2024-01-02'))\n)\n";
            case 5 -> "PARTITION BY date_trunc('" + any(List.of("day", "month", "hour")) + "', k1)\n";
            case 6 -> "PARTITION BY (`k1`,`k2`)\n";
            default -> "";
        };
    }

    private String properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (PropertyRule rule : PropertyRules.known().all()) {
            if (!rule.name().endsWith("*") && chance(3)) {
                properties.put(rule.name(), valueOf(rule.name()));
            }
        }
        if (chance(1)) {
            properties.put("unheard_of", "1");
        }
        if (properties.isEmpty()) {
            return "";
        }
        String quote = chance(9) ? "\"" : "'";
        return properties.entrySet().stream()
                .map(entry -> quote + entry.getKey() + quote + " = " + quote + entry.getValue() + quote)
                .collect(Collectors.joining(",\n", "PROPERTIES (\n", "\n)"));
    }

    private String valueOf(String property) {
        return switch (property) {
            case "replication_num", "dynamic_partition.replication_num" -> any(List.of("1", "3"));
            case "dynamic_partition.enable" -> any(List.of("true", "false"));
            case "compression" -> any(List.of("LZ4", "ZSTD", "ZSTD(3)", "ZLIB"));
            case "persistent_index_type" -> any(List.of("LOCAL", "CLOUD_NATIVE"));
            case "foreign_key_constraints" -> "(k2) REFERENCES default_catalog.shop.users(k2)";
            case "unique_constraints" -> any(List.of("k1,k2", "default_catalog.shop.users.k2"));
            default -> any(List.of("1", "true", "x y"));
        };
    }
}
