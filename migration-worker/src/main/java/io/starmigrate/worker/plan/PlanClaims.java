package io.starmigrate.worker.plan;

import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.transfer.TransferPlan.Obstacle;
import io.starmigrate.core.task.JobId;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.starrocks.ClaimStore.Claim;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TableClaims;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan's hold on the target's tables: looked at before anything is written down, taken before anything is planned.
 */
final class PlanClaims {
    private final TableClaims claims;
    private final Claiming claiming;
    private final Map<String, Claim> owners = new HashMap<>();

    PlanClaims(TableClaims claims, Claiming claiming) {
        this.claims = claims;
        this.claiming = claiming;
    }

    /** Asks once for all tables who publishes them; refused is a table of which it cannot be told. */
    List<TablePlan> told(List<TablePlan> tables) {
        return tables.stream().map(this::told).toList();
    }

    private TablePlan told(TablePlan plan) {
        try {
            claims.owner(name(plan)).ifPresent(owner -> owners.put(name(plan), owner));
            return plan;
        } catch (ClusterException untold) {
            if (untold.isTransient()) {
                throw untold;
            }
            return plan.refusedFor(new Obstacle("", String.valueOf(untold.getMessage())));
        }
    }

    /**
     * These plans, refused where another job publishes the table; changes nothing. To be asked after {@link #told}.
     *
     * @param own the job's id; null when it was never planned
     */
    List<TablePlan> looked(List<TablePlan> tables, @Nullable JobId own) {
        return claiming == Claiming.TAKE_OVER
                ? tables
                : tables.stream().map(plan -> looked(plan, own)).toList();
    }

    private TablePlan looked(TablePlan plan, @Nullable JobId own) {
        Optional<Claim> owner = Optional.ofNullable(owners.get(name(plan)));
        return owner.isEmpty() || (own != null && owner.get().isOf(own)) ? plan : refused(plan, owner.get());
    }

    /**
     * These plans, the tables of those that move taken; refused, and nothing new held, when somebody else was just
     * first.
     */
    List<TablePlan> taken(List<TablePlan> tables, Claim mine, ProgressListener progress) {
        List<TablePlan> plans = new ArrayList<>();
        List<String> fresh = new ArrayList<>();
        boolean refused = false;
        for (TablePlan plan : tables) {
            if (plan.isRefused()) {
                plans.add(plan);
                continue;
            }
            if (claiming == Claiming.TAKE_OVER) {
                plans.add(takenOver(plan, mine, progress));
                continue;
            }
            Claim owner = claims.take(name(plan), mine);
            if (owner.equals(mine)) {
                fresh.add(name(plan));
            }
            plans.add(owner.isOf(mine.id()) ? plan : refused(plan, owner));
            refused |= !owner.isOf(mine.id());
        }
        if (refused) {
            fresh.forEach(table -> claims.release(table, mine.id()));
        }
        return plans;
    }

    private TablePlan takenOver(TablePlan plan, Claim mine, ProgressListener progress) {
        return claims.takeOver(name(plan), mine)
                .map(before -> {
                    progress.noted(name(plan) + ": taken over from " + before);
                    return plan.noting("taken over from " + before);
                })
                .orElse(plan);
    }

    private TablePlan refused(TablePlan plan, Claim owner) {
        return plan.refusedFor(new Obstacle("", claims.refusal(name(plan), owner)));
    }

    private static String name(TablePlan plan) {
        return plan.table().table();
    }
}
