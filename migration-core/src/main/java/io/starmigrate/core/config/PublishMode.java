package io.starmigrate.core.config;

/** How tables that are not partitioned come to show at the target. */
public enum PublishMode {
    /** By INSERT OVERWRITE wherever the version has it: what hangs on the table stays. */
    AUTO,
    /** By SWAP: rows are written once, and what hangs on the table is made again as far as it can be. */
    SWAP
}
