package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.schema.Note.Action;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.ArrayList;
import java.util.List;

/** Gathers what a rewriting has to say of one object. */
final class RewriteNotes {
    static final String BY_HAND = "make the table there by hand in another way, or leave it out";

    private final String object;
    private final List<Note> notes = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Sql> deferred = new ArrayList<>();

    RewriteNotes(String object) {
        this.object = object;
    }

    void dropped(String clause, String from, String reason) {
        notes.add(new Note(Action.DROPPED, clause, from, "", reason));
    }

    void translated(String clause, String from, String to, String reason) {
        if (!from.equals(to)) {
            notes.add(new Note(Action.TRANSLATED, clause, from, to, reason));
        }
    }

    void added(String clause, String to, String reason) {
        notes.add(new Note(Action.ADDED, clause, "", to, reason));
    }

    void paused(String clause, String from, String reason, List<Sql> restoring) {
        notes.add(new Note(Action.PAUSED, clause, from, "", reason));
        deferred.addAll(restoring);
    }

    void refused(String clause, String reason) {
        Refusal refusal = new Refusal(object, clause, reason);
        if (!refusals.contains(refusal)) {
            refusals.add(refusal);
        }
    }

    /** Refuses a clause where the target lacks what it takes. */
    void refusedWithout(Capability capability, ClusterProfile target, String clause, String advice) {
        if (!target.has(capability)) {
            refused(clause, "the target is " + target + ", and it takes " + capability.since() + "; " + advice);
        }
    }

    <D> Rewritten<D> rewritten(D definition) {
        return new Rewritten<>(definition, deferred, notes, refusals);
    }
}
