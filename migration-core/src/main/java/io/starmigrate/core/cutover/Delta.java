package io.starmigrate.core.cutover;

import io.starmigrate.core.task.FinishedRound;

/**
 * What has changed at the source and is to be moved.
 *
 * @param partitions how many partitions
 * @param bytes what the source's catalog says of them: minutes old
 */
public record Delta(int partitions, long bytes) {
    /** What a round has moved. */
    public static Delta of(FinishedRound round) {
        return new Delta(round.partitions(), round.bytes());
    }
}
