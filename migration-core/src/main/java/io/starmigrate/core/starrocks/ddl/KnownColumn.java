package io.starmigrate.core.starrocks.ddl;

import org.jspecify.annotations.Nullable;

/**
 * What other answers of a cluster tell of a column's texts. SHOW CREATE TABLE prints both without escapes on some
 * versions and tables; whoever knows them knows where they end.
 *
 * @param name its name
 * @param comment its comment as it is; null where it is not known
 * @param defaultText its default as it is; null where it has none, or none is known
 */
public record KnownColumn(
        String name, @Nullable String comment, @Nullable String defaultText) {
    /** A column of which nothing else is known. */
    static KnownColumn named(String name) {
        return new KnownColumn(name, null, null);
    }
}
