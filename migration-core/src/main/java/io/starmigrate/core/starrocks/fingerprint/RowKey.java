package io.starmigrate.core.starrocks.fingerprint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row's key columns, as texts that are the same in both clusters.
 *
 * @param values in the order of the key's columns; null for NULL
 */
public record RowKey(List<@Nullable String> values) {
    public RowKey {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
