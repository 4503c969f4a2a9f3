package io.starmigrate.worker.starrocks;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.JobId;
import io.starmigrate.worker.starrocks.ClaimStore.Claim;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One publisher for each table of a target, across jobs and installations: whoever is first, until it lets go.
 *
 * <p>Safe for use by many threads and processes. Every method throws {@link ClusterException}.
 */
public final class TableClaims {
    private final ClaimStore store;
    private final UnaryOperator<String> names;

    public TableClaims(ClaimStore store) {
        this(store, UnaryOperator.identity());
    }

    private TableClaims(ClaimStore store, UnaryOperator<String> names) {
        this.store = store;
        this.names = names;
    }

    /** The same, asked by other names. */
    public TableClaims named(UnaryOperator<String> targetNames) {
        return new TableClaims(store, targetNames);
    }

    /** Whose a table is now. */
    public Optional<Claim> owner(String table) {
        return store.claim(names.apply(table));
    }

    /** Takes a table unless somebody has it; answers whose it is now. */
    public Claim take(String table, Claim mine) {
        String name = names.apply(table);
        Optional<Claim> owner = store.claim(name);
        if (owner.isPresent()) {
            return owner.get();
        }
        try {
            store.createClaim(name, mine);
            return mine;
        } catch (ClusterException unsure) {
            if (unsure.remedy() != Remedy.ALREADY_DONE && unsure.remedy() != Remedy.ASK_AGAIN) {
                throw unsure;
            }
            return store.claim(name).orElseThrow(() -> unsure);
        }
    }

    /**
     * Takes a table whoever has it.
     *
     * @return whose it was; empty when it was nobody's, or this job's
     * @throws ClusterException when somebody else takes it at the same time
     */
    public Optional<Claim> takeOver(String table, Claim mine) {
        Optional<Claim> before = owner(table).filter(owner -> !owner.isOf(mine.id()));
        if (before.isPresent()) {
            store.dropClaim(names.apply(table));
        }
        Claim now = take(table, mine);
        if (!now.isOf(mine.id())) {
            throw new ClusterException(
                    Remedy.WRONG_INPUT, "Table " + names.apply(table) + " was just taken by " + now, null);
        }
        return before;
    }

    /** Lets a table go, if it is this job's; answers whether it was. */
    public boolean release(String table, JobId mine) {
        boolean held = owner(table).filter(owner -> owner.isOf(mine)).isPresent();
        if (held) {
            store.dropClaim(names.apply(table));
        }
        return held;
    }

    /**
     * What an operator is told of a table that is another job's; the same of all that it has, for whoever tells it
     * names the table: only what the target calls otherwise is named.
     */
    public String refusal(String table, Claim owner) {
        String called = names.apply(table);
        return "the target's table" + (called.equals(table) ? "" : " " + called) + " is being published by " + owner
                + ", and one job publishes a table; let that one end and migrate clean it, or leave the table out; if its"
                + " installation is gone, say --take-over once: plan, export, import and sync know it";
    }
}
