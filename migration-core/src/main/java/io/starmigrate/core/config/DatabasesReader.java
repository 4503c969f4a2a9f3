package io.starmigrate.core.config;

import io.starmigrate.core.config.Databases.Table;
import io.starmigrate.core.config.Databases.Tables;
import io.starmigrate.core.starrocks.sql.WrittenName;
import io.starmigrate.core.text.Units;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the keys that name databases and tables where several databases move: there every table has its database. */
final class DatabasesReader {
    private static final Pattern SEVERAL = Pattern.compile("[,，*?]|^!");

    private final ValueReader values;
    private final SelectionReader names;

    DatabasesReader(ValueReader values) {
        this.values = values;
        this.names = new SelectionReader(values);
    }

    /** Whether the configuration is about more than one database, or may be. */
    boolean areSeveral() {
        return SEVERAL.matcher(values.text(ConfigKey.SOURCE_DB_NAME)).find();
    }

    Databases read() {
        List<String> chosen = values.list(
                ConfigKey.SOURCE_DB_NAME,
                item -> ClusterReader.DATABASE.matcher(withoutMark(item)).matches());
        List<Tables> tables = new ArrayList<>();
        WrittenName.list(values.text(ConfigKey.TABLE_NAMES))
                .forEach(item -> tables(item, chosen).ifPresent(tables::add));
        Databases plain = new Databases(chosen, List.of(), tables, Map.of(), Map.of());
        Databases databases = new Databases(chosen, targets(plain, chosen), tables, renames(plain), syncColumns(plain));
        if (!chosen.isEmpty() && !databases.areAsked()) {
            check(databases, tables);
        }
        return databases;
    }

    private static String withoutMark(String item) {
        return item.startsWith("!") ? item.substring(1).strip() : item;
    }

    private List<String> targets(Databases plain, List<String> chosen) {
        List<String> targets = WrittenName.list(values.text(ConfigKey.TARGET_DB_NAME));
        if (targets.isEmpty() || (Databases.isPattern(targets) && isName(targets.get(0)))) {
            return targets;
        }
        if (!targets.stream().allMatch(target -> isName(target) && !target.contains("*"))) {
            fault(ConfigKey.TARGET_DB_NAME, "it is neither names of databases nor one pattern with one *");
        } else if (plain.areAsked()) {
            fault(ConfigKey.TARGET_DB_NAME, "SOURCE_DB_NAME has a pattern, and this names databases");
        } else if (targets.size() != chosen.size()) {
            fault(
                    ConfigKey.TARGET_DB_NAME,
                    "it names " + Units.counted(targets.size(), "database") + ", and SOURCE_DB_NAME " + chosen.size());
        } else if (new HashSet<>(targets).size() < targets.size()) {
            values.fault(
                    ConfigKey.TARGET_DB_NAME,
                    "two databases of the source would come into one of the target",
                    "give each one of its own: what both have is compared by whole databases");
        } else {
            return targets;
        }
        return List.of();
    }

    private void fault(ConfigKey key, String rule) {
        values.fault(
                key,
                rule,
                "name as many as SOURCE_DB_NAME in the same order, write one pattern such as *_new, or leave it blank"
                        + " for the same names");
    }

    private static boolean isName(String target) {
        return ClusterReader.DATABASE.matcher(target).matches()
                && target.chars().filter(c -> c == '*').count() <= 1
                && target.indexOf('?') < 0;
    }

    private Optional<Tables> tables(String item, List<String> chosen) {
        List<String> parts = WrittenName.qualified(withoutMark(item));
        if (parts.size() == 1) {
            unqualified(ConfigKey.TABLE_NAMES, item, chosen, parts.get(0));
            return Optional.empty();
        }
        if (!parts.stream().allMatch(name -> names.isName(ConfigKey.TABLE_NAMES, SelectionReader.TABLE, name))) {
            values.fault(
                    ConfigKey.TABLE_NAMES,
                    "\"" + item + "\" is not a database's and a table's name with a point between them",
                    "put names with blanks, points or quotes into backquotes: shop.`b.c d`");
            return Optional.empty();
        }
        return Optional.of(new Tables(item.startsWith("!"), parts.get(0), parts.get(1)));
    }

    private void unqualified(ConfigKey key, String item, List<String> chosen, String table) {
        String database = chosen.isEmpty() ? "shop" : withoutMark(chosen.get(0)).replaceAll("[*?]", "shop");
        values.fault(
                key,
                "\"" + item + "\" does not say in which of the databases",
                "write " + database + "." + table
                        + (key == ConfigKey.TABLE_NAMES ? ", or *." + table + " for all of them" : ""));
    }

    private Map<Table, String> renames(Databases plain) {
        Map<Table, String> renames = new LinkedHashMap<>();
        pairs(ConfigKey.TABLE_RENAMES, plain, "the table's new name").forEach(rename -> {
            boolean taken = renames.entrySet().stream()
                    .anyMatch(other -> other.getKey().database().equals(rename.table.database())
                            && other.getValue().equals(rename.name));
            if (taken || renames.putIfAbsent(rename.table, rename.name) != null) {
                values.fault(
                        ConfigKey.TABLE_RENAMES,
                        "\"" + rename.written + "\" gives a name that is given already, or a table a second one",
                        "give each table one name of its own");
            }
        });
        return renames;
    }

    private Map<Table, String> syncColumns(Databases plain) {
        Map<Table, String> columns = new LinkedHashMap<>();
        pairs(ConfigKey.SYNC_COLUMN, plain, "the name of one of its columns").forEach(pair -> {
            if (columns.putIfAbsent(pair.table, pair.name) != null) {
                names.secondColumn(pair.written);
            }
        });
        names.remarkWithoutDeltas();
        return columns;
    }

    /** A table and a name that goes with it. */
    private record Pair(String written, Table table, String name) {}

    private List<Pair> pairs(ConfigKey key, Databases plain, String what) {
        List<Pair> pairs = new ArrayList<>();
        for (String item : WrittenName.list(values.text(key))) {
            List<String> pair = WrittenName.pair(item);
            List<String> from = WrittenName.qualified(pair.get(0));
            if (pair.size() == 2 && from.size() == 1) {
                unqualified(key, item, plain.areAsked() ? List.of() : plain.named(), item);
            } else if (pair.size() < 2
                    || !from.stream().allMatch(name -> isTable(key, name))
                    || !isTable(key, pair.get(1))) {
                values.fault(
                        key,
                        "\"" + item + "\" is not a database's and a table's name, a colon and " + what,
                        "write for example shop." + key.kind().example());
            } else {
                Table table = new Table(from.get(0), WrittenName.of(from.get(1)));
                pairs.add(new Pair(item, table, WrittenName.of(pair.get(1))));
            }
        }
        return pairs;
    }

    private boolean isTable(ConfigKey key, String name) {
        return names.isName(key, SelectionReader.NAME, name);
    }

    /** What only databases that are named let be found before any cluster is asked. */
    private void check(Databases databases, List<Tables> tables) {
        List<String> named = databases.named();
        for (Tables item : tables) {
            if (named.stream().noneMatch(item::isOf)) {
                strange(ConfigKey.TABLE_NAMES, item.database() + "." + item.table());
            }
        }
        strange(ConfigKey.TABLE_RENAMES, databases.renamed(), named);
        strange(ConfigKey.SYNC_COLUMN, databases.withColumns(), named);
        for (String database : named) {
            if (!databases.choosesTablesOf(database)) {
                values.fault(
                        ConfigKey.TABLE_NAMES,
                        "it chooses no table of " + database,
                        "write " + database + ".* as well, or leave " + database + " out of SOURCE_DB_NAME");
            }
        }
    }

    private void strange(ConfigKey key, Set<Table> tables, List<String> named) {
        tables.stream()
                .filter(table -> !named.contains(table.database()))
                .forEach(table -> strange(key, table.database() + "." + table.name()));
    }

    private void strange(ConfigKey key, String name) {
        values.fault(key, "\"" + name + "\" is in no database of SOURCE_DB_NAME", "correct one of the two");
    }
}
