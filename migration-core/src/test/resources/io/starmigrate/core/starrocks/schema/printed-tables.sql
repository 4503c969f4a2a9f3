--- 2.5.13 shared-nothing duplicate, its kind for a comment
CREATE TABLE `dup` (
  `k1` tinyint(4) NULL COMMENT "",
  `k2` smallint(6) NOT NULL DEFAULT "-1" COMMENT "",
  `k3` int(11) NULL DEFAULT "0" COMMENT "",
  `v1` bigint(20) NULL COMMENT "",
  `v2` largeint(40) NULL DEFAULT "170141183460469231731687303715884105727" COMMENT "",
  `v3` float NULL COMMENT "",
  `v4` double NULL DEFAULT "1.5" COMMENT "",
  `v5` boolean NULL DEFAULT "true" COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`k1`, `k2`, `k3`)
COMMENT "OLAP"
DISTRIBUTED BY HASH(`k1`) BUCKETS 3 
PROPERTIES (
"replication_num" = "3",
"in_memory" = "false",
"storage_format" = "DEFAULT",
"enable_persistent_index" = "false",
"compression" = "LZ4"
);
--- 2.5.13 shared-nothing decimals of their own widths
CREATE TABLE `dec` (
  `k` int(11) NOT NULL COMMENT "",
  `d32` decimal32(9, 2) NULL COMMENT "",
  `d64` decimal64(18, 6) NULL DEFAULT "0.000001" COMMENT "",
  `d128` decimal128(38, 9) NULL COMMENT "",
  `v2` decimalv2(27, 9) NULL COMMENT "",
  `v3` decimal(27, 9) NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`k`)
COMMENT "OLAP"
DISTRIBUTED BY HASH(`k`) BUCKETS 10 
PROPERTIES (
"replication_num" = "1",
"in_memory" = "false",
"storage_format" = "DEFAULT",
"enable_persistent_index" = "false",
"compression" = "LZ4"
);
--- 3.1.5 shared-nothing aggregate
CREATE TABLE `agg` (
  `k1` date NOT NULL COMMENT "",
  `k2` varchar(20) NOT NULL COMMENT "",
  `s` bigint(20) SUM NULL DEFAULT "0" COMMENT "",
  `mn` int(11) MIN NULL COMMENT "",
  `mx` datetime MAX NULL COMMENT "",
  `r` varchar(50) REPLACE NOT NULL DEFAULT "" COMMENT "",
  `rn` varchar(50) REPLACE_IF_NOT_NULL NULL COMMENT "",
  `bm` bitmap BITMAP_UNION NULL COMMENT "",
  `h` hll HLL_UNION NOT NULL COMMENT "",
  `p` percentile PERCENTILE_UNION NULL COMMENT ""
) ENGINE=OLAP 
AGGREGATE KEY(`k1`, `k2`)
COMMENT "visits: 50% of \"all\""
PARTITION BY RANGE(`k1`)
(PARTITION p202401 VALUES [("0000-01-01"), ("2024-02-01")),
PARTITION p202402 VALUES [("2024-02-01"), ("2024-03-01")) ("replication_num" = "2"),
PARTITION pmax VALUES [("2024-03-01"), (MAXVALUE)))
DISTRIBUTED BY HASH(`k2`) BUCKETS 4 
PROPERTIES (
"replication_num" = "3",
"bloom_filter_columns" = "k2",
"in_memory" = "false",
"storage_format" = "DEFAULT",
"enable_persistent_index" = "false",
"compression" = "ZSTD"
);
--- 2.5.13 shared-nothing unique, colocated, several range columns
CREATE TABLE `uni` (
  `a` int(11) NOT NULL COMMENT "",
  `b` int(11) NOT NULL COMMENT "",
  `v` char(10) NULL COMMENT ""
) ENGINE=OLAP 
UNIQUE KEY(`a`, `b`)
COMMENT "OLAP"
PARTITION BY RANGE(`a`, `b`)
(PARTITION p1 VALUES [("-2147483648", "-2147483648"), ("10", "5")),
PARTITION p2 VALUES [("10", "5"), ("20", "-2147483648")),
PARTITION p3 VALUES [("20", "-2147483648"), (MAXVALUE, MAXVALUE)))
DISTRIBUTED BY HASH(`a`, `b`) BUCKETS 8 
PROPERTIES (
"replication_num" = "3",
"colocate_with" = "grp1",
"in_memory" = "false",
"storage_format" = "DEFAULT",
"enable_persistent_index" = "false",
"compression" = "LZ4"
);
--- 2.5.13 shared-nothing primary key
CREATE TABLE `pk` (
  `id` bigint(20) NOT NULL COMMENT "",
  `name` varchar(65533) NULL COMMENT "",
  `at` datetime NULL DEFAULT CURRENT_TIMESTAMP COMMENT "",
  `u` varchar(36) NULL DEFAULT (uuid()) COMMENT "",
  `n` largeint(40) NULL DEFAULT (uuid_numeric()) COMMENT ""
) ENGINE=OLAP 
PRIMARY KEY(`id`)
COMMENT "OLAP"
DISTRIBUTED BY HASH(`id`) BUCKETS 1 
PROPERTIES (
"replication_num" = "1",
"in_memory" = "false",
"storage_format" = "DEFAULT",
"enable_persistent_index" = "true",
"compression" = "LZ4"
);
--- 2.5.13 shared-nothing dynamic partitions, cold-down, bitmap index
CREATE TABLE `dyn` (
  `dt` datetime NOT NULL COMMENT "",
  `c` varchar(10) NULL COMMENT "",
  INDEX idx_c (`c`) USING BITMAP COMMENT 'it's "raw" here'
) ENGINE=OLAP 
DUPLICATE KEY(`dt`)
COMMENT "OLAP"
PARTITION BY RANGE(`dt`)
()
DISTRIBUTED BY HASH(`c`) BUCKETS 32 
PROPERTIES (
"replication_num" = "3",
"dynamic_partition.enable" = "true",
"dynamic_partition.time_unit" = "DAY",
"dynamic_partition.time_zone" = "Asia/Shanghai",
"dynamic_partition.start" = "-30",
"dynamic_partition.end" = "3",
"dynamic_partition.prefix" = "p",
"dynamic_partition.buckets" = "32",
"dynamic_partition.history_partition_num" = "0",
"in_memory" = "false",
"storage_format" = "DEFAULT",
"storage_medium" = "SSD",
"storage_cooldown_time" = "9999-12-31 23:59:59",
"enable_persistent_index" = "false",
"compression" = "LZ4"
);
--- 3.1.5 shared-nothing nested arrays, json, commas in defaults
CREATE TABLE `arr` (
  `k` int(11) NULL COMMENT "",
  `a` array<int(11)> NULL COMMENT "",
  `aa` array<array<varchar(10)>> NULL COMMENT "",
  `ad` array<decimal64(10, 2)> NULL COMMENT "",
  `j` json NULL COMMENT "",
  `s` varchar(20) NULL DEFAULT "a, b) 'c' \"d\" \\ \t" COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`k`)
COMMENT "OLAP"
DISTRIBUTED BY HASH(`k`) BUCKETS 2 
PROPERTIES (
"replication_num" = "1",
"in_memory" = "false",
"storage_format" = "DEFAULT",
"enable_persistent_index" = "false",
"compression" = "LZ4"
);
--- 3.1.5 shared-nothing comments that hold quotes and backslashes and line ends
CREATE TABLE `cmt` (
  `k` int(11) NULL COMMENT "a \"quoted\" word, and a back\\slash",
  `l` int(11) NULL COMMENT "one line
another, with COMMENT \"x\" and 'y'",
  `u` int(11) NULL COMMENT "它是\\%中文\\_",
  `r` int(11) NULL COMMENT "raw "quotes" as old releases print them",
  `e` int(11) NULL COMMENT "--not /* a comment"
) ENGINE=OLAP 
DUPLICATE KEY(`k`)
COMMENT "; DROP \"TABLE\" -- x"
DISTRIBUTED BY HASH(`k`) BUCKETS 2 
PROPERTIES (
"replication_num" = "1",
"compression" = "LZ4"
);
--- 2.5.13 shared-nothing range of dates without a time and of negative numbers
CREATE TABLE `neg` (
  `k` bigint(20) NOT NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`k`)
COMMENT "OLAP"
PARTITION BY RANGE(`k`)
(PARTITION p1 VALUES [("-9223372036854775808"), ("-5")),
PARTITION p2 VALUES [("-5"), ("0")))
DISTRIBUTED BY HASH(`k`) BUCKETS 2 
PROPERTIES (
"replication_num" = "1",
"compression" = "LZ4"
);
--- 3.0.9 shared-nothing expression partitions, automatic buckets, auto increment
CREATE TABLE `auto30` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT "",
  `dt` datetime NOT NULL COMMENT "",
  `b` varbinary NULL COMMENT "",
  `b2` varbinary(16) NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`id`, `dt`)
PARTITION BY date_trunc('day', `dt`)
DISTRIBUTED BY HASH(`id`)
PROPERTIES (
"replication_num" = "3",
"in_memory" = "false",
"enable_persistent_index" = "false",
"replicated_storage" = "true",
"compression" = "LZ4"
);
--- 3.0.9 shared-nothing time_slice
CREATE TABLE `slice` (
  `dt` datetime NOT NULL COMMENT "",
  `v` int(11) NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`dt`)
PARTITION BY time_slice(`dt`, 7, 'day', 'floor')
DISTRIBUTED BY HASH(`v`) BUCKETS 3 
PROPERTIES (
"replication_num" = "3",
"partition_live_number" = "12",
"compression" = "LZ4"
);
--- 3.0.9 shared-nothing a primary key table sorted otherwise
CREATE TABLE `pksort` (
  `a` int(11) NOT NULL COMMENT "",
  `b` int(11) NOT NULL COMMENT "",
  `c` varchar(20) NULL COMMENT ""
) ENGINE=OLAP 
PRIMARY KEY(`a`, `b`)
DISTRIBUTED BY HASH(`a`) BUCKETS 3 
ORDER BY(`c`, `a`)
PROPERTIES (
"replication_num" = "3",
"enable_persistent_index" = "true",
"replicated_storage" = "true",
"compression" = "LZ4",
"write_quorum" = "ONE"
);
--- 3.1.11 shared-data duplicate with made-up comment
CREATE TABLE `lake` (
  `k` int(11) NULL COMMENT "",
  `m` map<int(11),varchar(20)> NULL COMMENT "",
  `st` struct<x int(11), y varchar(65533), z array<struct<q int(11)>>> NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`k`)
COMMENT "OLAP"
DISTRIBUTED BY RANDOM
PROPERTIES (
"replication_num" = "1",
"datacache.partition_duration" = "1 months",
"datacache.enable" = "true",
"storage_volume" = "builtin_storage_volume",
"enable_async_write_back" = "false",
"enable_persistent_index" = "false",
"compression" = "LZ4"
);
--- 3.1.11 shared-data primary key
CREATE TABLE `lakepk` (
  `k` int(11) NOT NULL COMMENT "",
  `v` varchar(1048576) NULL COMMENT ""
) ENGINE=OLAP 
PRIMARY KEY(`k`)
COMMENT "OLAP"
DISTRIBUTED BY HASH(`k`) BUCKETS 6 
PROPERTIES (
"replication_num" = "1",
"datacache.enable" = "true",
"storage_volume" = "vol1",
"enable_async_write_back" = "false",
"enable_persistent_index" = "true",
"persistent_index_type" = "LOCAL",
"compression" = "LZ4"
);
--- 3.1.11 shared-nothing automatic list partitions
CREATE TABLE `autolist` (
  `dt` date NOT NULL COMMENT "",
  `city` varchar(20) NOT NULL COMMENT "",
  `v` int(11) NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`dt`, `city`)
PARTITION BY (`dt`,`city`)
DISTRIBUTED BY HASH(`v`)
PROPERTIES (
"replication_num" = "3",
"enable_persistent_index" = "false",
"replicated_storage" = "true",
"compression" = "LZ4"
);
--- 3.1.11 shared-nothing list partitions of one column
CREATE TABLE `list1` (
  `city` varchar(20) NOT NULL COMMENT "",
  `v` int(11) NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`city`)
PARTITION BY LIST(`city`)(
  PARTITION p1 VALUES IN ('beijing', 'tianjin'),
  PARTITION p2 VALUES IN ('it's', 'x"y', 'b\s', '中文', '(a, b)') ("replication_num" = "1")
)
DISTRIBUTED BY HASH(`v`) BUCKETS 2 
PROPERTIES (
"replication_num" = "3",
"replicated_storage" = "true",
"compression" = "LZ4"
);
--- 3.1.11 shared-nothing list partitions of several columns
CREATE TABLE `list2` (
  `city` varchar(20) NOT NULL COMMENT "",
  `dt` date NOT NULL COMMENT "",
  `v` int(11) NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`city`, `dt`)
PARTITION BY LIST(`city`,`dt`)(
  PARTITION p1 VALUES IN (('a', '2024-01-01'), ('b', '2024-01-02')),
  PARTITION p2 VALUES IN (('c', '2024-01-01'))
)
DISTRIBUTED BY HASH(`v`) BUCKETS 2 
PROPERTIES (
"replication_num" = "3",
"compression" = "LZ4"
);
--- 3.1.11 shared-nothing list partitions without one
CREATE TABLE `list0` (
  `city` varchar(20) NOT NULL COMMENT "",
  `v` int(11) NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`city`)
PARTITION BY LIST(`city`)(

)
DISTRIBUTED BY HASH(`v`) BUCKETS 2 
PROPERTIES (
"replication_num" = "3",
"compression" = "LZ4"
);
--- 3.3.9 shared-nothing range of str2date
CREATE TABLE `str` (
  `id` varchar(100) NOT NULL COMMENT "",
  `v` int(11) NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`id`)
PARTITION BY RANGE(str2date(id, '%Y-%m-%d'))
(PARTITION p1 VALUES [("1000-01-01"), ("2021-01-01")),
PARTITION p2 VALUES [("2021-01-01"), ("2021-01-02")))
DISTRIBUTED BY HASH(`id`) BUCKETS 1 
PROPERTIES (
"replication_num" = "3",
"compression" = "LZ4"
);
--- 3.3.9 shared-nothing range of from_unixtime and of a cast
CREATE TABLE `unix` (
  `ts` bigint(20) NOT NULL COMMENT "",
  `v` int(11) NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`ts`)
PARTITION BY RANGE(from_unixtime(ts))
(PARTITION p1 VALUES [("2021-01-01 00:00:00"), ("2021-01-02 00:00:00")))
DISTRIBUTED BY HASH(`ts`) BUCKETS 10 
PROPERTIES (
"replication_num" = "3",
"compression" = "LZ4"
);
--- 3.1.11 shared-nothing generated columns
CREATE TABLE `gen` (
  `k` int(11) NOT NULL COMMENT "",
  `a` array<int(11)> NULL COMMENT "",
  `j` json NULL COMMENT "",
  `g1` bigint(20) NULL AS `k` + 1 COMMENT "one, two",
  `g2` double NULL AS array_avg(`a`) COMMENT "",
  `g3` boolean NULL AS (`k` > 1) AND (`k` < 5) COMMENT "",
  `g4` varchar(65533) NULL AS json_string(json_query(`j`, '$.a, COMMENT')) COMMENT "",
  `g5` varchar(10) NULL AS CASE WHEN `k` > 0 THEN 'x' ELSE NULL END COMMENT "",
  `g6` map<int(11),int(11)> NULL AS map{1:2,`k`:4} COMMENT "",
  `g7` array<int(11)> NULL AS array_map(x -> x + 1, `a`) COMMENT "",
  `g8` map<int(11),varchar(3)> NULL AS CAST(map{1:'a'} AS MAP<INT,VARCHAR(3)>) COMMENT "",
  `g9` array<decimal(10, 2)> NULL AS ARRAY<DECIMAL64(10,2)>[1.5,`k`] COMMENT ""
) ENGINE=OLAP 
PRIMARY KEY(`k`)
DISTRIBUTED BY HASH(`k`) BUCKETS 2 
PROPERTIES (
"replication_num" = "3",
"enable_persistent_index" = "true",
"compression" = "LZ4"
);
--- 3.2.9 shared-nothing fast schema evolution, foreign keys, racks
CREATE TABLE `orders` (
  `id` int(11) NOT NULL COMMENT "",
  `cust` int(11) NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`id`)
DISTRIBUTED BY HASH(`id`)
PROPERTIES (
"bucket_size" = "4294967296",
"compression" = "LZ4",
"fast_schema_evolution" = "true",
"foreign_key_constraints" = "(cust) REFERENCES default_catalog.shop.customers(id)",
"labels.location" = "*",
"replicated_storage" = "true",
"replication_num" = "3",
"unique_constraints" = "default_catalog.shop.orders.id"
);
--- 3.2.9 shared-nothing text keys with NULL orders, reserved words for names
CREATE TABLE `select` (
  `key` varchar(10) NULL COMMENT "",
  `group` varchar(10) NULL COMMENT "",
  `index` int(11) NULL COMMENT "",
  `a b` int(11) NULL COMMENT "",
  `中文` varchar(255) NULL DEFAULT "默认" COMMENT "注释",
  `1st` int(11) NULL COMMENT "",
  `@x` int(11) NULL COMMENT "",
  INDEX index1 (`index`) USING BITMAP COMMENT '',
  INDEX 2nd-index (`group`) USING BITMAP COMMENT 'x',
  INDEX no_comment (`key`) USING BITMAP
) ENGINE=OLAP 
DUPLICATE KEY(`key`, `group`)
DISTRIBUTED BY HASH(`key`) BUCKETS 2 
PROPERTIES (
"compression" = "LZ4",
"fast_schema_evolution" = "true",
"replicated_storage" = "true",
"replication_num" = "1"
);
--- 3.3.5 shared-nothing sort key of a duplicate table, text indexes
CREATE TABLE `idx` (
  `k` bigint(20) NOT NULL COMMENT "",
  `t` varchar(65533) NULL COMMENT "",
  `n` varchar(65533) NULL COMMENT "",
  INDEX gin_t (`t`) USING GIN("imp_lib" = "clucene", "parser" = "english") COMMENT '',
  INDEX ngram_n (`n`) USING NGRAMBF("bloom_filter_fpp" = "0.05", "case_sensitive" = "false", "gram_num" = "4") COMMENT 'n-gram'
) ENGINE=OLAP 
DUPLICATE KEY(`k`)
COMMENT "text"
DISTRIBUTED BY HASH(`k`) BUCKETS 2 
ORDER BY(`k`, `t`)
PROPERTIES (
"compression" = "ZSTD(9)",
"fast_schema_evolution" = "true",
"replicated_storage" = "false",
"replication_num" = "1"
);
--- 3.3.5 shared-nothing list partitions with NULL
CREATE TABLE `listnull` (
  `city` varchar(20) NULL COMMENT "",
  `v` int(11) NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`city`)
PARTITION BY LIST(`city`)(
  PARTITION p1 VALUES IN ('NULL'),
  PARTITION p2 VALUES IN ('x', 'NULL', 'y'),
  PARTITION p3 VALUES IN (NULL),
  PARTITION p4 VALUES IN ('z')
)
DISTRIBUTED BY RANDOM BUCKETS 2 
PROPERTIES (
"compression" = "LZ4",
"fast_schema_evolution" = "true",
"replicated_storage" = "true",
"replication_num" = "3"
);
--- 3.3.5 shared-data primary key, cloud-native index
CREATE TABLE `pk33` (
  `k` bigint(20) NOT NULL AUTO_INCREMENT COMMENT "",
  `v` struct<a int(11), b array<varchar(10)>, c map<date,decimal(38, 10)>> NULL COMMENT "",
  `w` datetime NULL DEFAULT CURRENT_TIMESTAMP COMMENT ""
) ENGINE=OLAP 
PRIMARY KEY(`k`)
DISTRIBUTED BY HASH(`k`)
ORDER BY(`w`)
PROPERTIES (
"compression" = "LZ4",
"datacache.enable" = "true",
"enable_async_write_back" = "false",
"enable_persistent_index" = "true",
"persistent_index_type" = "CLOUD_NATIVE",
"replication_num" = "1",
"storage_volume" = "builtin_storage_volume"
);
--- 3.3.5 shared-data hash by several columns, flushed partitions
CREATE TABLE `ttl` (
  `dt` date NOT NULL COMMENT "",
  `c` varchar(20) NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`dt`, `c`)
PARTITION BY date_trunc('month', `dt`)
DISTRIBUTED BY HASH(`dt`, `c`)
PROPERTIES (
"colocate_with" = "g:1",
"compression" = "LZ4",
"datacache.enable" = "false",
"enable_async_write_back" = "false",
"partition_ttl" = "1 MONTH",
"replication_num" = "1",
"storage_volume" = "builtin_storage_volume"
);
--- 3.3.5 shared-nothing a key that is no key
CREATE TABLE `nokey` (
  `f` float NULL COMMENT "",
  `s` varchar(10) NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY()
DISTRIBUTED BY RANDOM BUCKETS 1 
PROPERTIES (
"compression" = "LZ4",
"replication_num" = "1"
);
--- 3.4.2 shared-nothing states of aggregate functions
CREATE TABLE `states` (
  `dt` varchar(10) NULL COMMENT "",
  `avg_agg` varbinary avg(bigint(20)) NULL COMMENT "",
  `sum_agg` bigint(20) sum(int(11)) NULL COMMENT "",
  `arr_agg` array<int(11)> array_agg_distinct(int(11)) NULL COMMENT "",
  `grp_agg` struct<col1 array<varchar(1048576)>> array_agg(varchar(1048576)) NULL COMMENT "of names",
  `min_agg` varbinary min_by(decimal(27, 9), datetime) NULL COMMENT ""
) ENGINE=OLAP 
AGGREGATE KEY(`dt`)
PARTITION BY (`dt`)
DISTRIBUTED BY HASH(`dt`) BUCKETS 4 
PROPERTIES (
"compression" = "LZ4",
"fast_schema_evolution" = "true",
"replicated_storage" = "true",
"replication_num" = "1"
);
--- 3.4.2 shared-nothing hidden columns of several expressions
CREATE TABLE `multi` (
  `dt` datetime NOT NULL COMMENT "",
  `city` varchar(20) NOT NULL COMMENT "",
  `__generated_partition_column_0` datetime NULL AS date_trunc('month', `dt`) COMMENT "",
  `v` int(11) NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`dt`, `city`)
PARTITION BY (`__generated_partition_column_0`,`city`)
DISTRIBUTED BY RANDOM
PROPERTIES (
"compression" = "LZ4",
"fast_schema_evolution" = "true",
"replicated_storage" = "true",
"replication_num" = "1"
);
--- 3.4.2 shared-nothing vectors
CREATE TABLE `vec` (
  `id` bigint(20) NOT NULL COMMENT "",
  `vector` array<float> NOT NULL COMMENT "",
  INDEX ivfpq_vector (`vector`) USING VECTOR("dim" = "5", "index_type" = "ivfpq", "is_vector_normed" = "false", "m_ivfpq" = "1", "metric_type" = "l2_distance", "nbits" = "16", "nlist" = "40") COMMENT ''
) ENGINE=OLAP 
DUPLICATE KEY(`id`)
DISTRIBUTED BY HASH(`id`) BUCKETS 1 
PROPERTIES (
"compression" = "LZ4",
"fast_schema_evolution" = "true",
"replicated_storage" = "false",
"replication_num" = "1"
);
--- 3.4.2 shared-nothing partitions kept by a condition
CREATE TABLE `cond` (
  `dt` date NOT NULL COMMENT "",
  `v` int(11) NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`dt`)
PARTITION BY (`dt`)
DISTRIBUTED BY HASH(`dt`) BUCKETS 1 
PROPERTIES (
"base_compaction_forbidden_time_ranges" = "* 8-21 * * *",
"compression" = "LZ4",
"partition_retention_condition" = "dt >= CURRENT_DATE() - INTERVAL 3 MONTH AND dt <> \"2024-01-01\"",
"replication_num" = "1"
);
--- 4.0.3 shared-nothing generated column after a bare name, default of microseconds
CREATE TABLE `micro` (
  `k` int(11) NOT NULL COMMENT "",
  `t6` datetime NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT "",
  `n6` datetime NULL DEFAULT now(6) COMMENT "",
  `g` datetime NULL AS date_trunc('hour', `t6`) COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`k`)
DISTRIBUTED BY HASH(`k`) BUCKETS 1 
PROPERTIES (
"compression" = "LZ4",
"enable_load_profile" = "false",
"fast_schema_evolution" = "true",
"mutable_bucket_num" = "4",
"replicated_storage" = "true",
"replication_num" = "1"
);
--- 3.5.16 shared-nothing expressions without hidden columns
CREATE TABLE `multi2` (
  `ts` bigint(20) NOT NULL COMMENT "",
  `c` varchar(20) NOT NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`ts`)
PARTITION BY date_trunc('day', from_unixtime(`ts`)),`c`
DISTRIBUTED BY RANDOM
PROPERTIES (
"compression" = "LZ4",
"replication_num" = "1"
);
--- 3.5.7 shared-data every property a primary key table prints
CREATE TABLE `pk35` (
  `k` int(11) NOT NULL COMMENT "",
  `v` varchar(20) NULL COMMENT ""
) ENGINE=OLAP 
PRIMARY KEY(`k`)
DISTRIBUTED BY HASH(`k`) BUCKETS 3 
PROPERTIES (
"cloud_native_fast_schema_evolution_v2" = "true",
"compression" = "LZ4",
"datacache.enable" = "true",
"enable_async_write_back" = "false",
"enable_persistent_index" = "true",
"persistent_index_type" = "CLOUD_NATIVE",
"primary_index_cache_expire_sec" = "0",
"replication_num" = "1",
"storage_volume" = "builtin_storage_volume"
);
--- 3.5.7 shared-nothing fields with names that need quotes, binlog
CREATE TABLE `fields` (
  `k` int(11) NOT NULL COMMENT "",
  `s` struct<`order` int(11), `a b` array<struct<`x` decimal(38, 9)>>> NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`k`)
DISTRIBUTED BY HASH(`k`) BUCKETS 1 
PROPERTIES (
"binlog_enable" = "true",
"binlog_max_size" = "9223372036854775807",
"binlog_ttl_second" = "1800",
"compression" = "SNAPPY",
"replication_num" = "1"
);
--- 4.1.1 shared-nothing decimal256, flat json, tables sorted by ranges
CREATE TABLE `wide` (
  `k` int(11) NOT NULL COMMENT "",
  `d` decimal(76, 20) NULL COMMENT "",
  `j` json NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`k`)
DISTRIBUTED BY HASH(`k`) BUCKETS 1 
PROPERTIES (
"compression" = "LZ4",
"flat_json.enable" = "true",
"flat_json.null.factor" = "0.3",
"replication_num" = "1",
"table_query_timeout" = "-1"
);
--- 3.1.11 shared-nothing external, of MySQL
CREATE EXTERNAL TABLE `ext_mysql` (
  `k` int(11) NULL COMMENT ""
) ENGINE=MYSQL 
COMMENT "MYSQL"
PROPERTIES (
"host" = "127.0.0.1",
"port" = "3306",
"user" = "root",
"password" = "",
"database" = "db",
"table" = "t"
);
--- 3.1.11 shared-nothing external, of another cluster
CREATE EXTERNAL TABLE `ext_olap` (
  `k` int(11) NULL COMMENT "",
  `v` bigint(20) SUM NULL COMMENT ""
) ENGINE=OLAP_EXTERNAL 
AGGREGATE KEY(`k`)
DISTRIBUTED BY HASH(`k`) BUCKETS 3 
PROPERTIES (
"host" = "127.0.0.1",
"port" = "9020",
"user" = "root",
"password" = "",
"database" = "db",
"table" = "t"
);
--- 3.1.11 shared-nothing external, of JDBC
CREATE EXTERNAL TABLE `ext_jdbc` (
  `k` int(11) NULL COMMENT ""
) ENGINE=JDBC 
PROPERTIES (
"resource" = "jdbc0",
"table" = "t"
);
--- 3.1.11 shared-nothing external, of Hive
CREATE EXTERNAL TABLE `ext_hive` (
  `k` int(11) NULL COMMENT "",
  `s` varchar(1048576) NULL COMMENT "",
  `c` struct<x int(11) COMMENT 'the first', y date> NULL COMMENT ""
) ENGINE=HIVE 
PROPERTIES (
"database" = "db",
"table" = "t",
"resource" = "hive0",
"hive.metastore.uris" = "thrift://127.0.0.1:9083"
);
--- 3.1.11 shared-nothing external, of files
CREATE EXTERNAL TABLE `ext_file` (
  `k` int(11) NULL COMMENT ""
) ENGINE=FILE 
PROPERTIES (
"path" = "s3://b/p/",
"format" = "parquet",
"aws.s3.access_key" = "AK******ID"
);
--- 3.3.5 shared-nothing external, of a catalog
CREATE TABLE `ice` (
  `k` int(11) DEFAULT NULL,
  `dt` date DEFAULT NULL COMMENT "day"
)
PARTITION BY (dt)
COMMENT ("of iceberg")
PROPERTIES ("owner" = "x","location" = "s3://warehouse/db/ice");
--- 3.5.16 shared-nothing expressions in parentheses
CREATE TABLE `multi3` (
  `k1` int(11) NULL COMMENT "",
  `dt` datetime NULL COMMENT ""
) ENGINE=OLAP 
DUPLICATE KEY(`k1`, `dt`)
PARTITION BY (`k1`,date_trunc('month', `dt`))
DISTRIBUTED BY HASH(`k1`) BUCKETS 1 
PROPERTIES (
"compression" = "LZ4",
"fast_schema_evolution" = "true",
"replicated_storage" = "true",
"replication_num" = "1"
);
--- 3.2.9 shared-nothing partitions of several list columns with numbers and booleans
CREATE TABLE `listnum` (
  `n` int(11) NOT NULL COMMENT "",
  `b` boolean NOT NULL COMMENT "",
  `at` datetime NOT NULL COMMENT ""
) ENGINE=OLAP 
PRIMARY KEY(`n`, `b`, `at`)
COMMENT "it's \"all\""
PARTITION BY LIST(`n`,`b`,`at`)(
  PARTITION p1 VALUES IN (('-1', 'TRUE', '2024-01-01 00:00:00'), ('2', 'FALSE', '2024-01-01 12:00:00.123456')),
  PARTITION p2 VALUES IN (('3', 'TRUE', '2024-01-01 00:00:00')) ("replication_num" = "1")
)
DISTRIBUTED BY HASH(`n`)
PROPERTIES (
"compression" = "LZ4",
"enable_persistent_index" = "true",
"fast_schema_evolution" = "true",
"replicated_storage" = "true",
"replication_num" = "3",
"storage_type" = "column_with_row"
);
--- 3.3.5 shared-nothing aggregate sorted otherwise, kept in a colder place
CREATE TABLE `aggsort` (
  `k` varchar(20) NOT NULL COMMENT "",
  `dt` date NOT NULL COMMENT "",
  `m` map<varchar(10),int(11)> REPLACE NULL COMMENT "",
  `j` json REPLACE_IF_NOT_NULL NULL COMMENT "",
  `b` varbinary MAX NULL COMMENT ""
) ENGINE=OLAP 
AGGREGATE KEY(`k`, `dt`)
PARTITION BY RANGE(`dt`)
(PARTITION p2024 VALUES [("2024-01-01"), ("2025-01-01")))
DISTRIBUTED BY HASH(`k`) BUCKETS 8 
ORDER BY(`dt`, `k`)
PROPERTIES (
"bloom_filter_columns" = "dt, k",
"bloom_filter_fpp" = "0.01",
"compression" = "ZLIB",
"fast_schema_evolution" = "true",
"replicated_storage" = "true",
"replication_num" = "3",
"storage_cooldown_ttl" = "1 MONTH",
"storage_medium" = "SSD",
"write_quorum" = "ALL"
);
