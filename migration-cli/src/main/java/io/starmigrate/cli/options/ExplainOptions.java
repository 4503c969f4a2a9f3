package io.starmigrate.cli.options;

import io.starmigrate.worker.api.VerifyRequest;
import picocli.CommandLine.Option;

/** Whether a comparison says which rows are not equal. */
public final class ExplainOptions {
    private static final int KEYS = 20;

    @Option(
            names = "--explain",
            description = {
                "Name the keys whose rows differ, of each partition that is not equal, up to " + KEYS + " of them.",
                "Such a partition is read a few times more, on both sides."
            })
    boolean explain;

    @Option(names = "--keys", paramLabel = "N", description = "With --explain: up to N keys of each partition.")
    void keys(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("Cannot name " + number + " keys: name 1 or more");
        }
        explain = true;
        keys = number;
    }

    private int keys = KEYS;

    public VerifyRequest request() {
        return explain ? new VerifyRequest(keys) : VerifyRequest.PARTITIONS;
    }
}
