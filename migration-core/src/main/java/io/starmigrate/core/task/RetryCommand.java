package io.starmigrate.core.task;

import io.starmigrate.core.starrocks.sql.WrittenName;

/** The command that tries one partition again, as an operator can say it to a shell. Pure. */
public final class RetryCommand {
    private RetryCommand() {}

    /**
     * What tries a task again: as told to replace rows of others where it FAILED because nobody had said that it may.
     * That is decided by what is recorded, never by the words of its reason.
     */
    public static String of(PartitionTask task) {
        return task.isRefusedForRows() ? overwriting(task.id()) : "migrate retry" + chosen(task.id());
    }

    /** What tries a task again in place of rows that its job has not put there. */
    public static String overwriting(PartitionTaskId id) {
        return "migrate retry --overwrite" + chosen(id);
    }

    private static String chosen(PartitionTaskId id) {
        PartitionId partition = id.partition();
        return " --job " + partition.job() + " --table " + WrittenName.option(partition.table()) + " --partition "
                + WrittenName.option(partition.partition());
    }
}
