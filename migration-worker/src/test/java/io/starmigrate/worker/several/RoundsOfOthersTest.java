package io.starmigrate.worker.several;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RoundsReport;
import io.starmigrate.worker.api.RoundsRequest;
import io.starmigrate.worker.plan.RoundRetries;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What rounds of several databases tell of those before them. */
class RoundsOfOthersTest {
    private static final MigrationConfig CONFIG = ConfigLoader.parse(
                    "test", "", Map.of("AWS_REGION", "us-east-1"), EnumSet.noneOf(Need.class))
            .config();

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();

    @Test
    void roundsThatOthersMadeAreTold() {
        finished("shop", 2, 10, 20, 30);
        finished("hr", 7, 5, 6);

        RoundsReport rounds = new RoundsTogether("nightly", recorder, ProgressListener.SILENT, () -> true)
                .run(
                        new RoundsRequest(null, Duration.ZERO),
                        List.of(part("shop"), part("hr")),
                        (part, told) -> new JobReport(part.job(), true, List.of(), Map.of(), List.of()),
                        this::retries,
                        pause -> {})
                .rounds()
                .orElseThrow();

        assertThat(rounds.rounds()).as("none has ended here").isEmpty();
        assertThat(rounds.known())
                .as("as many as both have, the last with the last")
                .extracting(FinishedRound::number, FinishedRound::bytes)
                .containsExactly(tuple(7, 25L), tuple(8, 36L));
    }

    private static DatabasePart part(String database) {
        return new DatabasePart(database, "nightly-" + database, CONFIG);
    }

    private void finished(String database, int first, long... bytes) {
        String job = "nightly-" + database;
        recorder.open(Job.opened(job, JobId.derived(job, Instant.EPOCH), "a", "b", List.of(), Instant.EPOCH));
        for (int i = 0; i < bytes.length; i++) {
            recorder.advance(recorder.job(job)
                    .orElseThrow()
                    .finished(new FinishedRound(first + i, 1, bytes[i], 1000, Map.of())));
        }
    }

    private RoundRetries retries(DatabasePart part) {
        return new RoundRetries(recorder, part.job(), () -> Instant.EPOCH, failed -> {}, note -> {});
    }
}
