package io.starmigrate.worker.api;

import java.util.List;

/**
 * What became of the objects of a folder that was to be brought over.
 *
 * @param objects how many were found
 * @param bytes their lengths together
 * @param ways how they came to be there
 * @param sentBytes how many bytes were sent in this run
 * @param proved how many were compared with a checksum that the source storage keeps
 * @param failed how many were not brought over
 * @param failures the first hundred of them
 * @param left what was not to be brought over
 * @param ended whether the whole folder was gone through
 */
public record FolderReport(
        long objects,
        long bytes,
        Ways ways,
        long sentBytes,
        long proved,
        long failed,
        List<Failure> failures,
        LeftBehind left,
        boolean ended) {
    /** A report of a folder of which nothing is left behind. */
    public FolderReport(
            long objects,
            long bytes,
            Ways ways,
            long sentBytes,
            long proved,
            long failed,
            List<Failure> failures,
            boolean ended) {
        this(objects, bytes, ways, sentBytes, proved, failed, failures, new LeftBehind(0, 0, List.of()), ended);
    }

    /** Whether every byte is at the target. */
    public boolean succeeded() {
        return ended && failed == 0 && left.bytes == 0;
    }

    /**
     * How many objects came to be there by each way.
     *
     * @param copied sent whole in this run
     * @param resumed of which an earlier run had sent a part
     * @param skipped there already
     */
    public record Ways(long copied, long resumed, long skipped) {}

    /**
     * Objects that were found and cannot be brought over, or should not. They are in no other number.
     *
     * @param objects how many
     * @param bytes their lengths together
     * @param named the first ten of each kind
     */
    public record LeftBehind(long objects, long bytes, List<Failure> named) {}

    /**
     * An object that was not brought over.
     *
     * @param object its address
     * @param reason why, as a sentence
     */
    public record Failure(String object, String reason) {}
}
