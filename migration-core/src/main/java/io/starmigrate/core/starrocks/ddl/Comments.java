package io.starmigrate.core.starrocks.ddl;

/** How a version prints comments, and other texts between quotes. */
public enum Comments {
    /** With a backslash before quotes and backslashes; also what nobody tells. */
    ESCAPED,
    /** As they are: a backslash is one, and only what follows tells where a comment ends. */
    AS_THEY_ARE,
    /** In one of the two ways, by a fix that some releases of the version have: what differs by it is not read. */
    EITHER;

    String read(PrintedText printed, int end, int literalEnd) {
        return this != AS_THEY_ARE && end == literalEnd ? printed.unescapedUntil(end) : printed.until(end);
    }

    /** Whether a text up to the end of its literal is another one by the other way. */
    boolean leavesOpen(PrintedText printed, int literalEnd) {
        return this == EITHER && !printed.unescapedUntil(literalEnd).equals(printed.until(literalEnd));
    }
}
