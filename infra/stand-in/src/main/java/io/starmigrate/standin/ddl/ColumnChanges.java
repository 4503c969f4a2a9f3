package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.session.Cluster;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Columns of a table added, dropped, changed and renamed, with their rows. Called while holding the cluster's lock. */
final class ColumnChanges {
    private final Cluster cluster;
    private final Table table;

    ColumnChanges(Cluster cluster, Table table) {
        this.cluster = cluster;
        this.table = table;
    }

    /** Where a column goes: behind a named one, to the front, or where columns of its kind end. */
    record Place(boolean first, Optional<String> after) {
        static final Place LAST = new Place(false, Optional.empty());

        static Place of(@Nullable TerminalNode first, @Nullable TerminalNode after, List<String> names) {
            return new Place(first != null, after == null ? Optional.empty() : Optional.of(names.get(0)));
        }
    }

    void add(StarRocksParser.ColumnDescContext written, Place place) {
        Column column = read(written);
        if (table.column(column.name()).isPresent()) {
            throw refused("Can not add column which already exists in base table: " + column.name());
        }
        boolean key = written.KEY() != null;
        check(column, key);
        List<Column> columns = new ArrayList<>(table.columns());
        columns.add(position(place, key), column);
        table.everyPartition().forEach(partition -> cluster.rows().addColumn(partition.id(), column));
        define(columns);
        if (key) {
            addKey(column);
        }
    }

    private Column read(StarRocksParser.ColumnDescContext written) {
        if (written.generatedColumnDesc() != null || written.AUTO_INCREMENT() != null) {
            throw SqlError.notKnown("ALTER TABLE with a generated or AUTO_INCREMENT column");
        }
        return ColumnDefinitions.read(List.of(written), Set.of()).get(0);
    }

    private void check(Column column, boolean key) {
        List<String> keys = new ArrayList<>(table.definition().keyColumns());
        if (key) {
            keys.add(column.name());
        }
        ColumnDefinitions.check(
                cluster.personality(), List.of(column), table.definition().keyModel(), keys);
    }

    private int position(Place place, boolean key) {
        if (place.first()) {
            return 0;
        }
        if (place.after().isPresent()) {
            return table.columns().indexOf(found(place.after().get())) + 1;
        }
        return key ? table.definition().keyColumns().size() : written().size();
    }

    /** The columns that users wrote: hidden ones of partition expressions come last. */
    private List<Column> written() {
        return table.columns().stream()
                .filter(column -> !column.name().startsWith(PartitioningReader.HIDDEN))
                .toList();
    }

    private void addKey(Column column) {
        List<String> keys = new ArrayList<>();
        for (Column each : table.columns()) {
            if (each.equals(column)
                    || table.definition().keyColumns().stream().anyMatch(each.name()::equalsIgnoreCase)) {
                keys.add(each.name());
            }
        }
        table.redefine(table.definition().withKeyColumns(keys));
    }

    void drop(String name) {
        Column column = table.column(name).orElseThrow(() -> refused("Column does not exists: " + name));
        refusePartOfKeys(column, "dropped");
        if (table.definition().keyColumns().stream().anyMatch(name::equalsIgnoreCase)) {
            throw refused("Can not drop key column in " + model() + " data model table");
        }
        table.everyPartition().forEach(partition -> cluster.rows().dropColumn(partition.id(), column));
        define(table.columns().stream().filter(other -> !other.equals(column)).toList());
        table.redefine(table.definition()
                .withIndexes(table.definition().indexes().stream()
                        .filter(index -> index.columns().stream().noneMatch(name::equalsIgnoreCase))
                        .toList()));
    }

    private String model() {
        String name = table.definition().keyModel().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    void modify(StarRocksParser.ColumnDescContext written, Place place) {
        Column changed = read(written);
        Column before = table.column(changed.name())
                .orElseThrow(() -> refused("Column[" + changed.name() + "] does not exists"));
        if (before.nullable() && !changed.nullable()) {
            throw refused("Can not change from nullable to non-nullable. Column: " + before.name());
        }
        if (!changed.type().equals(before.type())) {
            refusePartOfKeys(before, "modified");
            TypeChanges.check(cluster.personality(), before.type(), changed.type());
        }
        Column after = changed.named(before.name());
        table.everyPartition().forEach(partition -> cluster.rows().changeColumn(partition.id(), before, after));
        List<Column> columns = new ArrayList<>(table.columns());
        columns.set(columns.indexOf(before), after);
        define(columns);
        if (place.first() || place.after().isPresent()) {
            columns.remove(after);
            int at = place.first() ? 0 : columns.indexOf(found(place.after().orElseThrow())) + 1;
            columns.add(at, after);
            define(columns);
        }
    }

    void rename(String name, String newName) {
        if (!cluster.personality().atLeast(3, 3)) {
            throw SqlError.notKnown("ALTER TABLE RENAME COLUMN before 3.3");
        }
        Column before = found(name);
        if (table.column(newName).isPresent()) {
            throw refused("Column name[" + newName + "] is already used");
        }
        refusePartOfKeys(before, "renamed");
        Column after = before.named(newName);
        table.everyPartition().forEach(partition -> cluster.rows().changeColumn(partition.id(), before, after));
        define(table.columns().stream()
                .map(column -> column.equals(before) ? after : column)
                .toList());
    }

    void reorder(List<String> names) {
        List<Column> columns = names.stream().map(this::found).toList();
        if (new HashSet<>(columns).size() != written().size()) {
            throw refused("Reorder stmt should contains all columns");
        }
        List<Column> all = new ArrayList<>(columns);
        table.columns().stream().filter(column -> !columns.contains(column)).forEach(all::add);
        define(all);
    }

    private void refusePartOfKeys(Column column, String verb) {
        if (table.definition().partitioning().columns().stream().anyMatch(column.name()::equalsIgnoreCase)) {
            throw refused(
                    "Partition column[" + column.name() + "] cannot be " + verb + ". index[" + table.name() + "]");
        }
        if (table.definition().distribution().hashColumns().stream().anyMatch(column.name()::equalsIgnoreCase)) {
            throw refused(
                    "Distribution column[" + column.name() + "] cannot be " + verb + ". index[" + table.name() + "]");
        }
    }

    private Column found(String name) {
        return table.column(name).orElseThrow(() -> refused("Column[" + name + "] does not exists"));
    }

    private void define(List<Column> columns) {
        table.redefine(table.definition().withColumns(List.copyOf(columns)));
    }

    private SqlError refused(String message) {
        return SqlError.executing(cluster.personality(), message);
    }
}
