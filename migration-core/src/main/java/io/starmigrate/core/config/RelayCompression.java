package io.starmigrate.core.config;

/** How the built-in relay packs files of CSV on their way. */
public enum RelayCompression {
    /** As the target's version is known to read it; not at all where its version is not known. */
    AUTO,
    /** By Zstandard. */
    ZSTD,
    /** By gzip. */
    GZIP,
    /** Not at all. */
    NONE
}
