package io.starmigrate.core.task;

/** How far one exported file is. {@link Lifecycle#FILE} says which may follow which. */
public enum FileState {
    /** Listed in a manifest, nothing else heard of yet. The manifest says so: no item is written for it. */
    EXPORTED,
    /** Copied to the target storage by our relay, length and checksum proved. */
    RELAYED,
    /** Its ObjectCreated event came; its message is sent, or will be when the event comes again. */
    ARRIVED,
    /** Its message is known to be sent: its event came again, somebody put it back to work, or a check follows it. */
    QUEUED,
    /** A recorded load holds it. */
    LOADING,
    /** The load that holds it is FINISHED. */
    LOADED,
    /** Stopped with a reason; a command retries it. */
    FAILED
}
