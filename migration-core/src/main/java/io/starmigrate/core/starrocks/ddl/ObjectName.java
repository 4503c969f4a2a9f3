package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.sql.Quoting;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table or view as a statement has it.
 *
 * @param database its database; null where the statement leaves it out
 * @param name its name
 */
public record ObjectName(@Nullable String database, String name) {
    /** A name without a database. */
    public static ObjectName of(String name) {
        return new ObjectName(null, name);
    }

    /** The name as SQL text. */
    public String sql() {
        return database == null
                ? Quoting.identifier(name)
                : Quoting.identifier(database) + "." + Quoting.identifier(name);
    }

    @Override
    public String toString() {
        return database == null ? name : database + "." + name;
    }
}
