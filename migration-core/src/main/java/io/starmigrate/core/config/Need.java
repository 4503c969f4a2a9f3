package io.starmigrate.core.config;

/** What a command works with: only the keys of what it needs must be filled. */
public enum Need {
    /** The source cluster: {@code SOURCE_*}. */
    SOURCE_CLUSTER,
    /** The target cluster: {@code TARGET_*}. */
    TARGET_CLUSTER,
    /** The place the source cluster exports to: the first of {@code STORAGES}, with its credentials. */
    SOURCE_STORAGE,
    /** The place the target cluster loads from: the last of {@code STORAGES}, with its credentials. */
    TARGET_STORAGE,
    /** The recorder and the queue: {@code AWS_REGION}, {@code RECORDER}, {@code TASK_QUEUE}. */
    RECORDER
}
