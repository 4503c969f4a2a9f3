package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.DdlException;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.text.SettingName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables and views that a view names without a database. StarRocks shows the query of a view as its author typed it
 * (views from 4.0.6 on, #68040; materialized views from 4.0.2 on, #64318), and does not say which database was the
 * current one then, which need not be the view's own: {@code USE archive; CREATE VIEW shop.v AS SELECT id FROM orders}.
 * Immutable.
 */
public final class TypedNames {
    private final Set<String> names;

    private TypedNames(Set<String> names) {
        this.names = names;
    }

    /**
     * Those of a view; none where it cannot be read, which whoever reads it says.
     *
     * @param shown the statement that makes it, as the cluster shows it
     */
    public static TypedNames of(String shown) {
        try {
            return new TypedNames(new QueryText(ViewDdl.read(shown).query(), "").bareNames());
        } catch (DdlException unreadable) {
            return new TypedNames(Set.of());
        }
    }

    /** Each once; empty where every name has its database. */
    public Set<String> names() {
        return names;
    }

    /**
     * Why it is not known that they are those of the view's own database.
     *
     * @param own the view's database
     * @param relations what databases have of these names, by database; those of other names do not count
     * @return empty when no other database can be meant
     */
    public Optional<String> doubt(String own, Map<String, ? extends Collection<String>> relations) {
        Set<String> meant = new TreeSet<>();
        relations.forEach((database, present) -> {
            if (present.containsAll(names)) {
                meant.add(database);
            }
        });
        if (names.isEmpty() || meant.equals(Set.of(own))) {
            return Optional.empty();
        }
        String found = meant.isEmpty() ? "none that this account sees has " : String.join(" and ", meant) + " has ";
        return Optional.of("Its query names " + list()
                + " without a database, as its author typed it; that is the database"
                + " which was the current one then, and the cluster does not tell which: " + found
                + (names.size() == 1 ? "it" : "all of them") + ". Write the database before the name at the source"
                + " (ALTER VIEW; a materialized view is made anew), or make the view at the target by hand and leave it"
                + " out here by its name with ! in " + SettingName.TABLE_NAMES);
    }

    private String list() {
        List<String> quoted = names.stream().map(Quoting::identifier).toList();
        return String.join(", ", quoted);
    }
}
