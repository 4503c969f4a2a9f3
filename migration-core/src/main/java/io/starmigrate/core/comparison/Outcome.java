package io.starmigrate.core.comparison;

/** What a comparison says of a partition, or of a table. */
public enum Outcome {
    /** Both sides have the same rows. */
    EQUAL,
    /** Both sides have it, with other rows or other columns. */
    DIFFERS,
    /** The target has none of that name. */
    ONLY_AT_SOURCE,
    /** The source has none of that name. */
    ONLY_AT_TARGET,
    /** Nobody knows: not compared is not equal. */
    NOT_COMPARED;

    static Outcome of(Sides sides) {
        return switch (sides) {
            case BOTH -> DIFFERS;
            case SOURCE -> ONLY_AT_SOURCE;
            case TARGET -> ONLY_AT_TARGET;
        };
    }
}
