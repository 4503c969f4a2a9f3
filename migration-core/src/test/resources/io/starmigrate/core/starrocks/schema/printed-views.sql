--- 2.5.13 shared-nothing view, its kind for a comment
CREATE VIEW `v` (`k`, `n`) COMMENT "VIEW" AS SELECT `shop`.`t`.`k` AS `k`, count(*) AS `n` FROM `shop`.`t` GROUP BY `shop`.`t`.`k`;
--- 3.1.5 shared-nothing view with comments of its columns
CREATE VIEW `v` (`k` COMMENT "the \"key\"", `count(*)` COMMENT "n, of rows") COMMENT "AS \\ it is" AS SELECT `t`.`k` AS `k`, count(*) AS `count(*)` FROM `shop`.`t`;
--- 3.1.11 shared-nothing view of its maker's rights
CREATE VIEW `v` (`a`)
COMMENT "x" SECURITY NONE AS SELECT `shop`.`t`.`a`
FROM `shop`.`t`
WHERE `shop`.`t`.`a` > 'shop.t; -- no';
--- 3.3.5 shared-nothing view of its caller's rights, with nested queries
CREATE VIEW `v` (`a`, `b`) SECURITY INVOKER AS WITH `c` (`a`) AS (SELECT `shop`.`t`.`a` FROM `shop`.`t`) SELECT `c`.`a`, (SELECT max(`u`.`b`) FROM `shop`.`u` AS `u`) AS `b` FROM `c` LEFT OUTER JOIN `shop`.`w` ON `c`.`a` = `shop`.`w`.`a`;
--- 3.5.7 shared-data view over another catalog
CREATE VIEW `v` (`a`) SECURITY NONE AS SELECT `i`.`d`.`t`.`a` FROM `i`.`d`.`t` UNION ALL SELECT `shop`.`t`.`a` FROM `shop`.`t`;
--- 2.4.5 shared-nothing materialized view without columns
CREATE MATERIALIZED VIEW `mv`
COMMENT "MATERIALIZED_VIEW"
PARTITION BY (`dt`)
DISTRIBUTED BY HASH(`k`) BUCKETS 10 
REFRESH ASYNC START("2022-09-01 10:00:00") EVERY(INTERVAL 1 DAY)
PROPERTIES (
"replication_num" = "3",
"storage_medium" = "HDD"
)
AS SELECT `shop`.`t`.`dt` AS `dt`, `shop`.`t`.`k` AS `k`, sum(`shop`.`t`.`v`) AS `s` FROM `shop`.`t` GROUP BY `shop`.`t`.`dt`, `shop`.`t`.`k`;
--- 3.1.11 shared-nothing materialized view refreshed by loads
CREATE MATERIALIZED VIEW `mv` (`dt`, `k`, `s` COMMENT "sum")
COMMENT "of sales"
PARTITION BY (date_trunc('month', `dt`))
DISTRIBUTED BY HASH(`k`) BUCKETS 10 
REFRESH ASYNC
PROPERTIES (
"replication_num" = "3",
"replicated_storage" = "true",
"partition_refresh_number" = "1",
"session.enable_spill" = "true",
"storage_medium" = "HDD"
)
AS SELECT `t`.`dt`, `t`.`k`, sum(`t`.`v`) AS `s`
FROM `shop`.`t`
GROUP BY `t`.`dt`, `t`.`k`;
--- 3.3.5 shared-nothing materialized view by hand, sorted
CREATE MATERIALIZED VIEW `mv` (`k`, `s`)
DISTRIBUTED BY RANDOM
ORDER BY (k,s)
REFRESH DEFERRED MANUAL
PROPERTIES (
"replicated_storage" = "true",
"excluded_trigger_tables" = "shop.u",
"replication_num" = "1",
"storage_medium" = "HDD"
)
AS SELECT `t`.`k`, sum(`t`.`v`) AS `s`
FROM `shop`.`t`
GROUP BY `t`.`k`;
--- 3.3.5 shared-data materialized view of a warehouse
CREATE MATERIALIZED VIEW `mv` (`dt`, `k`)
PARTITION BY (`dt`)
DISTRIBUTED BY HASH(`k`)
REFRESH DEFERRED ASYNC START("2024-01-01 00:00:00") EVERY(INTERVAL 30 MINUTE)
PROPERTIES (
"datacache.enable" = "true",
"enable_async_write_back" = "false",
"partition_ttl" = "1 MONTH",
"replication_num" = "1",
"storage_volume" = "builtin_storage_volume",
"warehouse" = "default_warehouse"
)
AS SELECT `t`.`dt`, `t`.`k`
FROM `shop`.`t`;
--- 3.5.7 shared-nothing materialized view with partitions of several columns and its text as typed
CREATE MATERIALIZED VIEW `mv` (`dt`, `province`, `avg(age)`)
PARTITION BY (`dt`,`province`)
DISTRIBUTED BY RANDOM
REFRESH MANUAL
PROPERTIES (
"partition_refresh_strategy" = "strict",
"replicated_storage" = "true",
"replication_num" = "1",
"storage_medium" = "HDD"
)
AS select dt,province, -- of each; day
 avg(age) from shop.t group by dt,province;
--- 2.5.13 shared-nothing synchronous materialized view
CREATE MATERIALIZED VIEW `sync_mv` AS SELECT `k`, sum(`v`) FROM `t` GROUP BY `k`;
--- 3.1.11 shared-nothing synchronous materialized view with properties
CREATE MATERIALIZED VIEW `sync_mv` 
PROPERTIES (
"replication_num" = "3"
)
AS SELECT `shop`.`t`.`k` AS `k`, bitmap_union(to_bitmap(`shop`.`t`.`v`)) AS `mv_bitmap_union_v`
FROM `shop`.`t`
GROUP BY `shop`.`t`.`k`;
--- 3.3.5 shared-nothing view with functions of 3.2 and 3.3
CREATE VIEW `v` (`a`, `c`) SECURITY NONE AS SELECT substring_index(`shop`.`t`.`a`, '.', 1) AS `a`, crc32(`shop`.`t`.`a`) AS `c`
FROM `shop`.`t`;
--- 4.1.7 shared-nothing view with functions of 4.0 and 4.1
CREATE VIEW `v` (`a`, `n`) SECURITY NONE AS SELECT initcap(`a`) AS a, max(strpos(`a`, 'x')) AS n FROM `shop`.`t` GROUP BY initcap(`a`);
