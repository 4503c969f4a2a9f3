package io.starmigrate.simulation.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.relay.CopyOutcome;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.relay.Relay;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often a store is asked that lets nobody in. */
class ShutStoreTest {
    private static final int FILES = 36;

    private final Bench bench = new Bench();
    private boolean shut = true;
    private int asked;

    private final FileCopy copy = (from, size, etag, to) -> {
        asked++;
        if (shut) {
            throw new ObjectStoreException(Reason.UNREACHABLE, "403 InvalidAccessKeyId", null);
        }
        return new CopyOutcome(
                CopyOutcome.Way.COPIED,
                bench.storage.put(to, new byte[(int) size], Map.of()),
                size,
                CopyOutcome.Checked.PARTS);
    };

    private void seconds(Relay relay, int count) {
        for (int second = 0; second < count; second++) {
            relay.step();
            bench.pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void it_is_asked_later_and_later_for_all_files_together() {
        for (int i = 0; i < FILES; i++) {
            bench.write("f" + i + ".csv", "1");
        }
        bench.export("1");
        Relay relay = bench.relay(copy);

        seconds(relay, 120);
        assertThat(asked).isBetween(5, 12);
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);

        shut = false;
        seconds(relay, 20);
        assertThat(bench.recorder.files(Bench.ID))
                .hasSize(FILES)
                .extracting(FileTask::state)
                .containsOnly(FileState.RELAYED);
        assertThat(relay.isDone()).isTrue();
    }

    @Test
    void a_target_that_takes_no_description_is_asked_later_and_later() {
        bench.write("a.csv", "1");
        bench.export("1");
        shut = false;
        int[] puts = new int[1];
        bench.seenStorage = Weakened.before(ObjectStore.class, bench.storage, "put", arguments -> {
            puts[0]++;
            throw new ObjectStoreException(Reason.DENIED, "403 InvalidAccessKeyId", null);
        });
        Relay relay = bench.relay(copy);

        seconds(relay, 120);

        assertThat(puts[0]).isBetween(5, 12);
        assertThat(relay.isDone()).isFalse();
    }
}
