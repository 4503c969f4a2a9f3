package io.starmigrate.cli;

import io.starmigrate.worker.api.CutoverRequest.Kind;
import picocli.CommandLine.Option;

/** How far a cutover goes. */
final class CutoverOptions {
    @Option(
            names = "--ready",
            description = "Only look whether it may begin: every check, go or no-go, with the reason.")
    boolean ready;

    @Option(
            names = "--rehearse",
            description = {
                "The last round and its proof while writes go on, and how long the freeze would have been;",
                "nothing is set back at the target."
            })
    boolean rehearse;

    @Option(names = "--yes", description = "Begin without asking, once every check says go.")
    boolean yes;

    Kind kind() {
        return ready ? Kind.READINESS : rehearse ? Kind.REHEARSE : Kind.PERFORM;
    }
}
