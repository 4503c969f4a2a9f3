package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.sql.Sql;
import java.util.List;

/**
 * A definition for the target, and what became of that of the source.
 *
 * @param definition what the target gets; not to be used when there are refusals
 * @param deferred statements that set back what is paused, in order; for when all rows are loaded
 * @param notes what is not as the source has it
 * @param refusals why the target cannot have it; empty when it can
 * @param <D> what is defined
 */
public record Rewritten<D>(D definition, List<Sql> deferred, List<Note> notes, List<Refusal> refusals) {
    public Rewritten {
        deferred = List.copyOf(deferred);
        notes = List.copyOf(notes);
        refusals = List.copyOf(refusals);
    }

    /** Whether the target cannot have it. */
    public boolean isRefused() {
        return !refusals.isEmpty();
    }
}
