package io.starmigrate.core.config;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keys that the predecessor's users have in their files, and well-known keys of others that are often tried. Each is
 * taken for a key of ours, answered with why it is not needed, or refused with what to write instead.
 */
public enum RetiredKey {
    TABLE_NAME(ConfigKey.TABLE_NAMES),
    EXPORT_CONCURRENCY(ConfigKey.CONCURRENCY),
    UPLOAD_CONCURRENCY(ConfigKey.RELAY_CONCURRENCY),
    TASK_QUEUE_ENDPOINT(ConfigKey.AWS_ENDPOINT_URL_SQS),
    S3_INTERFACE_ENDPOINT(ConfigKey.AWS_ENDPOINT_URL_S3),

    TABLE_METRICS(Answer.NOT_NEEDED, "every column of every partition is compared by fingerprint"),
    SPARK_IMPORT(Answer.NOT_NEEDED, "files are loaded with BROKER LOAD, no Spark takes part"),
    SPARK_DIRECT(Answer.NOT_NEEDED, "files are loaded with BROKER LOAD, no Spark takes part"),
    DEPENDENCY_JARS(Answer.NOT_NEEDED, "the tool is one jar that holds what it needs"),
    PER_FILE_MAX_ROW_COUNT(Answer.NOT_NEEDED, "StarRocks splits the exported files by size"),
    SPARK_CACHE(Answer.NOT_NEEDED, "no Spark takes part, nothing is cached on disk"),
    SPARK_TEMP(Answer.NOT_NEEDED, "no Spark takes part, nothing is kept on disk"),

    STARROCKS_TABLE_SIZE(Answer.NOT_NEEDED, "sizes are read from the catalog"),
    SOURCE(Answer.REFUSED, "write the storage's address as the first of STORAGES, and DEST's as the last"),
    DEST(Answer.REFUSED, "write the storage's address as the last of STORAGES"),
    HOST(Answer.REFUSED, "write SOURCE_HOST or TARGET_HOST"),
    PORT(Answer.REFUSED, "write SOURCE_PORT or TARGET_PORT"),
    USER(Answer.REFUSED, "write SOURCE_USER or TARGET_USER"),
    PWD(Answer.REFUSED, "write SOURCE_PWD or TARGET_PWD"),
    DB_NAME(Answer.REFUSED, "write SOURCE_DB_NAME or TARGET_DB_NAME"),
    PT_KEY(Answer.REFUSED, "leave it out: partitions are read from the catalog; choose among them with TASK_FILTER"),
    INSERT_KEY(Answer.REFUSED, "leave it out: every row of a partition is moved"),
    INSERT_VALUE(Answer.REFUSED, "leave it out: every row of a partition is moved"),
    AWS_ACCESS_KEY_ID(Answer.REFUSED, "write AK, or set it as an environment variable and leave AK blank"),
    AWS_SECRET_ACCESS_KEY(Answer.REFUSED, "write SK, or set it as an environment variable and leave SK blank"),
    AWS_SESSION_TOKEN(Answer.REFUSED, "set it as an environment variable and leave AK and SK blank"),
    AWS_PROFILE(Answer.REFUSED, "set it as an environment variable and leave AK and SK blank"),
    AWS_DEFAULT_REGION(Answer.REFUSED, "write AWS_REGION");

    private final Answer answer;
    private final @Nullable ConfigKey successor;
    private final String advice;

    RetiredKey(ConfigKey successor) {
        this.answer = Answer.SAME_AS;
        this.successor = successor;
        this.advice = "the same as " + successor;
    }

    RetiredKey(Answer answer, String advice) {
        this.answer = answer;
        this.successor = null;
        this.advice = advice;
    }

    /** The key written like this, if there is one. */
    public static Optional<RetiredKey> named(String text) {
        return Arrays.stream(values()).filter(key -> key.name().equals(text)).findFirst();
    }

    /** What becomes of a value given for it. */
    public Answer answer() {
        return answer;
    }

    /** The key it is taken for, when it is. */
    public Optional<ConfigKey> successor() {
        return Optional.ofNullable(successor);
    }

    /** What its user should know: why it is not needed, or what to write instead. */
    public String advice() {
        return advice;
    }

    /** What becomes of a value given for a retired key. A blank value is always passed over in silence. */
    public enum Answer {
        /** It is read as the value of its successor. */
        SAME_AS,
        /** It is passed over with a warning. */
        NOT_NEEDED,
        /** It is an error, in a file only: some of these are ordinary variables of a shell. */
        REFUSED
    }
}
