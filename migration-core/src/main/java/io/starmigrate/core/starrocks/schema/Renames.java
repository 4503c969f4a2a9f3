package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.ObjectName;
import java.util.Map;

/**
 * How objects of one database are called on the target. Names are case-sensitive.
 *
 * @param from the source's database
 * @param to the target's database
 * @param objects the target's names of tables and views that change theirs, by the source's name
 */
public record Renames(String from, String to, Map<String, String> objects) {
    public Renames {
        objects = Map.copyOf(objects);
    }

    /** Another database, the same names in it. */
    public static Renames database(String from, String to) {
        return new Renames(from, to, Map.of());
    }

    /** The target's name of a table or view of the database. */
    public String of(String object) {
        return objects.getOrDefault(object, object);
    }

    /** The target's name with its database. */
    public ObjectName qualified(String object) {
        return new ObjectName(to, of(object));
    }
}
