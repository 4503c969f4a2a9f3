package io.starmigrate.worker.publish;

import io.starmigrate.core.task.PartitionTask;

/** Decides how often the files of one export are loaded before something else is done. Pure. */
public final class Passes {
    /** One, and another should the rows of the first differ: a load may have lost what the files hold. */
    private static final int OF_A_TRY = 2;

    private Passes() {}

    /** Whether rows that differ now have differed before, since somebody had the partition tried: it FAILED. */
    static boolean isLast(PartitionTask task) {
        return task.pass() % OF_A_TRY == 0;
    }

    /**
     * Whether what FAILED was loaded again by an operator's retry already: its files may have been altered before its
     * manifest was made, and it is exported again.
     */
    public static boolean wereInVain(PartitionTask task) {
        return task.pass() > OF_A_TRY;
    }
}
