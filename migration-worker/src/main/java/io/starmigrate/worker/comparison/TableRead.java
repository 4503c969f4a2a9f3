package io.starmigrate.worker.comparison;

import io.starmigrate.core.comparison.Hindrance;
import io.starmigrate.core.comparison.TableComparison;
import io.starmigrate.core.comparison.TablePair;
import io.starmigrate.core.comparison.TableView;
import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.version.Capabilities;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogs answered of a table.
 *
 * @param names the table
 * @param source the source's table; null when it has none
 * @param target the target's table; null when it has none
 * @param failure why one of them did not; empty when both did
 * @param hindrance of what kind that is
 */
record TableRead(
        TablePair names,
        @Nullable TableView source,
        @Nullable TableView target,
        String failure,
        Hindrance hindrance) {
    TableComparison comparison(TaskFilter taskFilter, Capabilities common) {
        if (!failure.isEmpty()) {
            return TableComparison.unread(names, failure, hindrance);
        }
        try {
            return TableComparison.of(names, source, target, taskFilter, common);
        } catch (IllegalArgumentException odd) {
            return TableComparison.unread(names, String.valueOf(odd.getMessage()), Hindrance.LASTING);
        }
    }
}
