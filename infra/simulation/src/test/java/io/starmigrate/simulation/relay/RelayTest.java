package io.starmigrate.simulation.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Leases.Lease;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.crew.RoleName;
import io.starmigrate.worker.crew.Starter;
import io.starmigrate.worker.loop.Role;
import io.starmigrate.worker.relay.CopyOutcome;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.relay.Relay;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RelayTest {
    private final Bench bench = new Bench();
    private final List<String> copied = new ArrayList<>();

    @Test
    void recordsEachFileOfTheManifestOnceItIsThere() {
        bench.write("a.csv", "1");
        bench.write("b.csv", "2");
        bench.export("1", "2");
        Relay relay = relay(this::copy);

        assertThat(relay.isDone()).isFalse();
        relay.step();
        relay.step();

        assertThat(copied).containsExactlyInAnyOrder("a.csv", "b.csv");
        assertThat(bench.recorder.files(Bench.ID)).extracting(FileTask::state).containsOnly(FileState.RELAYED);
        assertThat(relay.isDone()).isTrue();
    }

    @Test
    void copiesOnlyWhatIsMissing() {
        bench.announce(bench.write("a.csv", "1"));
        bench.write("b.csv", "2");
        bench.export("1", "2");

        steps(relay(this::copy));

        assertThat(copied).containsExactly("b.csv");
    }

    @Test
    void exportsAPartitionAgainWhoseFileIsGoneForGood() {
        bench.write("a.csv", "1");
        bench.export("1");

        steps(relay(failing(Reason.NO_OBJECT)));

        assertThat(bench.task().state()).isEqualTo(PartitionState.PLANNED);
        assertThat(bench.task().exported()).isNull();
        assertThat(bench.task().pass()).isEqualTo(2);
        assertThat(bench.task().change().why()).contains("a.csv").contains("exported again");
    }

    @Test
    void doesNotGiveUpAFileThatIsMissedOnlyOnce() {
        bench.write("a.csv", "1");
        bench.export("1");
        List<Reason> reasons = new ArrayList<>(
                List.of(Reason.NO_OBJECT, Reason.NO_OBJECT, Reason.UNREACHABLE, Reason.NO_OBJECT, Reason.NO_OBJECT));

        steps(relay((from, size, etag, to) -> {
            if (reasons.isEmpty()) {
                return copy(from, size, etag, to);
            }
            throw new ObjectStoreException(reasons.remove(0), "not now", null);
        }));

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.recorder.files(Bench.ID)).hasSize(1);
    }

    @Test
    void failsAPartitionWhoseStorageRefusesForGood() {
        bench.write("a.csv", "1");
        bench.export("1");

        Relay relay = relay(failing(Reason.DENIED));
        steps(relay);
        assertThat(bench.task().state())
                .as("rights given a moment ago take a while")
                .isEqualTo(PartitionState.EXPORTED);
        bench.clock.advance(Duration.ofMinutes(1));
        steps(relay);

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().exported())
                .as("a retry loads what was exported")
                .isNotNull();
        assertThat(bench.task().change().why()).contains("a.csv").contains("not now");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"TOO_LARGE", "ARCHIVED"})
    void failsAPartitionWhoseFileCannotBeRelayed(Reason reason) {
        bench.write("a.csv", "1");
        bench.export("1");

        steps(relay(failing(reason)));

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("a.csv").endsWith("not now; then run migrate retry");
    }

    @Test
    void failsAPartitionWhoseFileMeetsTheUnforeseenAgainAndAgain() {
        bench.write("a.csv", "1");
        bench.export("1");
        Relay relay = relay((from, size, etag, to) -> {
            throw new IllegalArgumentException("unforeseen");
        });

        steps(relay);
        bench.clock.advance(Duration.ofMinutes(1));
        steps(relay);

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("unforeseen");
    }

    @Test
    void anErrorIsNotTakenForAFileThatCannotBeRelayed() {
        bench.write("a.csv", "1");
        bench.export("1");
        Relay relay = relay((from, size, etag, to) -> {
            throw new StackOverflowError();
        });

        assertThatThrownBy(() -> steps(relay)).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void triesForEverWhenTheStorageOnlyCannotBeReached() {
        bench.write("a.csv", "1");
        bench.export("1");

        steps(relay(failing(Reason.UNREACHABLE)));

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
    }

    @Test
    void aLateFailureOfAnEarlierAttemptSaysNothingOfTheNext() {
        bench.write("a.csv", "1");
        bench.export("1");
        AtomicInteger looks = new AtomicInteger();

        Relay relay = relay((from, size, etag, to) -> {
            if (looks.incrementAndGet() == 3) {
                bench.exportsAgain(2);
                bench.advance(PartitionState.EXPORTED);
                bench.recorder.advance(
                        bench.task().revised(bench.task().change()).withExported(new Exported(1, 2, null)));
            }
            throw new ObjectStoreException(Reason.NO_OBJECT, "not now", null);
        });
        for (int step = 0; looks.get() < 3 && step < 9; step++) {
            relay.step();
        }

        assertThat(looks).hasValue(3);
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(bench.task().exported()).isNotNull();
    }

    @Test
    void whatComesBackToItIsLookedAtAgain() {
        bench.write("a.csv", "1");
        bench.export("1");
        Relay relay = relay(this::copy);
        steps(relay);
        bench.advance(PartitionState.FAILED);
        relay.step();

        bench.retry(TaskSelection.ALL);

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
        assertThat(relay.isDone()).as("nothing is kept of what had gone on").isFalse();
        steps(relay);
        assertThat(relay.isDone()).isTrue();
        assertThat(copied).containsExactly("a.csv");
    }

    @Test
    void holdsThePartitionsLeaseAsLongAsItCopiesAndNoLonger() {
        bench.write("a.csv", "1");
        bench.export("1");
        Deque<Runnable> copying = new ArrayDeque<>();
        Relay relay = bench.relay(this::copy, new Relay.Copiers(copying::add, copying::add));
        relay.step();
        long beat = lease().beat();
        bench.pass(Duration.ofSeconds(15));

        relay.step();

        assertThat(lease().beat()).as("renewed").isGreaterThan(beat);
        while (!copying.isEmpty()) {
            copying.remove().run();
        }
        relay.step();
        assertThat(lease().isFree()).isTrue();
    }

    @Test
    void whatARestoreBringsIsAnnouncedByItselfAndWhatAJobBringsByTheTrigger() {
        bench.write("a.csv", "1");
        bench.export("1");
        steps(relay(this::copy));
        assertThat(bench.messages()).isZero();

        var unused = bench.crew(this::copy, relayAlone()).bringAndLoad();

        assertThat(bench.messages()).isEqualTo(1);
    }

    /** Has every other role wait for its turn for ever. */
    private static Starter relayAlone() {
        return new Starter() {
            @Override
            public void start(String name, Role role, Runnable last) {
                if (name.equals(RoleName.RELAY.toString())) {
                    for (int i = 0; i < 3; i++) {
                        var unused = role.step();
                    }
                }
            }

            @Override
            public Executor aside(String name, int size) {
                return Runnable::run;
            }
        };
    }

    private Lease lease() {
        return bench.recorder.lease("relay/" + Bench.ID).orElseThrow();
    }

    private static FileCopy failing(Reason reason) {
        return (from, size, etag, to) -> {
            throw new ObjectStoreException(reason, "not now", null);
        };
    }

    private static void steps(Relay relay) {
        for (int i = 0; i < 12; i++) {
            relay.step();
        }
    }

    private CopyOutcome copy(StorageUri from, long size, String etag, StorageUri to) {
        copied.add(from.name());
        return new CopyOutcome(
                CopyOutcome.Way.COPIED,
                bench.storage.put(to, new byte[(int) size], Map.of()),
                size,
                CopyOutcome.Checked.PARTS);
    }

    private Relay relay(FileCopy copy) {
        return bench.relay(copy);
    }
}
