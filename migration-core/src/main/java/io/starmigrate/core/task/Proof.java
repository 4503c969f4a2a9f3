package io.starmigrate.core.task;

/** What a published partition was compared with. */
public enum Proof {
    /** The source's fingerprint of the exported snapshot: rows and content. */
    FINGERPRINT,
    /** The same, but for values of some columns that fingerprints of this pair of versions do not tell in full. */
    PARTLY,
    /** Nothing at the source: it could not be asked, or changed while it was exported. Loaded rows were counted. */
    LOADED_ROWS
}
