package io.starmigrate.core.cutover;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.privilege.PrintedUser;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What users and roles may do to the tables and views of one database, as {@code sys.grants_to_*} tell it. Immutable.
 */
public final class Grants {
    private final Map<Key, Set<String>> privileges;

    private Grants(Map<Key, Set<String>> privileges) {
        this.privileges = privileges;
    }

    /** Whom something is granted to. */
    public enum Kind {
        USER("sys.grants_to_users"),
        ROLE("sys.grants_to_roles");

        private final String view;

        Kind(String view) {
            this.view = view;
        }

        /** Asks for the grants on objects of a database. */
        public Sql question(String database) {
            return Sql.of("SELECT * FROM " + view + " WHERE OBJECT_DATABASE = " + Quoting.string(database));
        }

        /** One of them as GRANT names it. */
        String sql(String name) {
            return this + " " + (this == ROLE ? Quoting.string(name) : PrintedUser.sql(name));
        }
    }

    /** Somebody that something is granted to, by the name that a cluster tells. */
    record Grantee(Kind kind, String name) {}

    /**
     * Something that a cluster lacks.
     *
     * @param statement what gives it
     */
    record Lacking(Grantee to, String statement) {}

    /** @param passedOn whether the grantee may grant it to others */
    private record Key(Kind kind, String grantee, String type, String object, boolean passedOn)
            implements Comparable<Key> {
        private String text() {
            return kind + " " + grantee + " " + type + " " + object + " " + passedOn;
        }

        private Key withOption() {
            return new Key(kind, grantee, type, object, true);
        }

        @Override
        public int compareTo(Key other) {
            return text().compareTo(other.text());
        }
    }

    /**
     * What a cluster answered.
     *
     * @param names what the objects would be called at the target
     */
    public static Grants of(Map<Kind, List<CatalogRow>> answers, UnaryOperator<String> names) {
        Map<Key, Set<String>> all = new TreeMap<>();
        answers.forEach((kind, rows) -> rows.stream().filter(Grants::isInternal).forEach(row -> {
            Key key = new Key(
                    kind,
                    row.text("GRANTEE"),
                    row.text("OBJECT_TYPE"),
                    names.apply(row.text("OBJECT_NAME")),
                    row.text("IS_GRANTABLE").equalsIgnoreCase("YES"));
            for (String privilege : row.text("PRIVILEGE_TYPE").split(",", -1)) {
                all.computeIfAbsent(key, any -> new TreeSet<>()).add(privilege.strip());
            }
        }));
        return new Grants(all);
    }

    /** Databases of other catalogs can have the same name. */
    private static boolean isInternal(CatalogRow row) {
        String catalog = row.text("OBJECT_CATALOG");
        return catalog.isEmpty() || catalog.equalsIgnoreCase("default_catalog");
    }

    /**
     * What is granted here and not there.
     *
     * @param database the target's
     */
    List<Lacking> lackedBy(Grants there, String database) {
        List<Lacking> lacking = new ArrayList<>();
        privileges.forEach((key, wanted) -> {
            Set<String> missing = new TreeSet<>(wanted);
            missing.removeAll(there.privileges.getOrDefault(key, Set.of()));
            missing.removeAll(there.privileges.getOrDefault(key.withOption(), Set.of()));
            if (!missing.isEmpty()) {
                lacking.add(new Lacking(
                        new Grantee(key.kind, key.grantee),
                        "GRANT " + String.join(", ", missing) + " ON " + object(key, database) + " TO "
                                + key.kind.sql(key.grantee) + (key.passedOn ? " WITH GRANT OPTION" : "")));
            }
        });
        return lacking;
    }

    /** The roles that something is granted to. */
    Set<String> roles() {
        return privileges.keySet().stream()
                .filter(key -> key.kind == Kind.ROLE)
                .map(Key::grantee)
                .collect(Collectors.toSet());
    }

    /** An object by its name; a function has the types of its arguments with it, and no name means all of a kind. */
    private static String object(Key key, String database) {
        String type = key.type.toUpperCase(Locale.ROOT);
        String in = Quoting.identifier(database);
        if (key.object.isEmpty()) {
            return type.equals("DATABASE") ? type + " " + in : "ALL " + type + "S IN DATABASE " + in;
        }
        int arguments = type.equals("FUNCTION") ? key.object.indexOf('(') : -1;
        String name = arguments < 0 ? key.object : key.object.substring(0, arguments);
        return type + " " + in + "." + Quoting.identifier(name) + key.object.substring(name.length());
    }
}
