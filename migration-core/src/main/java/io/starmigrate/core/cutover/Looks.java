package io.starmigrate.core.cutover;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells by two looks at the source's catalog whether writes go on. Pure. */
public final class Looks {
    private Looks() {}

    /**
     * What has changed from one look to the next, as {@code table/partition}. Versions that compaction moves say
     * nothing by moving: what those partitions hold is compared after the last round.
     */
    public static List<String> moved(List<CatalogTable> before, List<CatalogTable> after) {
        Map<String, ChangeToken> first = tokens(before);
        Map<String, ChangeToken> second = tokens(after);
        List<String> moved = new ArrayList<>(Stream.concat(first.keySet().stream(), second.keySet().stream())
                .distinct()
                .filter(name -> !second.containsKey(name) || !first.containsKey(name))
                .toList());
        after.forEach(table -> table.units().stream()
                .filter(unit -> !ChangeSignal.of(unit).movesWithoutChange())
                .map(unit -> name(table, unit))
                .filter(name -> first.containsKey(name) && !Objects.equals(first.get(name), second.get(name)))
                .forEach(moved::add));
        return moved.stream().sorted().toList();
    }

    private static Map<String, ChangeToken> tokens(List<CatalogTable> tables) {
        Map<String, ChangeToken> tokens = new HashMap<>();
        tables.forEach(table -> table.units().forEach(unit -> tokens.put(name(table, unit), ChangeToken.of(unit))));
        return tokens;
    }

    private static String name(CatalogTable table, CatalogPartition unit) {
        return table.name().table() + "/" + unit.name();
    }
}
