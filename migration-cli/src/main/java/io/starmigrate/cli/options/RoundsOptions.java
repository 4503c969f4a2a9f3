package io.starmigrate.cli.options;

import io.starmigrate.core.config.Formats;
import io.starmigrate.core.cutover.SmallEnough;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.RoundsRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether and how rounds are repeated. */
public final class RoundsOptions {
    @Option(names = "--rounds", description = "Repeat rounds: what changed meanwhile is the next round's.")
    boolean rounds;

    @Option(
            names = "--until",
            paramLabel = "SMALL",
            description = {
                "With --rounds: end once a round had to move no more than a size (2GB), than fits into a freeze (5m),",
                "or than a number of partitions (20). Without it rounds go on until they are stopped."
            })
    @Nullable
    String until;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            description = "With --rounds: begin a round no sooner than this after the one before began (10m).")
    @Nullable
    String every;

    /** What is asked for; empty for one round. */
    public Optional<RoundsRequest> request() {
        if (!rounds) {
            if (until != null || every != null) {
                throw wrong("--until and --every say how rounds are repeated; add --rounds");
            }
            return Optional.empty();
        }
        SmallEnough enough = until == null
                ? null
                : SmallEnough.parse(until)
                        .orElseThrow(() -> wrong("Cannot read --until " + until + ": it must be " + SmallEnough.RULE));
        Duration pause = every == null
                ? Duration.ZERO
                : Formats.duration(every)
                        .orElseThrow(() -> wrong("Cannot read --every " + every + ": it must be a time such as 10m"));
        return Optional.of(new RoundsRequest(enough, pause));
    }

    private static MigrationException wrong(String why) {
        return new MigrationException(MigrationException.Fault.WRONG_INPUT, why, null);
    }
}
