package io.starmigrate.core.starrocks.version;

import java.util.Arrays;
import java.util.List;

/**
 * What some StarRocks versions can do and others cannot. Each constant names the first release of every series that has
 * it; a series after the last one named has it from its first release.
 */
public enum Capability {
    /** {@code WITH BROKER (…)} without a broker process, in EXPORT and LOAD. */
    BROKER_FREE("2.4.0"),
    /** {@code INSERT OVERWRITE}. */
    INSERT_OVERWRITE("2.4.0"),
    /** The credential keys {@code aws.s3.*}; before, {@code fs.s3a.*}. */
    AWS_CREDENTIAL_KEYS("2.5.0"),
    /** The credential keys {@code aliyun.oss.*}; before, {@code fs.oss.*}. */
    ALIYUN_CREDENTIAL_KEYS("3.1.0"),
    /** {@code INSERT INTO FILES} with Parquet. */
    FILES_UNLOAD("3.2.0"),
    /** {@code target_max_file_size} of {@code INSERT INTO FILES}. */
    FILES_MAX_FILE_SIZE("3.2.7"),
    /** Parquet files written with whole microseconds; before, a DATETIME loses what is below a second. */
    FILES_MICROSECONDS("3.3.0"),
    /** JSON columns written to Parquet as they are. */
    FILES_JSON("3.3.11", "3.4.1"),
    /** Arrays that are NULL while holding elements are written to Parquet unharmed (#61999). */
    FILES_NULL_ARRAYS("3.5.5"),
    /** MAP and STRUCT columns read from Parquet. */
    PARQUET_COMPLEX("3.2.0"),
    /** STRUCT columns of Parquet files known by their type without being told. */
    PARQUET_STRUCT("3.2.11", "3.4.0"),
    /** {@code ROWS TERMINATED BY} in LOAD. */
    LOAD_ROW_DELIMITER("2.5.4"),
    /** The load property {@code priority}. */
    LOAD_PRIORITY("2.5.0"),
    /** Row counters in SHOW LOAD. */
    LOAD_ROW_COUNTERS("3.0.1"),
    /** The view {@code information_schema.loads}. */
    LOADS_VIEW("3.1.0"),
    /** {@code information_schema.load_tracking_logs}. */
    LOAD_TRACKING_LOGS("3.0.1"),
    /** The column {@code TABLE_ID} of {@code information_schema.tables_config}. */
    TABLE_IDS("3.1.0"),
    /** The view {@code information_schema.partitions_meta}. */
    PARTITIONS_META("3.1.9", "3.2.4"),
    /** The column {@code DataVersion} of SHOW PARTITIONS, which compaction does not move. */
    DATA_VERSION("3.3.0"),
    /** The hash function {@code xx_hash3_64}, as documented. */
    XX_HASH3_64("3.2.0"),
    /** Lambda expressions in {@code array_map}. */
    ARRAY_LAMBDA("2.5.0"),
    /** The type VARBINARY and its functions. */
    VARBINARY("3.0.0"),
    /** The types MAP and STRUCT. */
    MAP_AND_STRUCT("3.1.0"),
    /** The type JSON. */
    JSON("2.2.0"),
    /** Quotes inside the strings of an ARRAY are escaped in CSV, and read so. */
    CSV_ARRAY_ESCAPES("3.0.0"),
    /** {@code bitmap_to_base64}. */
    BITMAP_TO_BASE64("2.5.0"),
    /** {@code base64_to_bitmap}. */
    BASE64_TO_BITMAP("2.3.0"),
    /** {@code bitmap_min}, {@code bitmap_max}. */
    BITMAP_BOUNDS("2.3.0"),
    /** {@code base64_decode_binary}. */
    BASE64_DECODE_BINARY("3.0.0"),
    /** {@code hll_serialize}, {@code hll_deserialize}. */
    HLL_SERIALIZE("2.4.0"),
    /** Columns that hold the state of any aggregate function, as {@code avg(int)}. */
    AGGREGATE_STATES("3.4.0"),
    /** DECIMAL with more than 38 digits. */
    DECIMAL256("4.0.0"),
    /** List partitions. */
    LIST_PARTITIONS("3.1.0"),
    /** {@code SHOW FRONTENDS} tells each front end's version. */
    FRONTEND_VERSIONS("2.0.0"),
    /** Automatic partitions by expression. */
    EXPRESSION_PARTITIONS("3.0.0"),
    /** Automatic partitions by several expressions, or by any one: the table keeps a generated column for each. */
    MULTI_EXPRESSION_PARTITIONS("3.4.0"),
    /** NULL as an item of a list partition. */
    LIST_NULL("3.3.0"),
    /** {@code DEFAULT CURRENT_TIMESTAMP(6)}: fractions of a second in a default. */
    DEFAULT_TIME_FRACTIONS("4.0.0"),
    /** ORDER BY of a materialized view (#19920). */
    VIEW_SORT_KEY("3.0.0"),
    /** A materialized view's columns named and commented before its query (#23056). */
    VIEW_COLUMNS("3.1.0"),
    /** {@code date_trunc} of {@code time_slice} in PARTITION BY of a materialized view (#21415). */
    VIEW_SLICES("3.1.0"),
    /** {@code str2date} in PARTITION BY of a materialized view (#29923, #31964; by their dates). */
    VIEW_TEXT_DATES("3.1.4"),
    /** {@code date_trunc} of {@code str2date} in PARTITION BY of a materialized view (#32141; by its date). */
    VIEW_TRUNCATED_TEXT_DATES("3.2.0"),
    /** {@code REFRESH ASYNC START} with a time that is over (by the front end's own tests of 2023-04). */
    PAST_REFRESH_START("3.1.0"),
    /** Several partition columns of a materialized view. */
    VIEW_PARTITION_COLUMNS("3.5.0"),
    /** Generated columns. */
    GENERATED_COLUMNS("3.1.0"),
    /** {@code information_schema.columns.GENERATION_EXPRESSION} filled (#49712); before, it is always NULL. */
    GENERATION_EXPRESSIONS("3.3.3"),
    /** Generated columns in shared-data clusters. */
    GENERATED_COLUMNS_SHARED_DATA("3.5.0"),
    /** Lists of partitions in shared-data clusters. */
    LIST_PARTITIONS_SHARED_DATA("3.1.1"),
    /** Automatic partitions by the values of columns. */
    COLUMN_PARTITIONS("3.1.0"),
    /** Tables without BUCKETS: StarRocks decides how many. */
    AUTOMATIC_BUCKETS("2.5.7", "3.0.0"),
    /** Random bucketing. */
    RANDOM_BUCKETS("3.1.0"),
    /**
     * Tables with an aggregate key spread by a hash alone, no longer at random (#60702; observed by its merge date).
     */
    AGGREGATES_HASHED("3.3.17", "3.4.5", "3.5.2"),
    /** Tables of any kind without DISTRIBUTED BY: they are divided by ranges of their sort key. */
    RANGE_DISTRIBUTION("4.1.0"),
    /** Rollups and synchronous materialized views in shared-data clusters. */
    ROLLUPS_SHARED_DATA("3.4.0"),
    /** Primary key tables in shared-data clusters. */
    PRIMARY_KEY_SHARED_DATA("3.1.0"),
    /** ORDER BY of primary key tables. */
    PRIMARY_KEY_SORT_KEY("3.0.0"),
    /** ORDER BY of primary key tables in shared-data clusters. */
    PRIMARY_KEY_SORT_KEY_SHARED_DATA("3.1.4"),
    /** ORDER BY of all other tables. */
    SORT_KEY("3.3.0"),
    /** Indexes of the kinds NGRAMBF and GIN. */
    TEXT_INDEXES("3.3.0"),
    /** Indexes of the kind GIN of primary key tables (notes of 4.0.0). */
    PRIMARY_KEY_TEXT_INDEXES("4.0.0"),
    /** Indexes of the kind GIN that StarRocks makes itself, in clusters of both modes (notes of 4.1.0, #66541). */
    BUILT_IN_TEXT_INDEXES("4.1.0"),
    /** Indexes of the kind VECTOR. */
    VECTOR_INDEXES("3.4.0"),
    /** VARCHAR of more than 65533 bytes. */
    LONG_VARCHAR("2.1.0"),
    /** A level behind the compression method, as {@code ZSTD(3)}. */
    COMPRESSION_LEVEL("3.3.0"),
    /** {@code SECURITY} of a view (its page: from 3.4.1; #54458, of 2024-12, was made for 3.5). */
    VIEW_SECURITY("3.4.1"),
    /** Comments of tables and views are printed with escapes. */
    ESCAPED_COMMENTS("3.0.0"),
    /** Comments of columns are printed with escapes (#24909), except in tables with a primary key. */
    ESCAPED_COLUMN_COMMENTS("3.1.0"),
    /** Comments of columns are printed with escapes in every table (#59266; some earlier patches have it, too). */
    ESCAPED_KEY_COMMENTS("4.1.0"),
    /** SHOW CREATE shows a view's query as it was typed (#68040); before, as the front end prints it. */
    TYPED_VIEWS("4.0.6"),
    /** SHOW CREATE shows a materialized view's query as it was typed (#64318). */
    TYPED_MATERIALIZED_VIEWS("4.0.2"),
    /** {@code SHOW MATERIALIZED VIEWS}; before, only {@code SHOW MATERIALIZED VIEW} (observed, 2026-11-28, 8). */
    SHOW_MATERIALIZED_VIEWS("3.0.0"),
    /** RANGE over an expression; the grammar before has names only. */
    RANGE_EXPRESSIONS("3.1.0"),
    /** RANGE over {@code str2date} or {@code from_unixtime}. */
    RANGE_FUNCTIONS("3.3.0"),
    /** Automatic partitions by slices of minutes. */
    MINUTE_SLICES("3.3.0"),
    /** Defaults of ARRAY, MAP, STRUCT, JSON and VARBINARY; BITMAP, HLL and PERCENTILE are empty in any case. */
    COMPLEX_DEFAULTS("4.1.0"),
    /** VARBINARY in a key. */
    BINARY_KEYS("4.1.0"),
    /** {@code WITH RECURSIVE}. */
    RECURSIVE_QUERIES("4.1.0"),
    /** {@code SELECT * EXCLUDE (…)}. */
    EXCLUDED_COLUMNS("4.0.0"),
    /** {@code ASOF JOIN}. */
    ASOF_JOINS("4.0.0"),
    /** {@code sum(…) FILTER (WHERE …)} (notes of 4.0.0, #58937; grammars of 3.4 and 3.5 have none). */
    AGGREGATE_FILTERS("4.0.0"),
    /** {@code ORDER BY ALL} (#66534, of 2025-12, for no earlier series). */
    ORDER_BY_ALL("4.1.0"),
    /** {@code GROUP BY ALL} (#70274, still open in 2026-03, after 4.1 was cut). */
    GROUP_BY_ALL("4.2.0"),
    /** {@code TABLE(f(name => value))}: a grammar of 3.2 has none, that of 3.3 has. */
    NAMED_ARGUMENTS("3.3.0"),
    /** {@code FROM t SAMPLE (…)}: the grammar of 3.4 has none, that of 3.5 has. */
    TABLE_SAMPLES("3.5.0"),
    /** {@code CURRENT_TIMESTAMP(6)} in a query: the grammar of 3.4 has none, that of 3.5 has. */
    CURRENT_TIME_FRACTIONS("3.5.0"),
    /** {@code NULL AWARE LEFT ANTI JOIN}: the grammar of 3.5 has none, that of 4.0 has. */
    NULL_AWARE_JOINS("4.0.0"),
    /** {@code SELECT DISTINCT … GROUP BY …} (#56218, of 2025-02; by its date). */
    DISTINCT_GROUPS("3.5.0"),
    /** {@code count(DISTINCT …) OVER (… ORDER BY …)} (notes of 4.0.3, #65815). */
    FRAMED_DISTINCT("4.0.3"),
    /** A column for the third argument of {@code lag} and {@code lead} (notes of 4.1.0, #60209). */
    COLUMN_DEFAULTS("4.1.0"),
    /** {@code array_sort} with a lambda that compares (notes of 4.1.0, #66607). */
    SORTING_LAMBDAS("4.1.0"),
    /** The type VARIANT (notes of 4.1.0, #63639). */
    VARIANT_TYPE("4.1.0"),
    /** {@code PIVOT (…)}. */
    PIVOT("3.3.0"),
    /** DISTINCT, ORDER BY and SEPARATOR inside {@code group_concat}. */
    GROUP_CONCAT_ORDER("3.0.6", "3.1.4"),
    /** ORDER BY inside {@code array_agg} (#18761, #20416). */
    ARRAY_AGG_ORDER("3.0.0"),
    /** {@code array_agg(DISTINCT …)} (#29907, #30284; by their dates). */
    ARRAY_AGG_DISTINCT("3.1.4"),
    /** ALL inside an aggregate function, which changes nothing. */
    AGGREGATES_OF_ALL("3.0.0"),
    /** {@code CURRENT_ROLE()} and {@code CATALOG()}. */
    ROLE_FUNCTIONS("3.0.0"),
    /** The type TEXT, another word for STRING. */
    TEXT_TYPE("3.1.0"),
    /** {@code lag(…) IGNORE NULLS}, behind the arguments, as later versions print it (#17220). */
    IGNORED_NULLS("3.0.0"),
    /** {@code FROM TABLE(…)} and {@code FROM FILES(…)}. */
    TABLE_FUNCTIONS("3.1.0"),
    /** Intervals of milliseconds and microseconds. */
    SMALL_UNITS("3.2.0"),
    /** {@code MATCH}, which reads a GIN index. */
    TEXT_MATCHES("3.3.0"),
    /** {@code MATCH_ANY} (#60986; the grammar of 4.0 has it). */
    TOKEN_MATCHES("4.0.0"),
    /** {@code MATCH_ALL} (#61906; the grammar of 4.0 has none, that of 4.1 has). */
    ALL_TOKEN_MATCHES("4.1.0"),
    /** Materialized views that are refreshed by themselves or on demand. */
    ASYNC_MATERIALIZED_VIEWS("2.4.0"),
    /** {@code REFRESH DEFERRED}: a materialized view that is not refreshed when it is created. */
    DEFERRED_REFRESH("2.5.0"),
    /** AUTO_INCREMENT columns. */
    AUTO_INCREMENT("3.0.0"),
    /** {@code ALTER TABLE … AUTO_INCREMENT = n}. */
    SET_AUTO_INCREMENT("3.5.6"),
    /** The session variable {@code insert_timeout}, which then bounds INSERT in place of {@code query_timeout}. */
    INSERT_TIMEOUT("3.4.0"),
    /** The session variable {@code enable_materialized_view_rewrite}. */
    VIEW_REWRITE("2.5.0"),
    /** The session variable {@code enable_sync_materialized_view_rewrite}. */
    SYNC_VIEW_REWRITE("3.1.0"),
    /** The session variable {@code enable_query_cache}. */
    QUERY_CACHE("2.5.0"),
    /** Shared-data clusters. */
    SHARED_DATA("3.0.0"),
    /** Pressure columns (CPU, memory, running queries) in SHOW BACKENDS. */
    BACKEND_PRESSURE("2.5.0"),
    /** What backends measure, in {@code information_schema.be_metrics}. */
    BACKEND_METRICS("2.4.0"),
    /** What front ends measure, in {@code information_schema.fe_metrics}. */
    FRONTEND_METRICS("3.1.0"),
    /** {@code SHOW COMPUTE NODES}. */
    COMPUTE_NODES("2.4.0"),
    /** Pressure columns in SHOW COMPUTE NODES. */
    COMPUTE_NODE_PRESSURE("3.0.0"),
    /**
     * BROKER LOAD reads CSV that is compressed by gzip, as a name in {@code .gz} says (reference 4.2; unverified
     * before).
     */
    LOAD_GZIP("2.5.0"),
    /** BROKER LOAD reads CSV in {@code .zst}; by the code of 3.0 and later (reference 4.2; unverified before). */
    LOAD_ZSTD("3.0.0"),
    /** {@code @@run_mode}. */
    RUN_MODE_VARIABLE("4.1.0");

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<StarRocksVersion> firstReleases;

    Capability(String... firstReleases) {
        this.firstReleases =
                Arrays.stream(firstReleases).map(StarRocksVersion::parse).toList();
    }

    /** The first release that has it. */
    public StarRocksVersion since() {
        return firstReleases.get(0);
    }

    boolean isIn(StarRocksVersion version) {
        return firstReleases.stream()
                .filter(version::isOfSeries)
                .findFirst()
                .or(() -> firstReleases.stream().reduce((earlier, later) -> later))
                .map(version::isAtLeast)
                .orElse(false);
    }
}
