package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.core.starrocks.transfer.TransferPlan.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about one table before anything of it moves. {@link TablePlanner} makes it.
 *
 * @param table the table
 * @param units how many things are exported and published one by one: the chosen partitions, or 1 for a table that is
 *     moved as a whole
 * @param way which way it takes, and why
 * @param staging where it is loaded before it shows, and why; null while the target is not known
 * @param assessment what forbids to move it, and what an operator should know
 */
public record TablePlan(
        TableName table, int units, Way way, @Nullable StagingChoice staging, Assessment assessment) {
    /**
     * The way a table takes.
     *
     * @param found the files' format; null when no way is open
     * @param reasons why this way, and why not the others, one sentence each
     */
    public record Way(@Nullable Kind found, List<String> reasons) {
        public Way {
            reasons = List.copyOf(reasons);
        }

        /** The format of the files; empty when the table cannot be carried. */
        public Optional<Kind> format() {
            return Optional.ofNullable(found);
        }
    }

    /**
     * What was found about a table.
     *
     * @param refusals why it cannot be moved, by column; empty when it can
     * @param notes what is good to know, one sentence each
     */
    public record Assessment(List<Obstacle> refusals, List<String> notes) {
        public Assessment {
            refusals = List.copyOf(refusals);
            notes = List.copyOf(notes);
        }
    }

    /** The plan of a table of which nothing can be decided. */
    public static TablePlan refused(TableName table, String reason) {
        return new TablePlan(
                table, 0, new Way(null, List.of()), null, new Assessment(List.of(new Obstacle("", reason)), List.of()));
    }

    /** Where it is loaded before it shows; empty while the target is not known. */
    public Optional<StagingChoice> stagingChoice() {
        return Optional.ofNullable(staging);
    }

    /** Whether the table cannot be moved: then the others move without it. */
    public boolean isRefused() {
        return !assessment.refusals().isEmpty();
    }

    /** This plan with one more thing to know. */
    public TablePlan noting(String note) {
        List<String> notes = new ArrayList<>(assessment.notes());
        notes.add(note);
        return new TablePlan(table, units, way, staging, new Assessment(assessment.refusals(), notes));
    }

    /** This plan refused for one more reason. */
    public TablePlan refusedFor(Obstacle refusal) {
        List<Obstacle> refusals = new ArrayList<>(assessment.refusals());
        refusals.add(refusal);
        return new TablePlan(table, units, way, staging, new Assessment(refusals, assessment.notes()));
    }
}
