package io.starmigrate.worker.plan;

import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Tables that the selection leaves out now, and of which an earlier plan has partitions under way: what was planned is
 * moved, whatever is chosen later, for other workers may be at it. Pure.
 */
public final class LeftUnfinished {
    private LeftUnfinished() {}

    /**
     * One line for each of them, in the order of their names.
     *
     * @param there the tables that the source shows; what it has dropped is told elsewhere
     * @param chosen those of them that are planned now
     */
    public static List<String> told(RecordedPartitions recorded, Collection<String> there, Collection<String> chosen) {
        Set<String> now = Set.copyOf(chosen);
        return there.stream()
                .filter(table -> !now.contains(table) && recorded.unfinished(table) > 0)
                .sorted()
                .map(table -> told(table, recorded.unfinished(table)))
                .toList();
    }

    private static String told(String table, long unfinished) {
        return Units.counted(unfinished, "partition") + " of " + table
                + ", planned before, will be moved, though " + SettingName.TABLE_NAMES
                + " leaves the table out now; migrate cancel --table " + table + " keeps them from that";
    }
}
