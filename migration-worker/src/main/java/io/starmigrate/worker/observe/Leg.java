package io.starmigrate.worker.observe;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.api.Stage;

/** The parts of a partition's way that its recorded state tells apart. */
enum Leg {
    /** Out of the source. */
    EXPORT(Stage.EXPORT, 0),
    /** Into staging: brought over and loaded. */
    LOAD(Stage.LOAD, 1),
    /** Proved and switched in. */
    PUBLISH(Stage.PUBLISH, 2);

    private final Stage stage;
    private final int before;

    /** @param before how many come before it */
    Leg(Stage stage, int before) {
        this.stage = stage;
        this.before = before;
    }

    /** Which of the counters is its own, where there is one for each. */
    int counter() {
        return before;
    }

    Stage stage() {
        return stage;
    }

    /** Whether a task has this part behind it. */
    boolean isBehind(PartitionTask task) {
        return isAmong(behind(task));
    }

    /** Whether it is one of the first so many. */
    boolean isAmong(int first) {
        return first > before;
    }

    /** Whether somebody works on this part of a task. */
    boolean isUnderWay(PartitionTask task) {
        return switch (task.state()) {
            case EXPORTING -> this == EXPORT;
            case EXPORTED, LOADING -> this == LOAD;
            case VERIFYING -> this == PUBLISH;
            case PLANNED, PUBLISHED, FAILED, CANCELLED, SUPERSEDED -> false;
        };
    }

    /** How many parts a task has behind it. */
    static int behind(PartitionTask task) {
        return switch (task.state()) {
            case PLANNED, EXPORTING -> 0;
            case EXPORTED, LOADING -> 1;
            case VERIFYING -> 2;
            case PUBLISHED -> 3;
            case FAILED, CANCELLED, SUPERSEDED -> task.exported() == null ? 0 : 1;
        };
    }

    /** Whether a task in this state is one that the job still wants published. */
    static boolean isWanted(PartitionTask task) {
        return !task.isDroppedAtSource()
                && task.state() != PartitionState.CANCELLED
                && task.state() != PartitionState.SUPERSEDED;
    }
}
