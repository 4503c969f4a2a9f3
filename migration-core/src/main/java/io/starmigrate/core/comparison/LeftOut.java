package io.starmigrate.core.comparison;

import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the source has and the selection leaves out, so that nothing is said of it.
 *
 * @param tables the names of tables that {@code TABLE_NAMES} leaves out, in order
 * @param partitions the partitions of other tables that {@code TASK_FILTER} leaves out, as {@code table/partition}
 */
public record LeftOut(List<String> tables, List<String> partitions) {
    /** All there is was compared. */
    public static final LeftOut NONE = new LeftOut(List.of(), List.of());

    private static final int NAMED = 10;

    public LeftOut {
        tables = List.copyOf(tables);
        partitions = List.copyOf(partitions);
    }

    /** This and what was left out elsewhere. */
    public LeftOut plus(LeftOut other) {
        return new LeftOut(
                Stream.concat(tables.stream(), other.tables.stream()).toList(),
                Stream.concat(partitions.stream(), other.partitions.stream()).toList());
    }

    /** As people read it, the first of them by name; empty where there is nothing. */
    public String told() {
        return Stream.of(
                        told(
                                tables,
                                "table that " + SettingName.TABLE_NAMES + " leaves out",
                                "tables that " + SettingName.TABLE_NAMES + " leaves out"),
                        told(
                                partitions,
                                "partition that " + SettingName.TASK_FILTER + " leaves out",
                                "partitions that " + SettingName.TASK_FILTER + " leaves out"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String told(List<String> names, String one, String many) {
        return names.isEmpty()
                ? ""
                : Units.counted(names.size(), one, many) + ": "
                        + names.stream().limit(NAMED).collect(Collectors.joining(", "))
                        + (names.size() > NAMED ? ", and " + Units.count((long) names.size() - NAMED) + " more" : "");
    }
}
