package io.starmigrate.core.config;

/** What becomes of the target's partitions that the source has dropped. */
public enum SourceDrop {
    /** They stay, and every round names them. */
    REPORT,
    /** They are dropped, unless somebody else has written to them. */
    DROP
}
