package io.starmigrate.worker.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalvingTest {
    private static final PartitionTaskId TASK = new PartitionTaskId(new PartitionId("job", "db", "t", "p"), 1);
    private static final Change CHANGE = new Change("w", Instant.EPOCH, "bad rows");

    private final List<Load> cancelled = new ArrayList<>();

    @Test
    void whatWasNeverCancelledIsLoadedTogether() {
        assertThat(Halving.next(List.of("a", "b", "c"), cancelled)).containsExactly("a", "b", "c");
    }

    @Test
    void whatCameLaterIsNotLoadedWithWhatWasCancelled() {
        cancel(List.of("a", "b"));

        assertThat(Halving.next(List.of("a", "c"), cancelled)).containsExactly("a");
        assertThat(Halving.next(List.of("c", "d"), cancelled)).containsExactly("c", "d");
    }

    @Test
    void theOrderInWhichFilesWereWrittenDownDoesNotMatter() {
        cancel(List.of("d", "b", "a", "c"));

        assertThat(Halving.next(List.of("a", "b", "c", "d"), cancelled)).containsExactly("a", "b");
        assertThat(Halving.next(List.of("c", "d"), cancelled)).containsExactly("c", "d");
    }

    /** Whichever is bad: it stands alone after as many loads as halves are in them, and every other is loaded. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 64})
    void theBadOneStandsAloneAndEveryOtherIsLoaded(int files) {
        for (int bad = 0; bad < files; bad++) {
            cancelled.clear();
            List<String> waiting = new ArrayList<>(
                    IntStream.range(0, files).mapToObj("f%03d"::formatted).toList());
            String blamed = waiting.get(bad);
            int loads = 0;
            while (!waiting.equals(List.of(blamed))
                    || !Halving.next(waiting, cancelled).equals(List.of(blamed))) {
                List<String> next = Halving.next(waiting, cancelled);
                loads++;
                if (next.equals(List.of(blamed))) {
                    // Its partition would have failed here; the rest shows that nobody is left behind.
                    waiting.remove(blamed);
                    waiting.add(blamed);
                } else if (next.contains(blamed)) {
                    cancel(next);
                } else {
                    waiting.removeAll(next);
                }
            }
            assertThat(loads).isLessThanOrEqualTo(2 * (int) Math.ceil(Math.log(files) / Math.log(2)) + 2);
        }
    }

    private void cancel(List<String> files) {
        cancelled.add(Load.recorded(TASK, "l" + cancelled.size(), 1, 1, files, CHANGE));
    }
}
