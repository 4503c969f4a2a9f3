package io.starmigrate.worker.relay;

import java.util.List;
import java.util.Map;

/**
 * What became of the objects of a folder.
 *
 * @param objects how many were found
 * @param bytes their lengths together
 * @param ways how many were brought over, by what had to be done
 * @param sentBytes how many bytes were sent in this run
 * @param proved how many were compared with a checksum that the source storage keeps
 * @param failed how many were not brought over
 * @param failures the first hundred of them
 * @param ended whether the whole folder was gone through
 */
public record FolderReport(
        long objects,
        long bytes,
        Map<CopyOutcome.Way, Long> ways,
        long sentBytes,
        long proved,
        long failed,
        List<RelayTally.Failure> failures,
        boolean ended) {
    /** Whether every object is at the target. */
    public boolean succeeded() {
        return ended && failed == 0;
    }
}
