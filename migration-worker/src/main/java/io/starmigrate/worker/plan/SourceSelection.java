package io.starmigrate.worker.plan;

import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Nearest;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.plan.FilteredPartitions;
import io.starmigrate.core.plan.PartitionPlanner;
import io.starmigrate.core.plan.PartitionPlanner.Plan;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.plan.RecentChange;
import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What an operator has chosen of the source's catalog: tables, and partitions of them. */
final class SourceSelection {
    private static final Duration RECENT = Duration.ofDays(1);

    private final MigrationConfig config;

    SourceSelection(MigrationConfig config) {
        this.config = config;
    }

    /**
     * The tables that TABLE_NAMES chooses.
     *
     * @param there all tables of the source's database
     * @param views its views: they are chosen, too, but hold no rows
     * @throws MigrationException for wrong input when a name names nothing, or nothing is chosen
     */
    List<String> tables(List<String> there, Supplier<List<String>> views) {
        TableSelection selection = TableSelection.of(config.selection().tableNames());
        List<String> unmatched = selection.unmatched(there, views);
        String database = config.source().database();
        if (!unmatched.isEmpty()) {
            throw new MigrationException(
                    Fault.WRONG_INPUT,
                    "Cannot plan " + unmatched + ": the source's database " + database
                            + " has no such tables or views; " + near(unmatched, there)
                            + "correct " + SettingName.TABLE_NAMES + " (it has " + there + ")",
                    null);
        }
        List<String> strange = config.selection().syncColumns().keySet().stream()
                .filter(table -> !there.contains(table))
                .sorted()
                .toList();
        if (!strange.isEmpty()) {
            throw new MigrationException(
                    Fault.WRONG_INPUT,
                    "Cannot plan: " + SettingName.SYNC_COLUMN + " names " + strange + ", and the source's database "
                            + database
                            + " has no such tables; " + near(strange, there) + "correct " + SettingName.SYNC_COLUMN
                            + " (it has " + there
                            + ")",
                    null);
        }
        List<String> selected = selection.select(there);
        if (selected.isEmpty()) {
            throw new MigrationException(
                    Fault.WRONG_INPUT,
                    "Cannot plan: the source's database " + database
                            + " has no tables that are selected, and views hold"
                            + " no rows of their own (migrate schema makes them); correct " + SettingName.SOURCE_DB_NAME
                            + " or " + SettingName.TABLE_NAMES,
                    null);
        }
        return selected;
    }

    private static String near(List<String> unmatched, List<String> there) {
        return unmatched.stream()
                .flatMap(name -> Nearest.among(there.stream(), name).stream())
                .distinct()
                .map(name -> "did you mean " + name + "? ")
                .collect(Collectors.joining());
    }

    /**
     * The partitions of these tables that TABLE_NAMES or TASK_FILTER leave out; of a table that the filter cannot be
     * applied to none, for a plan refuses it.
     *
     * @param read tells of tables; of those that nothing may be left out of it is not asked
     */
    List<PlannedPartition> leftOut(List<String> tables, Function<List<String>, List<CatalogTable>> read) {
        TableSelection selection = TableSelection.of(config.selection().tableNames());
        boolean filtered = !config.selection().taskFilter().equals(TaskFilter.all());
        List<String> asked = tables.stream()
                .filter(table -> filtered || !selection.includes(table))
                .toList();
        return asked.isEmpty() ? List.of() : leftOut(selection, read.apply(asked));
    }

    private List<PlannedPartition> leftOut(TableSelection selection, List<CatalogTable> catalog) {
        return catalog.stream()
                .flatMap(table -> leftOut(selection, table).stream()
                        .map(unit -> new PlannedPartition(table, unit, ChangeToken.of(unit))))
                .toList();
    }

    private List<CatalogPartition> leftOut(TableSelection selection, CatalogTable table) {
        if (!selection.includes(table.name().table())) {
            return table.units();
        }
        try {
            return FilteredPartitions.leftOut(table, config.selection().taskFilter());
        } catch (IllegalArgumentException refused) {
            return List.of();
        }
    }

    /**
     * The partitions that TASK_FILTER chooses, in the order they are to move.
     *
     * @param now what has changed shortly before moves last
     * @throws MigrationException for wrong input when the filter names what is not there
     */
    Plan partitions(List<CatalogTable> catalog, Instant now) {
        LocalDateTime recent = LocalDateTime.ofInstant(now.minus(RECENT), ZoneOffset.UTC);
        try {
            return new PartitionPlanner(new RecentChange(recent))
                    .plan(catalog, config.selection().taskFilter());
        } catch (IllegalArgumentException wrong) {
            throw new MigrationException(Fault.WRONG_INPUT, String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
