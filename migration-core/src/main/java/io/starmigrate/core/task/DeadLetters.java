package io.starmigrate.core.task;

import io.starmigrate.core.task.TaskQueue.FileMessage;
import java.util.List;
import java.util.Optional;

/**
 * What nobody could process, each with its reason: the far end of the task queue, for operators. At least once, in no
 * order. Safe for use by many threads and many processes, also while workers put more aside. Every method throws
 * {@link QueueException} when the queue could not be reached; the outcome is then unknown, and each call can be
 * repeated.
 */
public interface DeadLetters {
    /**
     * Takes some of the letters there are, waiting a moment for the first. They stay invisible to others for some
     * minutes, unless they are given back.
     *
     * @param max from 1
     * @return none when there are no more visible ones
     */
    List<DeadLetter> take(int max);

    /** Gives letters back at once. One that is gone, or was taken by somebody else meanwhile, is passed over. */
    void giveBack(List<DeadLetter> letters);

    /** Removes letters. One that is gone is passed over. Only call it once their files are announced, or not wanted. */
    void remove(List<DeadLetter> letters);

    /**
     * One message that was put aside.
     *
     * @param id what the queue knows the letter by, however often it is taken
     * @param receipt what the queue knows this taking by
     * @param body what was sent, as it is
     * @param message what it says; empty when it cannot be read
     * @param reason why it is here
     */
    record DeadLetter(String id, String receipt, String body, Optional<FileMessage> message, String reason) {
        /** What a letter that the queue itself put aside says. */
        public static final String HANDED_OUT_TOO_OFTEN =
                "nobody said why: it was handed out until the queue gave it up";
    }
}
