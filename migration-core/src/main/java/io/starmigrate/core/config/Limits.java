package io.starmigrate.core.config;

import java.time.Duration;

/**
 * How much happens at once.
 *
 * @param exports running export jobs to begin with, at least 1; the pressure on the source lowers and raises it
 * @param loads loads running at once, at least 1
 * @param relays files being relayed at once, at least 1
 * @param batch when messages of one partition become a load
 * @param silence how long a worker, or a cluster about what it was sent, is silent before that counts, at least 2 s
 */
public record Limits(int exports, int loads, int relays, LoadBatch batch, Duration silence) {
    /**
     * A load is submitted when the first of these is reached.
     *
     * @param files number of files, at least 1
     * @param bytes their size in bytes, at least 1
     * @param patience how long the first file waits for more; zero to wait for none
     */
    public record LoadBatch(int files, long bytes, Duration patience) {}
}
