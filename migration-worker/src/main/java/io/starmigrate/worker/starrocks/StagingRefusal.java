package io.starmigrate.worker.starrocks;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;

/** What it says of a staging that none could be made: decided by the answer alone. Pure. */
public final class StagingRefusal {
    private StagingRefusal() {}

    /**
     * Whether it proves that none was made, nor switched in. What passes says nothing of what was sent before it, nor
     * does what no rule knows: what is there may have been made by it.
     */
    public static boolean provesNoneMade(ClusterException refused) {
        return !refused.isTransient() && refused.remedy() != Remedy.UNKNOWN;
    }

    /**
     * Whether what lies at the place after it, under no name that tells who has made it, may be what the statement that
     * was answered so has made, or one before it: none was there right before it.
     *
     * @param intent whether an earlier try of the pass may have made one
     * @param named whether the cluster itself chooses names: where it does not, a name tells, and only an answer that
     *     says nothing leaves it open
     */
    public static boolean leavesOpen(ClusterException refused, Intent intent, boolean named) {
        boolean anothers = refused.remedy() == Remedy.ALREADY_DONE && intent == Intent.NEW;
        return refused.remedy() == Remedy.ASK_AGAIN || (named && !anothers && !provesNoneMade(refused));
    }
}
