package io.starmigrate.core.task;

import io.starmigrate.core.storage.StorageUri;
import java.time.Duration;
import java.util.List;

/**
 * Announces files that can be loaded. At least once, in no order: every receiver asks the recorder what is still to be
 * done. Safe for use by many threads and many processes. Every method throws {@link QueueException} when the queue
 * could not be reached; the outcome is then unknown, and each call can be repeated.
 */
public interface TaskQueue extends FileAnnouncements {
    /**
     * Takes up to {@code max} messages, waiting up to {@code wait} for the first. They stay invisible to others for the
     * queue's visibility time. Messages whose body cannot be read are moved to the dead-letter queue here, with the
     * reason.
     *
     * @param max from 1; more than ten take several requests
     * @param wait from zero to 20 seconds
     */
    List<Delivery> receive(int max, Duration wait);

    /**
     * Keeps messages invisible for this long from now; zero gives them back at once. A message that is gone, or was
     * delivered again meanwhile, is passed over.
     *
     * @param time from zero to 12 hours
     */
    void hold(List<Delivery> deliveries, Duration time);

    /** Removes messages. A message that is gone is passed over. Only call it once the outcome is in the recorder. */
    void delete(List<Delivery> deliveries);

    /** Puts a message on the dead-letter queue with a reason people read, then removes it here. */
    void deadLetter(Delivery delivery, String reason);

    /** About how many messages wait, are being worked on, and are dead. */
    Depth depth();

    /**
     * Announces one file.
     *
     * @param file which file task
     * @param object where it is in the target storage
     * @param size its length in bytes, as the event said
     * @param etag its entity tag where it arrived; empty where nobody told it
     */
    record FileMessage(FileTaskId file, StorageUri object, long size, String etag) {}

    /**
     * A message handed to one receiver.
     *
     * @param message what it says
     * @param receipt what the queue knows this delivery by
     * @param receives how often the message was handed out, this time included
     */
    record Delivery(FileMessage message, String receipt, int receives) {}

    /**
     * How full a queue is, about.
     *
     * @param waiting visible messages
     * @param held messages somebody works on
     * @param dead messages on the dead-letter queue
     */
    record Depth(long waiting, long held, long dead) {}
}
