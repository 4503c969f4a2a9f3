package io.starmigrate.sandbox.cloud.oss;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The entity tags a client demands. */
final class Conditions {
    private Conditions() {}

    static void requireMatch(@Nullable String wanted, Entry entry, String header) {
        if (wanted != null && !wanted.equals("*") && !names(wanted, entry)) {
            throw OssException.precondition(header);
        }
    }

    /** Whether the client has this object already. */
    static boolean unchanged(@Nullable String held, Entry entry) {
        return held != null && (held.equals("*") || names(held, entry));
    }

    private static boolean names(String tags, Entry entry) {
        String etag = entry.attributes().etag();
        for (String tag : tags.split(",")) {
            if (tag.strip().replace("\"", "").toUpperCase(Locale.ROOT).equals(etag)) {
                return true;
            }
        }
        return false;
    }
}
