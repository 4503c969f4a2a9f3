package io.starmigrate.core.config;

import java.time.Duration;

/**
 * How much happens at once.
 *
 * @param exports running export jobs to begin with, at least 1; the pressure on the source lowers and raises it
 * @param loads loads running at once, at least 1
 * @param relays files being relayed at once, at least 1
 * @param batch when messages of one partition become a load
 */
public record Limits(int exports, int loads, int relays, LoadBatch batch) {
    /**
     * A load is submitted when the first of these is reached.
     *
     * @param files number of files, at least 1
     * @param bytes their size in bytes, at least 1
     * @param patience how long the first file waits for more; zero to wait for none
     */
    public record LoadBatch(int files, long bytes, Duration patience) {}
}
