package io.starmigrate.worker.plan;

import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tables that are not moved, as people read of them. Pure. */
final class RefusedTables {
    private static final int NAMED = 20;

    private RefusedTables() {}

    /**
     * Nothing can be begun, because of these.
     *
     * @param chosen how many tables were to be moved: without all of them there is nothing left to be moved
     */
    static MigrationException nothingStarted(List<TablePlan> refused, int chosen) {
        String way = refused.size() == chosen
                ? "\nChange what stands in the way"
                : "\nLeave them out with " + SettingName.TABLE_NAMES
                        + " (an ! before a name), or change what stands in the way";
        return new MigrationException(
                Fault.WRONG_INPUT,
                "Nothing was started, because these tables cannot be moved:\n" + told(refused) + way
                        + "; migrate plan shows every table",
                null);
    }

    /** What stands in the way, a line each, with all the tables in whose way it stands. */
    private static String told(List<TablePlan> refused) {
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
