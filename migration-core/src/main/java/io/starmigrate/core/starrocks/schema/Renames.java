package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.ObjectName;
import io.starmigrate.core.starrocks.sql.WrittenName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How objects of one database are called on the target, and those of other databases that move with it. Names are
 * case-sensitive.
 *
 * @param from the source's database
 * @param to the target's database
 * @param objects the target's names of tables and views that change theirs, by the source's name
 * @param others the same of the databases that move with it
 */
public record Renames(String from, String to, Map<String, String> objects, List<Renames> others) {
    public Renames {
        objects = Map.copyOf(objects);
        others = List.copyOf(others);
    }

    /** One database alone. */
    public Renames(String from, String to, Map<String, String> objects) {
        this(from, to, objects, List.of());
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

    /** The target's name of a table or view of any database: its own, where that one does not move. */
    public ObjectName qualified(String database, String object) {
        return in(database).map(renames -> renames.qualified(object)).orElseGet(() -> new ObjectName(database, object));
    }

    /** Whether a database of the source moves. */
    boolean moves(String database) {
        return in(database).isPresent();
    }

    /** A table or view as keys of the configuration name it: with its database where several move. */
    String written(String object) {
        String name = WrittenName.written(object);
        return others.isEmpty() ? name : WrittenName.written(from) + "." + name;
    }

    private Optional<Renames> in(String database) {
        return Stream.concat(Stream.of(this), others.stream())
                .filter(renames -> renames.from.equals(database))
                .findFirst();
    }
}
