package io.starmigrate.core.config;

import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.sql.WrittenName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads which part of the source moves. A name that is not in quotes has neither blanks, to be seen or not, nor points
 * nor quotes: they are rather a list that is separated otherwise, or a table with its database.
 */
final class SelectionReader {
    /** What stands for something else than a name: separators, brackets, and quotes as a word processor makes them. */
    private static final String NO_NAME = "\\p{Z}\\p{C}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}`'\"/\\\\.;；,、|";

    static final Pattern TABLE = Pattern.compile("[^" + NO_NAME + "]{1,1024}");
    static final Pattern NAME = Pattern.compile("[^" + NO_NAME + ":*?!]{1,1024}");

    private final ValueReader values;

    SelectionReader(ValueReader values) {
        this.values = values;
    }

    List<String> tables() {
        return values.list(ConfigKey.TABLE_NAMES, item -> {
            String name = item.startsWith("!") ? item.substring(1).strip() : item;
            return isName(ConfigKey.TABLE_NAMES, TABLE, name);
        });
    }

    boolean isName(ConfigKey key, Pattern bare, String name) {
        return WrittenName.isQuoted(name)
                || bare.matcher(name).matches()
                || (values.isQuoted(key) && !name.isEmpty() && name.indexOf('`') < 0);
    }

    Map<String, String> renames() {
        Map<String, String> renames = new LinkedHashMap<>();
        for (String rename : pairs(ConfigKey.TABLE_RENAMES)) {
            List<String> names = WrittenName.pair(rename);
            String from = WrittenName.of(names.get(0));
            String to = WrittenName.of(names.get(1));
            if (renames.containsValue(to) || renames.putIfAbsent(from, to) != null) {
                values.fault(
                        ConfigKey.TABLE_RENAMES,
                        "\"" + rename + "\" gives a name that is given already, or a table a second one",
                        "give each table one name of its own");
            }
        }
        return renames;
    }

    Map<String, String> syncColumns() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String item : pairs(ConfigKey.SYNC_COLUMN)) {
            List<String> names = WrittenName.pair(item);
            if (columns.putIfAbsent(WrittenName.of(names.get(0)), WrittenName.of(names.get(1))) != null) {
                secondColumn(item);
            }
        }
        remarkWithoutDeltas();
        return columns;
    }

    void secondColumn(String item) {
        values.fault(
                ConfigKey.SYNC_COLUMN,
                "\"" + item + "\" gives a table a second column",
                "give each table the one that every write of a row changes");
    }

    void remarkWithoutDeltas() {
        if (values.isSet(ConfigKey.SYNC_COLUMN)
                && values.text(ConfigKey.DELTA_SIZE).equalsIgnoreCase("off")) {
            values.remark(
                    ConfigKey.SYNC_COLUMN,
                    "of no use while DELTA_SIZE is off",
                    "give DELTA_SIZE a size, or leave this out");
        }
    }

    private List<String> pairs(ConfigKey key) {
        return values.list(key, item -> {
            List<String> names = WrittenName.pair(item);
            return names.size() == 2 && names.stream().allMatch(name -> isName(key, NAME, name));
        });
    }

    DataFilter dataFilter() {
        try {
            return new DataFilter(values.text(ConfigKey.DATA_FILTER));
        } catch (IllegalArgumentException wrong) {
            values.fault(ConfigKey.DATA_FILTER, String.valueOf(wrong.getMessage()), "or leave it blank for every row");
            return DataFilter.all();
        }
    }

    TaskFilter taskFilter() {
        try {
            return TaskFilter.parse(values.text(ConfigKey.TASK_FILTER));
        } catch (IllegalArgumentException wrong) {
            values.fault(
                    ConfigKey.TASK_FILTER, String.valueOf(wrong.getMessage()), "or leave it blank for every partition");
            return TaskFilter.all();
        }
    }
}
