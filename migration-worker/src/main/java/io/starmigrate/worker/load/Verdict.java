package io.starmigrate.worker.load;

import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.UnreadableItemException;

/** What is to be done with a message. */
sealed interface Verdict {
    /** Load the file. */
    record Loadable(Announced file) implements Verdict {}

    /** A recorded load holds the file already: watch that one. */
    record Held(Announced file, String label) implements Verdict {}

    /** Nothing is known of its partition yet: look again later. */
    record Later(String why) implements Verdict {}

    /** It is of another job, whose workers are to have it. */
    record Others(String job) implements Verdict {}

    /** The recorder holds the outcome: the message can go. */
    record Settled(String why) implements Verdict {}

    /** The file is not what the manifest says. */
    record Wrong(Announced file, String why) implements Verdict {}

    /** An item of its partition cannot be read. */
    record Unreadable(PartitionTask task, UnreadableItemException why) implements Verdict {}

    /** It can never be loaded, whenever it is looked at: the message is put aside with the reason. */
    record Dead(String why) implements Verdict {}
}
