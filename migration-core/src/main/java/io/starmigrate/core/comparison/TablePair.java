package io.starmigrate.core.comparison;

import io.starmigrate.core.config.Selection;
import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.text.SettingName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A selected table of either side.
 *
 * @param table the source's name of it, or what the source's would be
 * @param called the target's name of it
 * @param sides which sides have it
 */
public record TablePair(String table, String called, Sides sides) {
    /**
     * The selected tables of both sides, by name. A table that the target alone has is selected by the name it would
     * have at the source.
     *
     * @param source the names of the source's tables
     * @param target the names of the target's tables
     * @param views what both sides call their views, which may be named, too; asked for only when they may be
     * @throws IllegalArgumentException when nothing is selected, or a pattern matches nothing on either side: most
     *     likely it is misspelt
     */
    public static List<TablePair> of(
            Selection selection, List<String> source, List<String> target, Supplier<List<String>> views) {
        Set<String> there = new HashSet<>(target);
        Set<String> names = new TreeSet<>(source);
        target.forEach(called -> selection.sourceName(called).ifPresent(names::add));
        TableSelection chosen = TableSelection.of(selection.tableNames());
        refuse(chosen, List.copyOf(names), views);
        List<TablePair> pairs = new ArrayList<>();
        for (String table : chosen.select(List.copyOf(names))) {
            String called = selection.targetName(table);
            pairs.add(new TablePair(table, called, sides(table, source::contains, there.contains(called))));
        }
        return List.copyOf(pairs);
    }

    private static Sides sides(String table, Predicate<String> atSource, boolean atTarget) {
        if (!atSource.test(table)) {
            return Sides.TARGET;
        }
        return atTarget ? Sides.BOTH : Sides.SOURCE;
    }

    private static void refuse(TableSelection chosen, List<String> names, Supplier<List<String>> views) {
        List<String> unmatched = chosen.unmatched(names, views);
        if (!unmatched.isEmpty() || chosen.select(names).isEmpty()) {
            throw new IllegalArgumentException("Cannot compare " + (unmatched.isEmpty() ? "anything" : unmatched)
                    + ": neither side has such tables; correct " + SettingName.TABLE_NAMES + ", "
                    + SettingName.SOURCE_DB_NAME + " or " + SettingName.TARGET_DB_NAME + " (there are "
                    + names + ")");
        }
    }
}
