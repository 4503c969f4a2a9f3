package io.starmigrate.worker.several;

import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.starrocks.sql.WrittenName;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.several.DatabasePart.Done;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** One of several databases, and what an option of a command selects of it. */
record Selected(DatabasePart part, TaskSelection selection) {
    /**
     * The databases that a selection is about.
     *
     * @throws MigrationException for wrong input where a table is named without its database, or with one there is not
     */
    static List<Selected> of(String job, List<DatabasePart> all, TaskSelection selection) {
        String table = selection.table();
        if (table == null || DatabaseParts.isOneJob(job, all)) {
            return all.stream().map(part -> new Selected(part, selection)).toList();
        }
        List<String> names = WrittenName.qualified(table);
        if (names.size() == 1) {
            throw wrong("\"" + table + "\" does not say in which of the databases: write --table "
                    + all.get(0).named(table) + ", or *." + table + " for all of them");
        }
        TableSelection databases = TableSelection.of(List.of(names.get(0)));
        List<Selected> chosen = all.stream()
                .filter(part -> databases.includes(part.database()))
                .map(part ->
                        new Selected(part, new TaskSelection(names.get(1), selection.partition(), selection.file())))
                .toList();
        if (chosen.isEmpty()) {
            throw wrong("Cannot find database \"" + names.get(0) + "\" in job \"" + job + "\": it has "
                    + all.stream().map(DatabasePart::database).toList());
        }
        return chosen;
    }

    /**
     * Does the same for each, one after another, until it is stopped. What one of them does not have may be another's;
     * what none has is refused.
     */
    static <T> List<Done<T>> each(List<Selected> chosen, BooleanSupplier stopped, Function<Selected, T> work) {
        List<Done<T>> done = new ArrayList<>();
        MigrationException missing = null;
        for (Selected one : chosen) {
            if (stopped.getAsBoolean()) {
                break;
            }
            try {
                done.add(new Done<>(one.part, work.apply(one)));
            } catch (MigrationException refused) {
                if (refused.fault() != Fault.WRONG_INPUT || !one.selection.isNarrow()) {
                    throw refused;
                }
                missing = missing == null ? refused : missing;
            }
        }
        if (done.isEmpty() && missing != null) {
            throw missing;
        }
        return done;
    }

    private static MigrationException wrong(String why) {
        return new MigrationException(Fault.WRONG_INPUT, why, null);
    }
}
