package io.starmigrate.worker.schema;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.plan.TablePlanner;
import io.starmigrate.core.starrocks.schema.Note;
import io.starmigrate.core.starrocks.schema.Note.Action;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.transfer.TransferPlan.Obstacle;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the rows of a table that the target can have can go there, too: not every type goes through files. */
final class Movability {
    private final SchemaCatalog source;
    private final TablePlanner planner;

    /** @param filter which rows move, which closes ways that others could take */
    Movability(SchemaCatalog source, SchemaCatalog target, DataFilter filter) {
        this.source = source;
        this.planner = new TablePlanner(
                source.profile().capabilities(), target.profile().capabilities(), filter);
    }

    /** What is to be said of a table that stays empty at the target; nothing where its rows can move. */
    Optional<Note> note(String table) {
        return source.shape(table)
                .map(shape -> planner.plan(
                        new CatalogTable(new TableName(source.database(), table), shape.scheme(), List.of()),
                        shape.columns(),
                        List.of(),
                        shape))
                .filter(TablePlan::isRefused)
                .map(plan -> new Note(
                        Action.DROPPED,
                        "its rows",
                        "",
                        "",
                        plan.assessment().refusals().stream()
                                        .map(Obstacle::toString)
                                        .collect(Collectors.joining("; "))
                                + "; no job moves them: fill the table by hand, or leave it out with ! in "
                                + SettingName.TABLE_NAMES));
    }
}
