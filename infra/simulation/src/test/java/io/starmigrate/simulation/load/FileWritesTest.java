package io.starmigrate.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.arrival.ArrivalLog;
import io.starmigrate.core.arrival.FileArrivals;
import io.starmigrate.core.arrival.S3Notification;
import io.starmigrate.core.arrival.S3Notification.UnreadableException;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.task.Packing.Codec;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.relay.CopyOutcome;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.relay.PackOrder;
import io.starmigrate.worker.relay.PackOrder.Piece;
import io.starmigrate.worker.relay.Relay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * What a file costs at the recorder from the relay over the trigger to the importer, each way it may go: a write is
 * paid for also when it is refused. And what these writes keep: the rows that were counted as a file was packed.
 */
class FileWritesTest {
    private static final StorageUri EXPORTS = StorageUri.parse("oss://left/exports");
    private static final int FILES = 8;
    private static final Set<String> WRITING =
            Set.of("record", "arrive", "advance", "advanceTogether", "write", "writeTogether");

    private final Bench bench = new Bench(EXPORTS);
    private final TaskRecorder counting = counting(bench.recorder);
    private final FileArrivals trigger =
            new FileArrivals(counting, bench.queue, Bench.ROOT, () -> bench.clock.instant());
    private final List<String> rows = new ArrayList<>();
    private final Map<String, Integer> kinds = new HashMap<>();
    private int writes;
    private int reads;
    private boolean isEventFirst;
    private int counted = 1;

    @Test
    void aFileThatOthersBringTakesThreeWritesAndARead() {
        export();
        rows.forEach(row -> hear(put(file(row), row)));
        load();

        assertWritesOfEach(3);
    }

    @Test
    void aFileOfTheRelayTakesFourWritesAndARead() {
        export();
        relay();
        objects().forEach(this::hear);
        load();

        assertWritesOfEach(4);
    }

    @Test
    void aFileWhoseEventIsFasterThanTheRelaysOwnWriteTakesFourWritesAndARead() {
        export();
        isEventFirst = true;
        relay();
        load();

        assertWritesOfEach(4);
    }

    @Test
    void aPackedFileTakesFourWritesAndARead() {
        bench.packing = new Packing(Codec.GZIP, 1 << 20);
        export();
        relay();
        objects().forEach(this::hear);
        load();

        assertWritesOfEach(4);
        assertRowsAreKept();
    }

    @Test
    void aPackedFileWhoseEventComesAtOnceTakesFourWritesAndARead() {
        bench.packing = new Packing(Codec.GZIP, 1 << 20);
        export();
        isEventFirst = true;
        relay();
        load();

        assertWritesOfEach(4);
        assertRowsAreKept();
    }

    /** Where no trigger listens: the length alone would not tell other bytes under its name. */
    @Test
    void aPieceThatTheRelayAnnouncesItselfIsKnownByItsTag() {
        bench.packing = new Packing(Codec.GZIP, 1 << 20);
        export();
        Relay relay = bench.announcingRelay(new Copy());
        relay.step();
        relay.step();
        assertThat(relay.isDone()).isTrue();
        load();

        assertThat(bench.recorder.files(Bench.ID))
                .extracting(FileTask::etag)
                .containsExactlyInAnyOrderElementsOf(
                        objects().stream().map(StoredObject::etag).toList());
    }

    @Test
    void aPieceOfWhichAnotherNumberOfRowsIsLoadedThanWasPackedIsNotPublished() {
        bench.packing = new Packing(Codec.GZIP, 1 << 20);
        counted = 2;
        write();
        bench.exportWithoutFingerprint();
        emptied();
        relay();
        objects().forEach(this::hear);
        load();
        bench.sweep().step();

        assertThat(bench.task().state()).isNotEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.task().change().why()).contains("reports", "packed with");
    }

    /** Beside its files: what {@code plan} reckons with for each partition, of which three writes are its export's. */
    @Test
    void aPartitionTakesItsStepsItsLoadAndItsLeases() {
        export();
        kinds.clear();
        relay();
        objects().forEach(this::hear);
        load();
        bench.sweep().step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.task().version()).isEqualTo(6);
        assertThat(kinds).as("exporting and exported were before").containsEntry("PartitionTask", 3);
        assertThat(kinds).containsEntry("Load", 3);
        int leases = kinds.getOrDefault("Lease", 0) + kinds.getOrDefault("Leases", 0);
        assertThat(leases).as("taken and given back").isEqualTo(10);
    }

    /** And one read. */
    private void assertWritesOfEach(int times) {
        assertThat(writes).isEqualTo(times * FILES);
        assertThat(reads).isEqualTo(FILES);
    }

    /** The files are written where nobody loads from: only their manifest is wanted. */
    private void export() {
        write();
        bench.export(rows.toArray(String[]::new));
        emptied();
    }

    private void write() {
        for (int i = 0; i < FILES; i++) {
            rows.add("row" + i);
            bench.write("f" + i + ".csv", "row" + i);
        }
    }

    private void emptied() {
        objects().forEach(object -> bench.storage.delete(object.uri()));
    }

    private StorageUri file(String row) {
        return bench.file("f" + rows.indexOf(row) + ".csv").below(Bench.ROOT);
    }

    private StoredObject put(StorageUri to, String row) {
        return bench.storage.put(to, SimulatedRows.file(List.of(row)), Map.of());
    }

    private static byte[] packed(byte[] rows) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private List<StoredObject> objects() {
        try (var listed = bench.storage.list(Bench.ROOT)) {
            return listed.filter(object -> object.uri().key().contains("csv")).toList();
        }
    }

    private void relay() {
        bench.seenRecorder = counting;
        Relay relay = bench.relay(new Copy());
        relay.step();
        relay.step();
        assertThat(relay.isDone()).isTrue();
    }

    private void hear(StoredObject object) {
        String body = "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"right\"},"
                + "\"object\":{\"key\":\"" + object.uri().key() + "\",\"size\":" + object.size() + ",\"eTag\":\""
                + object.etag() + "\"}}}]}";
        try {
            assertThat(trigger.announce(
                            Map.of("m", S3Notification.read(body)),
                            new Silent(),
                            bench.clock.instant().plusSeconds(20)))
                    .isEmpty();
        } catch (UnreadableException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void load() {
        Importer importer = bench.importer("one", bench.target, counting, bench.queue);
        importer.step(Duration.ZERO);
        bench.loadsEnd();
        importer.step(Duration.ZERO);
        assertThat(bench.recorder.files(Bench.ID))
                .hasSize(FILES)
                .extracting(FileTask::state)
                .containsOnly(FileState.LOADED);
    }

    /** What was counted as they were packed is there for whoever asks after the load. */
    private void assertRowsAreKept() {
        assertThat(bench.recorder.files(Bench.ID)).extracting(FileTask::rows).containsOnly(1L);
    }

    private TaskRecorder counting(TaskRecorder real) {
        return (TaskRecorder) Proxy.newProxyInstance(
                TaskRecorder.class.getClassLoader(),
                new Class<?>[] {TaskRecorder.class, Leases.class},
                (proxy, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof FileTask) {
                        writes++;
                    }
                    if (arguments != null && WRITING.contains(method.getName())) {
                        String kind = arguments[0] instanceof List<?>
                                ? "Leases"
                                : arguments[0].getClass().getSimpleName();
                        kinds.merge(kind, 1, Integer::sum);
                    }
                    if (arguments != null && arguments[0] instanceof FileTaskId) {
                        reads++;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
    }

    /** Brings the row that the source has, and may be overtaken by the event. */
    private final class Copy implements FileCopy {
        @Override
        public CopyOutcome copy(StorageUri from, long size, String etag, StorageUri to) {
            StoredObject object = brought(SimulatedRows.file(List.of(row(from))), to);
            return new CopyOutcome(CopyOutcome.Way.COPIED, object, size, CopyOutcome.Checked.PARTS);
        }

        @Override
        public List<Packed> pack(PackOrder order, Function<List<Piece>, Set<Integer>> proved) {
            byte[] bytes = packed(SimulatedRows.file(List.of(row(order.from()))));
            Piece piece = new Piece(1, 0, order.file().size(), counted, 0, bytes.length);
            assertThat(proved.apply(List.of(piece))).containsExactly(1);
            return List.of(new Packed(piece, brought(bytes, order.pieces().get(0))));
        }

        private String row(StorageUri from) {
            String name = from.key().substring(from.key().lastIndexOf('/') + 1);
            return rows.get(Integer.parseInt(name.replaceAll("[^0-9]", "")));
        }

        private StoredObject brought(byte[] bytes, StorageUri to) {
            StoredObject object = bench.storage.put(to, bytes, Map.of());
            if (isEventFirst) {
                hear(object);
            }
            return object;
        }
    }

    private static final class Silent implements ArrivalLog {
        @Override
        public void dropped(String object, String reason) {
            throw new AssertionError(object + ": " + reason);
        }

        @Override
        public void failed(String object, String reason) {
            throw new AssertionError(object + ": " + reason);
        }
    }
}
