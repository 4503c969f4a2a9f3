package io.starmigrate.cli.options;

import io.starmigrate.worker.api.StatusRequest;
import picocli.CommandLine.Option;

/** How it is found out how far a job is. */
public final class StatusOptions {
    @Option(
            names = "--exact",
            description = {
                "Read every partition: minutes for a million.",
                "Without it, of a job of more than 10,000 partitions, what a worker has counted is told where that is of a"
                        + " moment ago, or nothing has changed since."
            })
    private boolean exact;

    /** What is asked for. */
    public StatusRequest request() {
        return exact ? StatusRequest.EXACT : StatusRequest.AS_COUNTED;
    }
}
