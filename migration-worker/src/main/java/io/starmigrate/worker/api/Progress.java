package io.starmigrate.worker.api;

/**
 * How far one stage is.
 *
 * @param stage the stage
 * @param done what is done, from 0
 * @param total what there is to do; 0 while that is not known, and it may grow
 * @param unit what is counted; the same for every report of one stage
 * @param growing whether what there is is still being listed: then {@code total} is the least there is, and
 *     {@code done} may be equal to it without an end
 */
public record Progress(Stage stage, long done, long total, Unit unit, boolean growing) {
    /** Of which nothing more is being listed. */
    public Progress(Stage stage, long done, long total, Unit unit) {
        this(stage, done, total, unit, false);
    }

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
