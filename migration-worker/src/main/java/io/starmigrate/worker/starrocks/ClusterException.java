package io.starmigrate.worker.starrocks;

import io.starmigrate.core.starrocks.error.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * A cluster refused a statement, or did not say what became of it. The message names the statement's purpose, what the
 * cluster answered, and what to do; never a secret.
 */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Remedy remedy;
    private final String answer;
    private final boolean unreached;
    private final boolean ofOthersRows;
    private final boolean unsent;

    /** The cluster was asked, and this came of it. */
    public ClusterException(Remedy remedy, String message, @Nullable Throwable cause) {
        this(remedy, "", message, cause, false, false, false);
    }

    private ClusterException(
            Remedy remedy,
            String answer,
            String message,
            @Nullable Throwable cause,
            boolean unreached,
            boolean ofOthersRows,
            boolean unsent) {
        super(message, cause);
        this.remedy = remedy;
        this.answer = answer;
        this.unreached = unreached;
        this.ofOthersRows = ofOthersRows;
        this.unsent = unsent;
    }

    /** Nobody was there to ask, or nobody was let in: nothing was executed. */
    public static ClusterException unreached(Remedy remedy, String message, @Nullable Throwable cause) {
        return new ClusterException(remedy, "", message, cause, true, false, true);
    }

    /** A place holds rows that the job has not put there, and nobody has said that they may be replaced. */
    public static ClusterException othersRows(String message) {
        return new ClusterException(Remedy.WRONG_INPUT, "", message, null, false, true, false);
    }

    /**
     * The cluster refused a statement.
     *
     * @param answer in its own words alone, without what the message says beside them
     */
    public static ClusterException answered(Remedy remedy, String answer, String message, @Nullable Throwable cause) {
        return new ClusterException(remedy, answer, message, cause, false, false, false);
    }

    /** The same of a question that is asked before a statement is sent: the statement itself was not. */
    public ClusterException beforeSending() {
        return new ClusterException(remedy, answer, String.valueOf(getMessage()), this, unreached, ofOthersRows, true);
    }

    /** What a caller can do about it. */
    public Remedy remedy() {
        return remedy;
    }

    /** What the cluster itself answered, secrets masked; empty where it did not, or that is not known. */
    public String answer() {
        return answer;
    }

    /**
     * Whether the same may work later. That nobody is let in says nothing of what was asked for: passwords are put
     * right while a worker runs.
     */
    public boolean isTransient() {
        return unreached || remedy.isTransient();
    }

    /**
     * Whether it says something of the whole cluster, whatever was asked: then no other question is answered either.
     */
    public boolean isOfTheCluster() {
        return unreached || remedy == Remedy.ASK_AGAIN || remedy == Remedy.SLOW_DOWN;
    }

    /** Whether rows of others stand in the way, until somebody says that they may be replaced. */
    public boolean isOfOthersRows() {
        return ofOthersRows;
    }

    /** Whether what was to be sent was not: the cluster was out of reach, or a question before it failed. */
    public boolean isUnsent() {
        return unsent;
    }

    /** Whether the cluster was out of reach: nothing was executed. */
    public boolean isUnreached() {
        return unreached;
    }
}
