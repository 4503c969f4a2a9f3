package io.starmigrate.core.task;

import java.util.List;

/**
 * Which rows a load brings where. It has no attribute of its own in a load's item: it is stored by what stands there as
 * the load's files, and {@link Load#kind} reads it from them.
 */
public enum LoadKind {
    /** A BROKER LOAD: the rows of its files, into a staging. */
    FILES,
    /** A statement of the target: rows that a place shows and that did not travel, into a staging. */
    COPY,
    /** A statement of the target: the rows of a staging, into the table. */
    PUBLICATION,
    /** A statement of the target: a staging that it names itself, in the place of what the table shows. */
    SWITCH;

    /** What stands for the files of a copy: no file has such a name. */
    private static final List<String> KEPT_ROWS = List.of("<rows the target keeps>");

    /** What stands for the files of a switch. */
    private static final List<String> SWITCHED = List.of("<a staging that is switched in>");

    /** Whether it brings rows into a staging. */
    public boolean fillsStaging() {
        return this == FILES || this == COPY;
    }

    static LoadKind of(List<String> files) {
        if (files.isEmpty()) {
            return PUBLICATION;
        }
        if (files.equals(KEPT_ROWS)) {
            return COPY;
        }
        return files.equals(SWITCHED) ? SWITCH : FILES;
    }

    /** What stands as the files of a statement of this kind. */
    static List<String> filesOf(LoadKind statement) {
        return switch (statement) {
            case COPY -> KEPT_ROWS;
            case SWITCH -> SWITCHED;
            case FILES, PUBLICATION -> List.of();
        };
    }
}
