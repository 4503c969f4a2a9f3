package io.starmigrate.worker.observe;

import static io.starmigrate.worker.observe.Tasks.NOW;
import static io.starmigrate.worker.observe.Tasks.change;
import static io.starmigrate.worker.observe.Tasks.look;
import static io.starmigrate.worker.observe.Tasks.planned;
import static io.starmigrate.worker.observe.Tasks.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.pace.PacingDecision;
import io.starmigrate.core.pace.PacingDecision.Cause;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.TaskQueue.Depth;
import io.starmigrate.worker.observe.JobObservation.About;
import io.starmigrate.worker.observe.JobView.StageView;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.relay.CopyOutcome;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.relay.FileCopy.Packed;
import io.starmigrate.worker.relay.PackOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class JobObservationTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final Outages outages = new Outages(now::get);
    private final JobObservation seen = new JobObservation(
            new About("shop", "4711@host", "1.0", NOW),
            now::get,
            outages,
            Map.of(PacedSide.EXPORT, 5, PacedSide.LOAD, 4));

    @Test
    void showsRateAndTimeLeftOfWhatMoves() {
        seen.look(look(planned("p1"), planned("p2")));
        now.set(NOW.plusSeconds(10));
        seen.look(look(until(PartitionState.EXPORTED, planned("p1"), 1_000), planned("p2")));

        StageView export = seen.view().stages().get(0);
        assertThat(export.stage()).isEqualTo("EXPORT");
        assertThat(export.bytesPerSecond()).isEqualTo(100);
        assertThat(export.secondsLeft()).isEqualTo(10);
        assertThat(seen.view().throughput().bytes().get("EXPORT")).containsExactly(0L, 1_000L);
    }

    @Test
    void tellsWhatHasChangedSinceALookAndWhatIsGone() {
        seen.look(look(planned("p1"), planned("p2")));
        long first = seen.looks();
        seen.look(look(planned("p1"), until(PartitionState.EXPORTING, planned("p2"), 0)));

        assertThat(seen.changedSince(first).partitions())
                .extracting(PartitionCell::partition, PartitionCell::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("p2", "EXPORTING"));
        assertThat(seen.changedSince(first).isAnew()).isFalse();

        seen.look(look(planned("p1")));
        assertThat(seen.changedSince(first).isAnew()).isTrue();
        assertThat(seen.changedSince(seen.looks()).isAnew()).isFalse();
    }

    @Test
    void namesTheCommandThatMendsAFailureAsAShellTakesIt() {
        seen.look(look(planned("odd name", "p'1", 1).to(PartitionState.FAILED, change("disk full"))));

        assertThat(seen.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.reason()).isEqualTo("disk full");
            assertThat(failure.command())
                    .isEqualTo("migrate retry --job shop --table 'odd name' --partition 'p'\\''1'");
        });
    }

    @Test
    void showsWhatIsOutOfReachAndWhatWasDecided() {
        outages.of("source cluster (fe:9030)").failed("connection refused");
        seen.paced(new PacingDecision(NOW, PacedSide.EXPORT, 5, 2, Cause.CPU, "CPU at 91 %"));

        assertThat(seen.outOfReach())
                .singleElement()
                .satisfies(missing -> assertThat(missing.why()).isEqualTo("connection refused"));
        assertThat(seen.view().pacing().exportsAtOnce()).isEqualTo(2);
        assertThat(seen.view().pacing().decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.reason()).isEqualTo("CPU at 91 %"));
        assertThat(seen.view().pacing().loadsAtOnce()).as("the other side").isEqualTo(4);
    }

    @Test
    void measuresIntoARegistryThatWasHandedIn() {
        MeterRegistry registry = new SimpleMeterRegistry();
        JobMeters meters = new JobMeters(registry, seen);
        seen.look(look(planned("p1")));
        outages.of("queue (\"tasks\")").failed("timed out");
        seen.look(look(until(PartitionState.LOADING, planned("p1"), 1_000)));
        seen.found(null, new Depth(7, 2, 1));
        now.set(NOW.plusSeconds(90));
        meters.refresh();

        assertThat(registry.get("starmigrate.partitions")
                        .tag("state", "LOADING")
                        .gauge()
                        .value())
                .isOne();
        assertThat(exported(registry)).isEqualTo(1_000);
        assertThat(registry.get("starmigrate.queue.messages")
                        .tag("state", "dead")
                        .gauge()
                        .value())
                .isOne();
        assertThat(registry.get("starmigrate.out.of.reach.seconds")
                        .tag("dependency", "queue")
                        .gauge()
                        .value())
                .isEqualTo(90);
        assertThat(registry.get("starmigrate.standstill.seconds").gauge().value())
                .isEqualTo(90);

        meters.close();
        assertThat(registry.find("starmigrate.partitions").gauge()).isNull();
        assertThat(exported(registry)).isEqualTo(1_000);
    }

    @Test
    void measuresHowFarTheTargetIsBehindUntilTheJobIsCutOver() {
        MeterRegistry registry = new SimpleMeterRegistry();
        JobMeters meters = new JobMeters(registry, seen);
        Job job = Job.opened("shop", JobId.derived("shop", NOW), "db", "db2", List.of("orders"), NOW);
        Job once = job.finished(new FinishedRound(1, 2, 3, 4, Map.of(), NOW.minusSeconds(60)));
        now.set(NOW.plusSeconds(90));

        assertThat(behind(registry)).as("nothing is known").isNaN();
        seen.found(job.finished(new FinishedRound(1, 2, 3, 4, Map.of())), null);
        assertThat(behind(registry)).as("of before that was recorded").isNaN();
        seen.found(once, null);
        assertThat(behind(registry)).isEqualTo(150);
        seen.found(once.finished(new FinishedRound(2, 0, 0, 4, Map.of(), NOW)), null);
        assertThat(behind(registry)).isEqualTo(90);
        CutoverProgress done = new CutoverProgress(CutoverState.DONE, NOW, NOW, null, NOW, Map.of(), NOW);
        seen.found(once.cutover(done), null);
        assertThat(behind(registry)).as("the target is the applications'").isNaN();
        meters.close();
    }

    @Test
    void measuresWhatTheRelaySendsInASecond() {
        MeterRegistry registry = new SimpleMeterRegistry();
        JobMeters meters = new JobMeters(registry, seen);
        seen.look(look(planned("p1")));
        StorageUri any = StorageUri.parse("s3://bucket/a");
        CopyOutcome sent = new CopyOutcome(
                CopyOutcome.Way.COPIED, new StoredObject(any, 500, "e", NOW), 500, CopyOutcome.Checked.PARTS);
        assertThat(seen.counting((from, size, etag, to) -> sent).copy(any, 500, "e", any))
                .isEqualTo(sent);
        now.set(NOW.plusSeconds(10));
        seen.look(look(planned("p1")));

        assertThat(registry.get("starmigrate.relay.rate.bytes").gauge().value()).isEqualTo(50);
        meters.close();
    }

    @Test
    void measuresAJobAnewWhenARegistryHasAnEarlierCommandsMeters() {
        MeterRegistry registry = new SimpleMeterRegistry();
        new JobMeters(registry, seen).close();
        JobObservation second = new JobObservation(
                new About("shop", "4711@host", "1.0", NOW),
                now::get,
                outages,
                Map.of(PacedSide.EXPORT, 5, PacedSide.LOAD, 4));
        new JobMeters(registry, second).refresh();
        second.look(look(planned("p1")));
        second.look(look(until(PartitionState.LOADING, planned("p1"), 1_000)));

        assertThat(exported(registry)).isEqualTo(1_000);
    }

    @Test
    void countsCopiesThatDoNotEndAndLetsTheirFailureThrough() {
        FileCopy broken = (from, size, etag, to) -> {
            throw new IllegalStateException("cut");
        };
        StorageUri any = StorageUri.parse("s3://bucket/a");

        assertThat(catchThrowable(() -> seen.counting(broken).copy(any, 1, "e", any)))
                .hasMessage("cut");
        assertThat(seen.failedCopies()).isOne();
    }

    @Test
    void packsAndCountsThePiecesThatAreSeen() {
        StorageUri any = StorageUri.parse("s3://bucket/a");
        PackOrder order = new PackOrder(
                any,
                new ManifestFile("a", 9, "e"),
                new Packing(Packing.Codec.ZSTD, Packing.STANDARD_PIECE),
                (byte) 2,
                List.of(any),
                Set.of(1));
        Packed piece = new Packed(new PackOrder.Piece(1, 0, 9, 1, 0, 5), new StoredObject(any, 5, "p", NOW));
        FileCopy packing = new FileCopy() {
            @Override
            public CopyOutcome copy(StorageUri from, long size, String etag, StorageUri to) {
                throw new AssertionError("it is to be packed");
            }

            @Override
            public List<Packed> pack(PackOrder asked, Function<List<PackOrder.Piece>, Set<Integer>> proved) {
                assertThat(asked).isEqualTo(order);
                return List.of(piece);
            }
        };

        assertThat(seen.counting(packing).pack(order, pieces -> Set.of(1))).containsExactly(piece);
        assertThat(seen.copies(CopyOutcome.Way.COPIED)).isOne();
        assertThat(seen.relayedBytes()).isEqualTo(5);
    }

    private static double behind(MeterRegistry registry) {
        return registry.get("starmigrate.round.age.seconds").gauge().value();
    }

    private static double exported(MeterRegistry registry) {
        return registry.get("starmigrate.stage.bytes")
                .tag("stage", "export")
                .functionCounter()
                .count();
    }
}
