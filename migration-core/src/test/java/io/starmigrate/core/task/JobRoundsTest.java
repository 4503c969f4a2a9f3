package io.starmigrate.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of which rounds it is kept what they took. */
class JobRoundsTest {
    private static final Job NEW =
            Job.opened("job", JobId.random(new Random(1)), "shop", "shop", List.of(), Instant.EPOCH);

    private static Job ended(Job job, int number, int partitions) {
        return job.finished(new FinishedRound(number, partitions, 0, 1, Map.of()));
    }

    private static List<Integer> numbers(Job job) {
        return job.recentRounds().stream().map(FinishedRound::number).toList();
    }

    @Test
    void whatMovedSomethingIsKeptWhileNightsPass() {
        Job job = ended(ended(NEW, 1, 5), 2, 3);
        for (int number = 3; number <= 500; number++) {
            job = ended(job, number, 0);
        }

        assertThat(numbers(job)).hasSize(Job.RECENT).startsWith(1, 2).endsWith(499, 500);
    }

    @Test
    void ofThoseThatMovedSomethingTheLastAreKept() {
        Job job = NEW;
        for (int number = 1; number <= 30; number++) {
            job = ended(job, number, 1);
        }

        assertThat(numbers(job)).isEqualTo(IntStream.rangeClosed(11, 30).boxed().toList());
        assertThat(numbers(ended(job, 31, 0))).startsWith(12).endsWith(30, 31);
    }
}
