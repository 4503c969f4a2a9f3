package io.starmigrate.core.starrocks.sql;

import io.starmigrate.core.storage.Secret;
import java.util.ArrayList;
import java.util.List;

/** Properties of a statement, in the order given: {@code "key" = "value", …}. Immutable. */
public final class PropertyList {
    private static final PropertyList EMPTY = new PropertyList(List.of());

    private final List<Sql> entries;

    private PropertyList(List<Sql> entries) {
        this.entries = entries;
    }

    /** No properties. */
    public static PropertyList empty() {
        return EMPTY;
    }

    /** These properties and one more. */
    public PropertyList with(String key, String value) {
        return and(entry(key).then(Quoting.string(value)));
    }

    /** These properties and one more whose value is never shown. */
    public PropertyList with(String key, Secret value) {
        return and(entry(key).then(value));
    }

    /** These properties and then the others. */
    public PropertyList with(PropertyList others) {
        List<Sql> all = new ArrayList<>(entries);
        all.addAll(others.entries);
        return new PropertyList(List.copyOf(all));
    }

    /** The properties in parentheses. */
    public Sql inParentheses() {
        Sql sql = Sql.of("(");
        for (int i = 0; i < entries.size(); i++) {
            sql = sql.then(i == 0 ? "" : ", ").then(entries.get(i));
        }
        return sql.then(")");
    }

    private static Sql entry(String key) {
        return Sql.of(Quoting.string(key) + " = ");
    }

    private PropertyList and(Sql entry) {
        return with(new PropertyList(List.of(entry)));
    }

    /** The properties with every secret masked. */
    @Override
    public String toString() {
        return inParentheses().toString();
    }
}
