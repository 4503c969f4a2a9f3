package io.starmigrate.worker.plan;

/** What is done about a table of the target that another job publishes. */
public enum Claiming {
    /** It is refused by name. */
    RESPECT,
    /** It is taken over: somebody has said that the other job is over. */
    TAKE_OVER
}
