package io.starmigrate.core.comparison;

/** What kind of thing has kept rows from being compared. */
public enum Hindrance {
    /** Asked again, it may be gone. */
    PASSING,
    /** It stays until somebody changes something. */
    LASTING,
    /** The comparison was stopped before it came to them. */
    STOPPED
}
