package io.starmigrate.core.comparison;

/** On which sides a table or a partition is. */
public enum Sides {
    /** Both have it. */
    BOTH,
    /** The source alone. */
    SOURCE,
    /** The target alone. */
    TARGET
}
