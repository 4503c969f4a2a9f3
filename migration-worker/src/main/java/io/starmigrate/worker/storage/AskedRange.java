package io.starmigrate.worker.storage;

import org.jspecify.annotations.Nullable;

/**
 * A range of an object, as a request names it and its answer has to: a store that knows no ranges, or something on the
 * way to it, answers with the whole object, or with other bytes.
 *
 * @param offset the first byte, from 0
 * @param length how many, from 1
 */
record AskedRange(long offset, long length) {
    /** As the header {@code Range} has it. */
    String header() {
        return "bytes=" + offset + "-" + last();
    }

    /**
     * Whether an answer is these bytes.
     *
     * @param contentRange its header {@code Content-Range}, null where it has none
     * @param answered how many bytes it has
     */
    boolean isAnsweredBy(@Nullable String contentRange, long answered) {
        return contentRange == null
                ? offset == 0 && answered == length
                : contentRange.trim().startsWith("bytes " + offset + "-" + last() + "/");
    }

    private long last() {
        return offset + length - 1;
    }
}
