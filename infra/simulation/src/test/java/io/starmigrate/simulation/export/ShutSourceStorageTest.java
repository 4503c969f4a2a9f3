package io.starmigrate.simulation.export;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.repeatable.VirtualClock;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.outage.FolderAccess;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What is done about exports that are cancelled while the storage they write to lets nobody in. */
class ShutSourceStorageTest {
    private static final Place PLACE = ExportBench.PLACE;

    private static final String REVOKED = "type:RUN_FAIL; msg:InvalidAccessKeyId The Access Key Id is not there";

    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
    private final VirtualClock clock = bench.clock;
    private final SimulatedSource source = bench.source;
    private final InMemoryTaskRecorder recorder = bench.recorder;
    private final Exporter exporter = bench.exporter("one", source);

    @ParameterizedTest
    @ValueSource(strings = {REVOKED, "type:RUN_FAIL; msg:a segment went astray"})
    void waitsWhileTheStorageLetsNobodyIn(String error) {
        bench.submit(exporter);
        bench.isStorageReached = false;
        source.cancelAll(error);
        for (int i = 0; i < 3; i++) {
            assertThat(exporter.step()).as("it holds its place").isEqualTo(1);
            clock.advance(Duration.ofHours(1));
        }
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTING);
        assertThat(bench.export().attempt()).isEqualTo(1);

        bench.isStorageReached = true;
        exporter.step();
        clock.advance(SecondTries.PAUSE);
        exporter.step();
        assertThat(bench.export().attempt()).isEqualTo(2);
        bench.finish();
        exporter.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
    }

    /** Each is the storage's, and none of this partition. */
    @Test
    void goesOnHoweverOftenTheStorageIsShut() {
        bench.submit(exporter);
        for (int i = 0; i < 6; i++) {
            bench.isStorageReached = false;
            source.cancelAll(REVOKED);
            exporter.step();
            bench.isStorageReached = true;
            for (int minute = 0; minute < 6; minute++) {
                clock.advance(Duration.ofMinutes(1));
                exporter.step();
            }
            assertThat(bench.export().attempt()).isEqualTo(i + 2);
        }
        bench.finish();
        exporter.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
    }

    /** They would end as it has, after a scan of each for its separators. */
    @Test
    void beginsNoOtherWhileOneWaitsForItsStorage() {
        int[] looks = new int[1];
        Exporter counting = bench.exporter("one", Weakened.before(SourceCluster.class, source, (method, arguments) -> {
            looks[0] += method.equals("partition") ? 1 : 0;
            return Optional.empty();
        }));
        Place other = new Place("orders", "p2");
        source.fill(PLACE, List.of("1"));
        bench.plan();
        counting.step();
        source.fill(other, List.of("2"));
        bench.plan();
        bench.isStorageReached = false;
        source.cancelAll(REVOKED);
        counting.step();
        looks[0] = 0;
        for (int i = 0; i < 60; i++) {
            clock.advance(Duration.ofSeconds(5));
            counting.step();
        }
        assertThat(bench.task(other).state()).isEqualTo(PartitionState.PLANNED);
        assertThat(looks[0]).isZero();

        bench.isStorageReached = true;
        clock.advance(Duration.ofSeconds(18));
        counting.step();
        counting.step();

        assertThat(bench.task(other).state()).isEqualTo(PartitionState.EXPORTING);
    }

    @Test
    void goesOnOnceNobodyWantsWhatHasWaitedForItsStorage() {
        Place other = new Place("orders", "p2");
        bench.submit(exporter);
        source.fill(other, List.of("2"));
        bench.plan();
        bench.isStorageReached = false;
        source.cancelAll(REVOKED);
        exporter.step();
        recorder.advance(
                bench.task().to(PartitionState.CANCELLED, new Change("operator", clock.instant(), "by command")));
        bench.isStorageReached = true;
        exporter.step();
        exporter.step();

        assertThat(bench.task(other).state()).isEqualTo(PartitionState.EXPORTING);
    }

    @Test
    void waitsWhileTheStorageIsOutOfReach() {
        bench.submit(exporter);
        bench.isStorageReached = false;
        for (int i = 0; i < 4; i++) {
            source.cancelAll("type:RUN_FAIL; msg:curlCode: 7, Couldn't connect to server");
            exporter.step();
            clock.advance(Duration.ofMinutes(5));
        }
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTING);
        assertThat(bench.export().attempt()).isEqualTo(1);

        bench.isStorageReached = true;
        exporter.step();
        bench.finish();
        exporter.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
    }

    @Test
    void failsAPartitionWhoseExportIsRefusedByAStorageThatIsOpen() {
        bench.submit(exporter);
        source.cancelAll(REVOKED);
        exporter.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }

    /** Another key is given to a worker by its file, and a restart. */
    @Test
    void triesOnceMoreWhatAnotherWorkersKeyWasRefusedFor() {
        bench.submit(exporter);
        source.cancelAll(REVOKED);
        Exporter restarted = bench.exporter("two", source);
        restarted.step();
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTING);
        assertThat(bench.export().attempt()).isEqualTo(2);

        source.cancelAll(REVOKED);
        restarted.step();
        assertThat(bench.task().state())
                .as("that one was sent by itself, to a storage that is open")
                .isEqualTo(PartitionState.FAILED);
    }

    @Test
    void waitsWithWhoeverComesWhileTheStorageLetsNobodyIn() {
        bench.submit(exporter);
        bench.isStorageReached = false;
        source.cancelAll(REVOKED);
        exporter.step();
        Exporter restarted = bench.exporter("two", source);
        restarted.step();
        assertThat(bench.export().attempt()).isEqualTo(1);

        bench.isStorageReached = true;
        clock.advance(Duration.ofSeconds(15));
        restarted.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTING);
        assertThat(bench.export().attempt()).isEqualTo(2);
    }

    @Test
    void asksAShutStorageLaterAndLater() {
        bench.submit(exporter);
        bench.isStorageReached = false;
        source.cancelAll(REVOKED);
        for (int second = 0; second < 120; second++) {
            exporter.step();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(bench.refused).isBetween(5, 12);
    }

    /** Where a key may do all else, nobody else says why nothing is exported. */
    @Test
    void saysOnceWhichFolderMayNotBeListed() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(FolderAccess.class);
        log.start();
        logger.addAppender(log);
        try {
            bench.unreached = ObjectStoreException.Reason.DENIED;
            asksAShutStorageLaterAndLater();
        } finally {
            logger.detachAppender(log);
        }

        assertThat(log.list).singleElement().satisfies(said -> {
            assertThat(said.getLevel()).isEqualTo(Level.WARN);
            assertThat(said.getFormattedMessage())
                    .contains("Exports wait", bench.export().folder().toString());
        });
    }

    @Test
    void waitsThoughItsExportWasCancelledBefore() {
        bench.submit(exporter);
        source.changeLeader();
        exporter.step();
        bench.isStorageReached = false;
        source.cancelAll(REVOKED);
        exporter.step();
        bench.isStorageReached = true;
        clock.advance(Duration.ofSeconds(15));
        exporter.step();
        clock.advance(Duration.ofMinutes(1));
        exporter.step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTING);
        assertThat(bench.export().attempt()).isEqualTo(3);
    }
}
