package io.starmigrate.worker.load;

import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.UnreadableItemException;

/** What is to be done with a message. */
sealed interface MessageFate {
    /** Load the file. */
    record Loadable(Announced file) implements MessageFate {}

    /** A recorded load holds the file already: watch that one. */
    record Held(Announced file, String label) implements MessageFate {}

    /** Nothing is known of its partition yet: look again later. */
    record Later(String why) implements MessageFate {}

    /** It is of another job, whose workers are to have it. */
    record Others(String job) implements MessageFate {}

    /** The recorder holds the outcome: the message can go. */
    record Settled(String why) implements MessageFate {}

    /** The file is not what the manifest says. */
    record Wrong(Announced file, String why) implements MessageFate {}

    /** An item of its partition cannot be read. */
    record Unreadable(PartitionTask task, UnreadableItemException why) implements MessageFate {}

    /** It can never be loaded, whenever it is looked at: the message is put aside with the reason. */
    record Dead(String why) implements MessageFate {}
}
