package io.starmigrate.core.starrocks.transfer;

/** Which of several open ways tables leave the source by. */
public enum Unload {
    /** CSV by EXPORT wherever it is open: its jobs can be watched and adopted. */
    AUTO,
    /** Parquet by INSERT INTO FILES wherever it is open and certain: the source compresses it, by Zstandard. */
    PARQUET
}
