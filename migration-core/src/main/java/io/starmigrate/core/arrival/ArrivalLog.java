package io.starmigrate.core.arrival;

/** Hears what becomes of each file that S3 speaks of. Called by many threads. */
public interface ArrivalLog {
    /** The record is about no data file of a job, for good; {@code reason} says why. */
    default void dropped(String object, String reason) {}

    /** The file was announced before, and is in this state. */
    default void known(String object, String state) {}

    /** The file is recorded, and its message sent. */
    default void announced(String object, long size) {}

    /** What the recorder has of the file cannot be read; its message is sent all the same, so that it is dealt with. */
    default void unreadable(String object, String reason) {}

    /** The file is not announced yet: its record has to be delivered again. */
    default void failed(String object, String reason) {}
}
