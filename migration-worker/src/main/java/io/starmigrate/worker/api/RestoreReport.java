package io.starmigrate.worker.api;

import java.util.List;

/**
 * What became of files that came without their source.
 *
 * @param from where they lay
 * @param steps what was done beside the loading, one sentence each
 * @param unverified the partitions whose rows were counted, and compared with nothing, because nothing tells what they
 *     should be
 */
public record RestoreReport(String from, List<String> steps, List<String> unverified) implements JobDetail {
    public RestoreReport {
        steps = List.copyOf(steps);
        unverified = List.copyOf(unverified);
    }
}
