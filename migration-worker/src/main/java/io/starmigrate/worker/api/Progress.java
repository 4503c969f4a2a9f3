package io.starmigrate.worker.api;

/**
 * How far one stage is.
 *
 * @param stage the stage
 * @param done what is done, from 0
 * @param total what there is to do; 0 while that is not known, and it may grow
 * @param unit what is counted; the same for every report of one stage
 */
public record Progress(Stage stage, long done, long total, Unit unit) {
    /** What is counted. */
    public enum Unit {
        /** Partitions. */
        PARTITIONS,
        /** Files. */
        FILES,
        /** Bytes. */
        BYTES
    }
}
