package io.starmigrate.worker.api;

/** The parts of a migration that are timed and shown, in the order a partition goes through them. */
public enum Stage {
    /** Reading the catalog and recording tasks. */
    PLAN,
    /** Source cluster to source storage. */
    EXPORT,
    /** Source storage to target storage. */
    RELAY,
    /** Target storage to staging. */
    LOAD,
    /** Comparing fingerprints. */
    VERIFY,
    /** Switching staging into the table. */
    PUBLISH
}
