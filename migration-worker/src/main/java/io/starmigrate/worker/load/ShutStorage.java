package io.starmigrate.worker.load;

import io.starmigrate.core.starrocks.error.ErrorClassification;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.LoadStep.What;
import io.starmigrate.worker.outage.Pauses;
import io.starmigrate.worker.outage.Reopening;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Loads that the target has cancelled while the storage they read let nobody in: a key that was revoked, or has
 * expired, says nothing of one file. They wait, and hold their places, so that no others are sent to the same end; once
 * it is open their files are loaded under another label. To be used from one thread.
 */
public final class ShutStorage {
    private final ObjectSizes storage;
    private final WorkerIdentity self;
    private final Reopening reopening;

    /** How those that wait were cancelled, by their labels: that is final, also where the target forgets it. */
    private final Map<String, Held> held = new HashMap<>();

    public ShutStorage(ObjectSizes storage, WorkerIdentity self) {
        this.storage = storage;
        this.self = self;
        this.reopening = Reopening.ofRefusing(self.clock(), self.draws());
    }

    /**
     * What is to be done about a load, now that its storage is asked, too.
     *
     * @param status what the target says of it; null when it does not know it
     * @param step what would be done were its storage open
     */
    LoadStep instead(Watched load, @Nullable LoadStatus status, LoadStep step) {
        Held before = held.get(load.label());
        boolean waits = before != null && (status == null || status.state() == ClusterJobState.CANCELLED);
        if (!waits && !mayBeRefused(load, status)) {
            held.remove(load.label());
            return step;
        }
        String error = status == null ? error(before) : status.error();
        if (reopening.letsIn(() -> !storage.letsNobodyIn(load.files().get(0)))) {
            held.remove(load.label());
            return before == null ? unlessAnothers(load, error, step) : LoadStep.of(What.ANOTHER_LABEL, error);
        }
        if (before == null && isOwn(load) && !storage.hasAnswered()) {
            return step;
        }
        return waiting(load, error, before);
    }

    /**
     * Whether no load is to be sent, as some wait for their storage. Who has never been let in knows nothing of it:
     * others may be.
     */
    boolean holdsBack() {
        return !held.isEmpty() && storage.hasAnswered();
    }

    /** It waits no longer, or not here. */
    void forget(String label) {
        held.remove(label);
    }

    private LoadStep waiting(Watched load, String error, @Nullable Held before) {
        Instant now = self.clock().instant();
        boolean due =
                before == null || !before.looked.plus(Pauses.STANDARD.longest()).isAfter(now);
        if (due) {
            held.put(load.label(), new Held(error, now));
        }
        return LoadStep.of(due ? What.HOLD : What.WAIT, error);
    }

    /** What was asked for by a command, or no storage is to blame for, is what it is. */
    private static boolean mayBeRefused(Watched load, @Nullable LoadStatus status) {
        if (status == null || status.state() != ClusterJobState.CANCELLED || load.stopped() != null) {
            return false;
        }
        Remedy remedy = ErrorClassification.remedy(0, status.error());
        return load.load().state() == LoadState.SUBMITTED && (remedy == Remedy.WRONG_INPUT || remedy == Remedy.UNKNOWN);
    }

    /**
     * What another process has sent went by that one's keys, and nobody tells whether they were good then: its files
     * are loaded once more, as often as they may be. What this process has sent to a storage that is open is final.
     */
    private LoadStep unlessAnothers(Watched load, String error, LoadStep step) {
        boolean lasting = step.what() == What.HALVE || step.what() == What.FAIL;
        return lasting && !isOwn(load) ? LoadStep.of(What.TRY_AGAIN, error) : step;
    }

    private boolean isOwn(Watched load) {
        return load.load().change().by().equals(self.name());
    }

    private static String error(@Nullable Held before) {
        return before == null ? "" : before.error;
    }

    /**
     * A load that waits.
     *
     * @param error how it was cancelled
     * @param looked when it was seen last whether it is still wanted
     */
    private record Held(String error, Instant looked) {}
}
