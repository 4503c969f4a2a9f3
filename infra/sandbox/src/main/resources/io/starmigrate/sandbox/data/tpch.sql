CREATE TABLE `region` (`r_regionkey` bigint NOT NULL, `r_name` varchar(25) NOT NULL, `r_comment` varchar(152) NULL)
DUPLICATE KEY(`r_regionkey`) DISTRIBUTED BY HASH(`r_regionkey`) BUCKETS 1 PROPERTIES ("replication_num"="1")
---
CREATE TABLE `nation` (`n_nationkey` bigint NOT NULL, `n_name` varchar(25) NOT NULL, `n_regionkey` bigint NOT NULL, `n_comment` varchar(152) NULL)
UNIQUE KEY(`n_nationkey`) DISTRIBUTED BY HASH(`n_nationkey`) BUCKETS 1 PROPERTIES ("replication_num"="1")
---
CREATE TABLE `supplier` (`s_suppkey` bigint NOT NULL, `s_name` char(25) NOT NULL, `s_address` varchar(40) NOT NULL, `s_nationkey` bigint NOT NULL, `s_phone` char(15) NOT NULL, `s_acctbal` decimal(15,2) NOT NULL, `s_comment` varchar(101) NOT NULL)
DUPLICATE KEY(`s_suppkey`) DISTRIBUTED BY HASH(`s_suppkey`) BUCKETS 2 PROPERTIES ("replication_num"="1")
---
CREATE TABLE `customer` (`c_custkey` bigint NOT NULL, `c_name` varchar(25) NOT NULL, `c_address` varchar(40) NOT NULL, `c_nationkey` bigint NOT NULL, `c_phone` char(15) NOT NULL, `c_acctbal` decimal(15,2) NOT NULL, `c_mktsegment` char(10) NOT NULL, `c_comment` varchar(117) NOT NULL)
DUPLICATE KEY(`c_custkey`) DISTRIBUTED BY HASH(`c_custkey`) BUCKETS 2 PROPERTIES ("replication_num"="1")
---
CREATE TABLE `part` (`p_partkey` bigint NOT NULL, `p_name` varchar(55) NOT NULL, `p_mfgr` char(25) NOT NULL, `p_brand` char(10) NOT NULL, `p_type` varchar(25) NOT NULL, `p_size` int NOT NULL, `p_container` char(10) NOT NULL, `p_retailprice` decimal(15,2) NOT NULL, `p_comment` varchar(23) NOT NULL)
PRIMARY KEY(`p_partkey`) DISTRIBUTED BY HASH(`p_partkey`) BUCKETS 2 PROPERTIES ("replication_num"="1")
---
CREATE TABLE `partsupp` (`ps_partkey` bigint NOT NULL, `ps_suppkey` bigint NOT NULL, `ps_availqty` int NOT NULL, `ps_supplycost` decimal(15,2) NOT NULL, `ps_comment` varchar(199) NOT NULL)
DUPLICATE KEY(`ps_partkey`,`ps_suppkey`) DISTRIBUTED BY HASH(`ps_partkey`) BUCKETS 2 PROPERTIES ("replication_num"="1")
---
CREATE TABLE `orders` (`o_orderkey` bigint NOT NULL, `o_orderdate` date NOT NULL, `o_custkey` bigint NOT NULL, `o_orderstatus` char(1) NOT NULL, `o_totalprice` decimal(15,2) NOT NULL, `o_orderpriority` char(15) NOT NULL, `o_clerk` char(15) NOT NULL, `o_shippriority` int NOT NULL, `o_comment` varchar(79) NOT NULL)
DUPLICATE KEY(`o_orderkey`,`o_orderdate`) PARTITION BY RANGE(`o_orderdate`) (START ("1992-01-01") END ("1999-01-01") EVERY (INTERVAL 1 YEAR))
DISTRIBUTED BY HASH(`o_orderkey`) BUCKETS 2 PROPERTIES ("replication_num"="1")
---
CREATE TABLE `lineitem` (`l_shipdate` date NOT NULL, `l_orderkey` bigint NOT NULL, `l_linenumber` int NOT NULL, `l_partkey` bigint NOT NULL, `l_suppkey` bigint NOT NULL, `l_quantity` decimal(15,2) NOT NULL, `l_extendedprice` decimal(15,2) NOT NULL, `l_discount` decimal(15,2) NOT NULL, `l_tax` decimal(15,2) NOT NULL, `l_returnflag` char(1) NOT NULL, `l_linestatus` char(1) NOT NULL, `l_commitdate` date NOT NULL, `l_receiptdate` date NOT NULL, `l_shipinstruct` char(25) NOT NULL, `l_shipmode` char(10) NOT NULL, `l_comment` varchar(44) NOT NULL)
DUPLICATE KEY(`l_shipdate`,`l_orderkey`) PARTITION BY RANGE(`l_shipdate`) (START ("1992-01-01") END ("1999-01-01") EVERY (INTERVAL 1 YEAR))
DISTRIBUTED BY HASH(`l_orderkey`) BUCKETS 3 PROPERTIES ("replication_num"="1")
