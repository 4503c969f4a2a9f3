package io.starmigrate.core.config;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every key of a configuration; a constant's name is the key as it is written. What each is for is told in
 * {@code .env.example}, in this order.
 */
public enum ConfigKey {
    JOB_NAME(ValueKind.JOB, "default"),

    SOURCE_HOST(ValueKind.HOSTS),
    SOURCE_PORT(ValueKind.PORT, "9030"),
    SOURCE_USER(ValueKind.USER),
    SOURCE_PWD(ValueKind.SECRET),
    SOURCE_DB_NAME(ValueKind.DATABASE),
    SOURCE_TLS(ValueKind.TLS, "PREFERRED"),
    SOURCE_BROKER(ValueKind.TEXT),
    SOURCE_VERSION(ValueKind.VERSION),

    TARGET_HOST(ValueKind.HOSTS),
    TARGET_PORT(ValueKind.PORT, "9030"),
    TARGET_USER(ValueKind.USER),
    TARGET_PWD(ValueKind.SECRET),
    TARGET_DB_NAME(ValueKind.DATABASE),
    TARGET_TLS(ValueKind.TLS, "PREFERRED"),
    TARGET_BROKER(ValueKind.TEXT),
    TARGET_VERSION(ValueKind.VERSION),
    PUBLISH(ValueKind.PUBLISH, "auto"),

    STORAGES(ValueKind.STORAGES),
    RELAY(ValueKind.RELAY),
    AK(ValueKind.ACCESS_KEY),
    SK(ValueKind.SECRET),
    SOURCE_STORAGE_AK(ValueKind.ACCESS_KEY),
    SOURCE_STORAGE_SK(ValueKind.SECRET),
    SOURCE_STORAGE_ENDPOINT(ValueKind.STORAGE_ENDPOINT),
    SOURCE_STORAGE_REGION(ValueKind.STORAGE_REGION),
    SOURCE_STORAGE_CLUSTER_ENDPOINT(ValueKind.STORAGE_ENDPOINT),
    TARGET_STORAGE_AK(ValueKind.ACCESS_KEY),
    TARGET_STORAGE_SK(ValueKind.SECRET),
    TARGET_STORAGE_ENDPOINT(ValueKind.STORAGE_ENDPOINT),
    TARGET_STORAGE_REGION(ValueKind.STORAGE_REGION),
    TARGET_STORAGE_CLUSTER_ENDPOINT(ValueKind.STORAGE_ENDPOINT),

    AWS_REGION(ValueKind.REGION),
    RECORDER(ValueKind.TABLE, "starrocks-migration-recorder"),
    TASK_QUEUE(ValueKind.QUEUE, "starrocks-migration-queue"),
    AWS_ENDPOINT_URL(ValueKind.ENDPOINT),
    AWS_ENDPOINT_URL_S3(ValueKind.ENDPOINT),
    AWS_ENDPOINT_URL_SQS(ValueKind.ENDPOINT),
    AWS_ENDPOINT_URL_DYNAMODB(ValueKind.ENDPOINT),

    TABLE_NAMES(ValueKind.TABLES),
    TABLE_RENAMES(ValueKind.RENAMES),
    TASK_FILTER(ValueKind.TEXT),
    ON_SOURCE_DROP(ValueKind.SOURCE_DROP, "report"),
    DATA_FILTER(ValueKind.TEXT),

    CONCURRENCY(ValueKind.COUNT, "5"),
    IMPORT_CONCURRENCY(ValueKind.COUNT, "4"),
    VERIFY_CONCURRENCY(ValueKind.COUNT, "4"),
    RELAY_CONCURRENCY(ValueKind.COUNT, "8"),
    RELAY_MEMORY(ValueKind.SIZE, "128MB"),
    RELAY_BANDWIDTH(ValueKind.TIMETABLE),
    QUIET_HOURS(ValueKind.COUNTS),
    RELAY_COMPRESSION(ValueKind.COMPRESSION, "none"),
    UNLOAD(ValueKind.UNLOAD, "auto"),
    EXPORT_AHEAD(ValueKind.SIZE_OR_OFF, "10TB"),
    LOAD_MAX_FILES(ValueKind.COUNT, "100"),
    LOAD_MAX_SIZE(ValueKind.SIZE, "10GB"),
    LOAD_MAX_WAIT(ValueKind.DURATION, "5s"),
    GROUP_SIZE(ValueKind.SIZE_OR_OFF, "off"),
    DELTA_SIZE(ValueKind.SIZE_OR_OFF, "64MB"),
    SPLIT_SIZE(ValueKind.SIZE_OR_OFF, "off"),
    SYNC_COLUMN(ValueKind.COLUMNS),
    ROUND_EVERY(ValueKind.DURATION),
    TAKEOVER_AFTER(ValueKind.DURATION, "30s"),

    OBSERVE_ADDRESS(ValueKind.LISTEN, "127.0.0.1:9464"),
    OBSERVE_TOKEN(ValueKind.SECRET),
    EMF_ADDRESS(ValueKind.LISTEN, "off");

    private final ValueKind kind;
    private final String defaultValue;

    /** Blank means nothing. */
    ConfigKey(ValueKind kind) {
        this(kind, "");
    }

    ConfigKey(ValueKind kind, String defaultValue) {
        this.kind = kind;
        this.defaultValue = defaultValue;
    }

    /** The key written like this, if there is one. */
    public static Optional<ConfigKey> named(String text) {
        return Arrays.stream(values()).filter(key -> key.name().equals(text)).findFirst();
    }

    /** What its value must look like. */
    public ValueKind kind() {
        return kind;
    }

    /** What a blank value means; empty when there is no value to fall back to. */
    public String defaultValue() {
        return defaultValue;
    }

    /** Whether its value may never be shown. */
    public boolean isSecret() {
        return kind == ValueKind.SECRET;
    }

    /** A value that could stand here: the default, when there is one. */
    String example() {
        return defaultValue.isEmpty() ? kind.example() : defaultValue;
    }
}
