package io.starmigrate.sandbox.data;

import io.starmigrate.standin.Personality;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tables of every kind with every type that a pair of clusters can both have: key models and aggregate functions,
 * partitions by range, list and expressions, hash and random buckets, generated and AUTO_INCREMENT columns, nested
 * types, bitmaps and sketches. Which pair can have and carry what is said here in the reference's words, apart from the
 * product's own knowledge of it.
 */
public final class HardKinds {
    private static final String HASH = " DISTRIBUTED BY HASH(`k`) BUCKETS 2";
    private static final String ONE = " PROPERTIES (\"replication_num\"=\"1\")";

    private final Personality source;
    private final Personality target;

    private HardKinds(Personality source, Personality target) {
        this.source = source;
        this.target = target;
    }

    /** The tables of a pair; each can be made in both clusters. */
    public static List<HardTable> between(Personality source, Personality target) {
        HardKinds kinds = new HardKinds(source, target);
        List<HardTable> tables = new ArrayList<>(kinds.everywhere());
        tables.addAll(kinds.models());
        kinds.addSince(3, 0, tables, kinds::since30);
        kinds.addSince(3, 1, tables, kinds::since31);
        kinds.addSince(3, 4, tables, kinds::since34);
        return tables;
    }

    private void addSince(int major, int minor, List<HardTable> tables, Supplier<List<HardTable>> more) {
        if (source.atLeast(major, minor) && target.atLeast(major, minor)) {
            tables.addAll(more.get());
        }
    }

    private List<HardTable> everywhere() {
        return List.of(
                HardTable.of(
                        "extremes",
                        "(`k` largeint NOT NULL, `whole` decimal(38,0) NULL, `fraction` decimal(38,38) NULL, "
                                + "`old` decimalv2(27,9) NULL, `c` char(255) NULL, `ts` datetime NULL) DUPLICATE KEY(`k`)"
                                + HASH + ONE,
                        "VALUES ('170141183460469231731687303715884105727', "
                                + "'99999999999999999999999999999999999999', "
                                + "'0.99999999999999999999999999999999999999', '999999999999999999.999999999', "
                                + "'padded  ', '1969-12-31 23:59:59.000001')",
                        "VALUES ('-170141183460469231731687303715884105728', "
                                + "'-99999999999999999999999999999999999999', "
                                + "'-0.00000000000000000000000000000000000001', '-0.000000001', '中文', "
                                + "'0000-01-01 00:00:00'), (0, NULL, NULL, NULL, NULL, NULL)"),
                HardTable.of(
                        "open_ranges",
                        "(`k` int NOT NULL, `v` varchar(9) NULL) DUPLICATE KEY(`k`) PARTITION BY RANGE(`k`) "
                                + "(PARTITION p0 VALUES LESS THAN (\"0\"), PARTITION p1 VALUES LESS THAN (\"100\"), "
                                + "PARTITION pmax VALUES LESS THAN (MAXVALUE))" + HASH + ONE,
                        "VALUES (-2147483648, 'low'), (-1, NULL), (0, ''), (99, 'a'), (2147483647, 'high')"),
                HardTable.of(
                        "two_columns",
                        "(`k` int NOT NULL, `d` date NOT NULL, `v` int NULL) DUPLICATE KEY(`k`, `d`) "
                                + "PARTITION BY RANGE(`k`, `d`) (PARTITION p1 VALUES LESS THAN (\"10\", \"2024-01-01\"), "
                                + "PARTITION p2 VALUES LESS THAN (\"20\", \"2024-06-01\"))" + HASH + ONE,
                        "VALUES (1, '2030-01-01', 1), (10, '2023-12-31', 2), (10, '2024-01-01', 3), (20, '2024-05-31', 4)"),
                HardTable.of(
                        "arrays",
                        "(`k` int NOT NULL, `a` array<varchar(20)> NULL, `aa` array<array<int>> NULL) DUPLICATE KEY(`k`)"
                                + HASH + ONE,
                        "VALUES (1, ['x', '', NULL, 'a,b', '[c]'], [[1, NULL], [], NULL]), (2, [], []), (3, NULL, NULL)"),
                HardTable.of(
                        "documents",
                        "(`k` int NOT NULL, `j` json NULL) DUPLICATE KEY(`k`)" + HASH + ONE,
                        "VALUES (1, parse_json('5')), (2, parse_json('\"5\"')), (3, parse_json('null')), "
                                + "(4, parse_json('{\"a\": {\"b\": [1.5, true, \"x\\\\ny\"]}}')), (5, NULL)"),
                HardTable.of("nothing", "(`k` int NOT NULL, `v` int NULL) DUPLICATE KEY(`k`)" + HASH + ONE));
    }

    private List<HardTable> models() {
        return List.of(
                HardTable.of(
                        "aggregates",
                        "(`k` int NOT NULL, `s` bigint SUM NULL DEFAULT \"0\", `mn` int MIN NULL, `mx` datetime MAX NULL, "
                                + "`r` varchar(50) REPLACE NULL, `rn` varchar(50) REPLACE_IF_NOT_NULL NULL) "
                                + "AGGREGATE KEY(`k`) PARTITION BY RANGE(`k`) (PARTITION p1 VALUES LESS THAN (\"10\"), "
                                + "PARTITION p2 VALUES LESS THAN (\"20\"))" + HASH + ONE,
                        "VALUES (1, 5, 3, '2024-01-01 00:00:00', 'first', 'kept'), (11, NULL, NULL, NULL, NULL, NULL)",
                        "VALUES (1, -7, 9, '2023-01-01 00:00:00', NULL, NULL), (12, 1, 1, '2024-01-01 01:02:03', 'x', 'y')"),
                HardTable.of(
                                "sketches",
                                "(`k` int NOT NULL, `b` bitmap BITMAP_UNION NULL, `h` hll HLL_UNION NULL) AGGREGATE KEY(`k`)"
                                        + HASH + ONE,
                                "SELECT 1, to_bitmap(5), hll_hash('a')",
                                "SELECT 1, to_bitmap(18446744073709551615), hll_hash('b')",
                                "SELECT 2, bitmap_from_string('0,1,4294967296'), hll_empty()",
                                "SELECT 3, bitmap_empty(), hll_hash('')")
                        .comparedBy("k, bitmap_to_string(b), bitmap_count(b), hll_cardinality(h)")
                        .refusedFor("b", !source.atLeast(3, 2)),
                HardTable.of(
                                "quantiles",
                                "(`k` int NOT NULL, `p` percentile PERCENTILE_UNION) AGGREGATE KEY(`k`)" + HASH + ONE)
                        .refusedFor("p", true),
                HardTable.of(
                        "uniques",
                        "(`k` bigint NOT NULL, `v` varchar(10) NULL) UNIQUE KEY(`k`)" + HASH + ONE,
                        "VALUES (1, 'old'), (2, 'only')",
                        "VALUES (1, 'new'), (3, NULL)"),
                HardTable.of(
                        "primaries",
                        "(`k` bigint NOT NULL, `d` date NOT NULL, `v` varchar(10) NULL) PRIMARY KEY(`k`, `d`) "
                                + "PARTITION BY RANGE(`d`) (START (\"2024-01-01\") END (\"2024-03-01\") "
                                + "EVERY (INTERVAL 1 MONTH))" + HASH
                                + " PROPERTIES (\"replication_num\"=\"1\", \"enable_persistent_index\"=\"true\")",
                        "VALUES (1, '2024-01-31', 'old'), (1, '2024-02-01', 'other')",
                        "VALUES (1, '2024-01-31', 'new')"),
                HardTable.of(
                        "together_a",
                        "(`k` int NOT NULL, `v` int NULL) DUPLICATE KEY(`k`)" + HASH
                                + " PROPERTIES (\"replication_num\"=\"1\", \"colocate_with\"=\"together\")",
                        "VALUES (1, 1)"),
                HardTable.of(
                        "together_b",
                        "(`k` int NOT NULL, `w` int NULL) DUPLICATE KEY(`k`)" + HASH
                                + " PROPERTIES (\"replication_num\"=\"1\", \"colocate_with\"=\"together\")",
                        "VALUES (1, 2), (2, NULL)"));
    }

    private List<HardTable> since30() {
        return List.of(
                HardTable.of(
                                "bytes",
                                "(`k` int NOT NULL, `vb` varbinary NULL, `short` varbinary(4) NULL) DUPLICATE KEY(`k`)"
                                        + HASH + ONE,
                                "VALUES (1, to_binary('00017f80ff', 'hex'), to_binary('0a0d', 'hex')), (2, '', NULL), "
                                        + "(3, NULL, to_binary('5c4e', 'hex'))")
                        .comparedBy("k, hex(vb), hex(short)"),
                HardTable.of(
                        "counted",
                        "(`id` bigint NOT NULL AUTO_INCREMENT, `k` int NULL) PRIMARY KEY(`id`) "
                                + "DISTRIBUTED BY HASH(`id`) BUCKETS 1" + ONE,
                        "(k) VALUES (10), (20)",
                        "(id, k) VALUES (1000, 30)"),
                HardTable.of(
                        "by_month",
                        "(`k` date NOT NULL, `v` int NULL) DUPLICATE KEY(`k`) PARTITION BY date_trunc('month', k)"
                                + HASH + ONE,
                        "VALUES ('2023-12-31', 1), ('2024-01-01', 2), ('2024-02-29', NULL)"),
                HardTable.of(
                        "sliced",
                        "(`k` datetime NOT NULL, `v` int NULL) DUPLICATE KEY(`k`) "
                                + "PARTITION BY time_slice(k, INTERVAL 7 day)" + HASH + ONE,
                        "VALUES ('2024-01-05 01:02:03', 1), ('2024-01-25 00:00:00.5', 2), ('2024-03-01 00:00:00', 3)"));
    }

    private List<HardTable> since31() {
        List<HardTable> tables = new ArrayList<>(List.of(
                HardTable.of(
                        "cities",
                        "(`k` varchar(20) NOT NULL, `d` date NOT NULL, `v` int NULL) DUPLICATE KEY(`k`, `d`) "
                                + "PARTITION BY LIST(`k`, `d`) (PARTITION p1 VALUES IN "
                                + "((\"oslo\", \"2024-01-01\"), (\"北京\", \"2024-01-02\")), "
                                + "PARTITION p2 VALUES IN ((\"quito\", \"2024-01-01\")))" + HASH + ONE,
                        "VALUES ('oslo', '2024-01-01', 1), ('北京', '2024-01-02', NULL), ('quito', '2024-01-01', 3)"),
                HardTable.of(
                        "automatic",
                        "(`k` varchar(20) NOT NULL, `v` int NULL) DUPLICATE KEY(`k`) PARTITION BY (`k`)" + HASH + ONE,
                        "VALUES ('oslo', 1), ('a-b c', 2), ('北京', NULL)"),
                HardTable.of(
                        "anywhere",
                        "(`k` int NULL, `v` int NULL) DUPLICATE KEY(`k`) DISTRIBUTED BY RANDOM BUCKETS 3" + ONE,
                        "VALUES (1, 1), (1, 1), (NULL, NULL)"),
                HardTable.of(
                        "maps",
                        "(`k` int NOT NULL, `m` map<int,varchar(20)> NULL, `n` map<varchar(5),array<int>> NULL) "
                                + "DUPLICATE KEY(`k`)" + HASH + ONE,
                        "VALUES (1, map{1:'x', 2:NULL, 3:'a,b'}, map{'a':[1,2]}), (2, map{}, map{}), (3, NULL, NULL)"),
                HardTable.of(
                                "structs",
                                "(`k` int NOT NULL, `s` struct<`x` int, `y` array<varchar(9)>> NULL) DUPLICATE KEY(`k`)"
                                        + HASH + ONE,
                                "VALUES (1, named_struct('x', 1, 'y', ['p', NULL])), (2, NULL), "
                                        + "(3, named_struct('x', NULL, 'y', []))")
                        .refusedFor("s", !source.atLeast(3, 2) || !readsStructs())));
        if (computes(source) && computes(target)) {
            tables.add(HardTable.of(
                    "computed",
                    "(`k` int NOT NULL, `v` int NULL, `g` bigint NULL AS `k` + `v`) DUPLICATE KEY(`k`)" + HASH + ONE,
                    "(k, v) VALUES (1, 2), (3, NULL)"));
        }
        return tables;
    }

    /** Reference 5.5. */
    private boolean readsStructs() {
        return target.atLeast(3, 4) || (target.atLeast(3, 2, 11) && !target.atLeast(3, 3));
    }

    /** Reference 1.2. */
    private static boolean computes(Personality cluster) {
        return cluster.sharedData() ? cluster.atLeast(3, 5) : cluster.atLeast(3, 1);
    }

    private List<HardTable> since34() {
        return List.of(
                HardTable.of(
                        "by_expressions",
                        "(`k` datetime NOT NULL, `c` varchar(20) NOT NULL, `v` int NULL) DUPLICATE KEY(`k`, `c`) "
                                + "PARTITION BY date_trunc('month', k), c" + HASH + ONE,
                        "VALUES ('2024-01-05 10:00:00', 'a', 1), ('2024-01-31 23:59:59', 'a', 2), ('2024-02-01 00:00:00', 'b', 3)"));
    }
}
