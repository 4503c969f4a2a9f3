package io.starmigrate.core.starrocks.ddl;

/** How a version prints the comments of tables and views. */
public enum Comments {
    /** With a backslash before quotes and backslashes, since 3.0; also what nobody tells. */
    ESCAPED,
    /** As they are: a backslash is one, and only what follows tells where a comment ends. */
    AS_THEY_ARE;

    String read(PrintedText printed, int end, int literalEnd) {
        return this == ESCAPED && end == literalEnd ? printed.unescapedUntil(end) : printed.until(end);
    }
}
