package io.starmigrate.worker.load;

import io.starmigrate.core.starrocks.error.ErrorClassification;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.load.Watched.Then;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done next about a load that was sent. Pure.
 *
 * @param what what is to be done
 * @param rows the rows it loaded; 0 unless it is to be finished
 * @param why why it was cancelled, or fails; empty otherwise
 */
record LoadStep(What what, long rows, String why) {
    /** What can be done about a load. */
    enum What {
        /** Look again later. */
        WAIT,
        /** It is cancelled, and waits for its storage: look whether it is still wanted, then again later. */
        HOLD,
        /** Ask the target to stop it: what became of it the next looks tell. */
        STOP,
        /** Send it again, unless somebody else knows what became of it. */
        SEND_AGAIN,
        /**
         * Load its partition into a new staging, unless somebody else knows what became of it: this one may hold it.
         */
        NEW_STAGING,
        /** Write down that it is FINISHED, then {@link #CONCLUDE}. */
        FINISH,
        /** Its outcome is written down: see to what follows from it. */
        CONCLUDE,
        /**
         * Load its files under another label, unless that was tried too often, or as often as what no rule knows is.
         */
        TRY_AGAIN,
        /** Load its files under another label, however often that was tried: nothing is known against them. */
        ANOTHER_LABEL,
        /** Load its files in halves: one of them may be to blame, and which is seen once it stands alone. */
        HALVE,
        /** Stop its partition. */
        FAIL,
        /** Stop its partition: some of its rows are in staging. */
        GIVE_UP
    }

    /** @param status what the target says of it; null when it does not know it */
    static LoadStep of(Watched load, @Nullable LoadStatus status, Instant now, ImportSettings settings) {
        if (load.load().state() == LoadState.FINISHED) {
            return of(What.CONCLUDE, "");
        }
        if (status == null) {
            return unheardOf(load, now, settings);
        }
        return switch (status.state()) {
            case FINISHED -> ended(status);
            case CANCELLED -> of(cancelled(load, status.error()), status.error());
            case RUNNING, UNKNOWN -> of(isOverdue(load, now, settings) ? What.STOP : What.WAIT, "");
        };
    }

    /** Whether StarRocks has cancelled it for what no rule knows. */
    static boolean isUnknown(Watched load, String error) {
        return load.isSent() && load.stopped() == null && ErrorClassification.remedy(0, error) == Remedy.UNKNOWN;
    }

    /**
     * What is to be done about a load that is to be tried again.
     *
     * @param error why it was cancelled, or was not sent
     * @param cancellations how often loads of one of its files were cancelled in this pass, this one included
     * @param isSecondTryGiven whether what no rule knows may be tried once more; said of nothing else
     * @return TRY_AGAIN, HALVE or FAIL
     */
    static LoadStep afterCancellation(
            Watched load, String error, long cancellations, boolean isSecondTryGiven, ImportSettings settings) {
        boolean several = load.files().size() > 1;
        if (isUnknown(load, error) && !isSecondTryGiven) {
            return several ? of(What.HALVE, error) : of(What.FAIL, SecondTries.twice(error));
        }
        if (cancellations < settings.attempts()) {
            return of(What.TRY_AGAIN, error);
        }
        boolean tooMuch = load.isSent() && (load.stopped() != null || ErrorClassification.mayBeTooMuchAtOnce(error));
        return of(tooMuch && several ? What.HALVE : What.FAIL, error);
    }

    private static LoadStep unheardOf(Watched load, Instant now, ImportSettings settings) {
        if (load.refusal() != null && !load.isNotTaken()) {
            return of(
                    load.refusal().then() == Then.ANOTHER_LABEL ? What.TRY_AGAIN : What.FAIL,
                    load.refusal().why());
        }
        if (load.sent().plus(settings.waits().takeoverAfter()).isAfter(now)) {
            return of(What.WAIT, "");
        }
        return of(load.isNotTaken() || isToldTwice(load) ? What.SEND_AGAIN : What.NEW_STAGING, "");
    }

    /**
     * Whether it would be told that it was loaded twice. It may have ended and be forgotten however lately it was sent:
     * front ends keep {@code label_keep_max_num} loads, a thousand by default, whosever they are. With a fingerprint
     * all rows are compared, without only their number, and that is the same where keys aggregate; of a group nobody is
     * published without one.
     */
    private static boolean isToldTwice(Watched load) {
        return load.manifest().fingerprint() != null || load.task().group().isPresent();
    }

    /** A load is asked to leave nothing out; one that did is not what was exported, whatever its state says. */
    private static LoadStep ended(LoadStatus status) {
        return status.filtered() > 0
                ? of(What.GIVE_UP, "it is FINISHED, but StarRocks left out " + Units.counted(status.filtered(), "row"))
                : new LoadStep(What.FINISH, status.rows(), "");
    }

    private static What cancelled(Watched load, String error) {
        if (mayPass(load, error)) {
            return What.TRY_AGAIN;
        }
        return load.files().size() > 1 ? What.HALVE : What.FAIL;
    }

    private static boolean mayPass(Watched load, String error) {
        Remedy remedy = ErrorClassification.remedy(0, error);
        return load.stopped() != null || remedy.isTransient() || remedy == Remedy.UNKNOWN;
    }

    private static boolean isOverdue(Watched load, Instant now, ImportSettings settings) {
        boolean asked = load.stopped() != null
                && load.stopped().plus(settings.waits().takeoverAfter()).isAfter(now);
        return !asked && !load.sent().plus(settings.waits().longestLoad()).isAfter(now);
    }

    /** One that finishes nothing. */
    static LoadStep of(What what, String why) {
        return new LoadStep(what, 0, why);
    }
}
