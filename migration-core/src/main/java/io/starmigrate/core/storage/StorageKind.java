package io.starmigrate.core.storage;

/** The two families of object stores a migration reads and writes. */
public enum StorageKind {
    /** Amazon S3 and whatever speaks its protocol. */
    S3,
    /** Alibaba Cloud OSS. */
    OSS
}
