package io.starmigrate.worker.operate;

import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.RetryCommand;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;

/** Which tasks a retry is about, and what it says of the others that it has selected. Pure. */
record RetryScope(RetryRequest request) {
    /** Whether it is one of those that are tried again. */
    static boolean isMeant(PartitionTask task, Which which) {
        return switch (which) {
            case STOPPED -> isStopped(task);
            case FAILED -> task.state() == PartitionState.FAILED;
            case PUBLISHED -> task.state() == PartitionState.PUBLISHED;
        };
    }

    private static boolean isStopped(PartitionTask task) {
        return task.state() == PartitionState.FAILED || task.state() == PartitionState.CANCELLED;
    }

    /**
     * Whether the request is about one that is under way already, for what it says of others' rows: it was put back to
     * work before that was said, or is named.
     */
    boolean isToldNow(PartitionTask listed) {
        return tellsOthersUnderWay(listed) && (Retry.hasPutBack(listed) || isNamed(listed));
    }

    /** Whether it is under way, and neither was told nor is told now to replace rows of others. */
    boolean isUntold(PartitionTask listed) {
        return tellsOthersUnderWay(listed) && listed.overwriting() != Overwriting.TOLD && !isToldNow(listed);
    }

    private boolean tellsOthersUnderWay(PartitionTask listed) {
        return request.overwriting() == Overwriting.TOLD
                && request.which() != Which.PUBLISHED
                && !listed.state().isSettled();
    }

    /** By its table's own name and its own: a name alone, or a pattern, may mean partitions that nobody thought of. */
    private boolean isNamed(PartitionTask listed) {
        PartitionId id = listed.id().partition();
        return id.table().equals(request.selection().table())
                && id.partition().equals(request.selection().partition());
    }

    /** Why nothing is done about one that is not meant. */
    String unmeant(PartitionTask listed) {
        return "it is " + listed.state() + ", "
                + switch (request.which()) {
                    case STOPPED -> "neither FAILED nor CANCELLED" + untold(listed);
                    case FAILED -> "not FAILED";
                    case PUBLISHED ->
                        "not PUBLISHED; "
                                + (isStopped(listed)
                                        ? "retry it without --published"
                                        : "it is moved without a retry, by migrate sync or a worker");
                };
    }

    /** What was planned by nobody's retry is told only by its name: its rows of others nobody has seen yet. */
    private String untold(PartitionTask listed) {
        return isUntold(listed)
                ? ", so it was not told to replace rows of others; by its name it is: "
                        + RetryCommand.overwriting(listed.id())
                : "";
    }
}
