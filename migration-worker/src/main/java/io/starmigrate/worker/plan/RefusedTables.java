package io.starmigrate.worker.plan;

import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.text.Units;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tables that are not moved, as people read of them. Pure. */
final class RefusedTables {
    private static final int NAMED = 20;

    private RefusedTables() {}

    /** What stands in the way, a line each, with all the tables in whose way it stands. */
    static String told(List<TablePlan> refused) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        refused.forEach(table -> table.assessment()
                .refusals()
                .forEach(refusal -> tables.computeIfAbsent(refusal.toString(), why -> new ArrayList<>())
                        .add(table.table().toString())));
        return tables.entrySet().stream()
                .map(each -> "  " + Units.named(each.getValue(), NAMED) + ": " + each.getKey())
                .collect(Collectors.joining("\n"));
    }
}
