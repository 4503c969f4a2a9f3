package io.starmigrate.core.task;

import io.starmigrate.core.task.TaskQueue.FileMessage;
import java.util.List;

/** The sending end of the task queue: all that whoever only announces files needs. Safe for use by many threads. */
public interface FileAnnouncements {
    /**
     * Sends one message per file, ten to a request.
     *
     * @return those that the queue did not accept; send them again
     * @throws QueueException when the queue could not be reached; what was sent is then unknown, and sending again only
     *     makes duplicates, which receivers expect
     */
    List<FileMessage> send(List<FileMessage> messages);
}
