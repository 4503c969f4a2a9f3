package io.starmigrate.sandbox.cloud.oss;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of an object's bytes.
 *
 * @param offset its first byte
 * @param length how many, at least 1
 */
record ByteRange(long offset, long length) {
    private static final Pattern SHAPE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Reads a Range header; one that cannot be met is none, so that the whole object is sent, as OSS does it. */
    static Optional<ByteRange> parse(@Nullable String header, long size) {
        Matcher range = SHAPE.matcher(header == null ? "" : header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        long first;
        long last = size - 1;
        if (range.group(1).isEmpty()) {
            first = Math.max(0, size - Long.parseLong(range.group(2)));
        } else {
            first = Long.parseLong(range.group(1));
            last = range.group(2).isEmpty() ? last : Math.min(last, Long.parseLong(range.group(2)));
        }
        return first <= last ? Optional.of(new ByteRange(first, last - first + 1)) : Optional.empty();
    }

    String contentRange(long size) {
        return "bytes " + offset + "-" + (offset + length - 1) + "/" + size;
    }
}
