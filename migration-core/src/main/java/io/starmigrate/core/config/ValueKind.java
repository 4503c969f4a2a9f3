package io.starmigrate.core.config;

/** What a value must look like. */
public enum ValueKind {
    TEXT("any text", "value"),
    USER("any text", "migration"),
    ACCESS_KEY("any text", "AKIAIOSFODNN7EXAMPLE"),
    SECRET("any text", "file:/run/secrets/key, or the secret itself"),
    JOB("a job name of 1 to 40 letters, digits, _ and -", "shop-2026"),
    HOSTS("a host name or address without a port", "10.0.0.1,10.0.0.2"),
    PORT("a port: a whole number from 1 to 65535", "9030"),
    DATABASE("a database name", "shop"),
    TLS("one of DISABLED, PREFERRED, REQUIRED, VERIFY_CA, VERIFY_IDENTITY", "PREFERRED"),
    VERSION("a StarRocks version", "3.1.9"),
    STORAGES("a list of storage addresses", "oss://bucket/prefix,s3://bucket/prefix"),
    RELAY("one of builtin, dth, none", "builtin"),
    COMPRESSION("one of auto, zstd, gzip, none", "zstd"),
    UNLOAD("auto or parquet", "auto"),
    PUBLISH("auto or swap", "auto"),
    SOURCE_DROP("report or drop", "report"),
    ENDPOINT("an endpoint: a host with or without scheme and port, and no path", "https://host"),
    STORAGE_ENDPOINT(
            "an endpoint: a host with or without scheme and port, and no path", "oss-cn-hangzhou.aliyuncs.com"),
    REGION("an AWS region", "us-east-2"),
    STORAGE_REGION("any text", "ap-guangzhou"),
    TABLE("a DynamoDB table name of 3 to 255 letters, digits, _, - and .", "starrocks-migration-recorder"),
    QUEUE(
            "a standard SQS queue: its URL, or its name of 1 to 80 letters, digits, _ and -",
            "starrocks-migration-queue"),
    TABLES("a table name without its database, in backquotes if it has blanks, points or quotes", "orders,line*"),
    RENAMES(
            "a table's name and its new name, with a colon between them, in backquotes if they have blanks, points or quotes",
            "orders:orders_2026"),
    COLUMNS(
            "a table's name and that of one of its columns, with a colon between them, in backquotes if they have blanks, points or quotes",
            "orders:updated_at"),
    COUNT("a whole number from 1 to 10000", "5"),
    SIZE("a size from 1B to 1000TB", "10GB"),
    SIZE_OR_OFF("a size from 1B to 1000TB, or off", "64MB"),
    COUNTS("how many at once, from 0 to 10000, or off, or times with them", "08:00,1 20:00,off"),
    TIMETABLE("bytes a second with K, M or G, or off, or times with them", "08:00,20M 20:00,off"),
    LISTEN("an address with a port, or off", "127.0.0.1:9464"),
    DURATION("a duration of milliseconds, seconds or minutes", "5s");

    private final String rule;
    private final String example;

    ValueKind(String rule, String example) {
        this.rule = rule;
        this.example = example;
    }

    /** The rule as the end of a sentence that begins with "it must be". */
    public String rule() {
        return rule;
    }

    /** A value that keeps the rule, as advice writes it behind the key; for a secret also what else may stand there. */
    String example() {
        return example;
    }
}
