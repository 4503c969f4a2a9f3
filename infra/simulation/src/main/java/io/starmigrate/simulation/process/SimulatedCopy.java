package io.starmigrate.simulation.process;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.worker.relay.Bandwidth;
import io.starmigrate.worker.relay.CopyOutcome;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.relay.ObjectCopy;
import io.starmigrate.worker.relay.PackOrder;
import io.starmigrate.worker.relay.PackOrder.Piece;
import io.starmigrate.worker.relay.RelayLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Copies in one step, and packs as the product does, on the thread that asks: it may die at any call. */
final class SimulatedCopy implements FileCopy {
    private final ObjectStore from;
    private final ObjectStore to;
    private final Consumer<StorageUri> writing;
    private final ObjectCopy packing;

    /** @param writing is told of each object before it is written */
    SimulatedCopy(ObjectStore from, ObjectStore to, Consumer<StorageUri> writing) {
        this.from = from;
        this.to = to;
        this.writing = writing;
        RelayLimits limits = new RelayLimits(RelayLimits.SMALLEST_PART, 1, 1, Duration.ofMillis(1));
        this.packing = new ObjectCopy(from, to, limits, Bandwidth.unlimited(), new AtOnce());
    }

    @Override
    public CopyOutcome copy(StorageUri file, long size, String etag, StorageUri into) {
        byte[] content = read(file, size, etag);
        writing.accept(into);
        StoredObject written = to.put(into, content, Map.of());
        return new CopyOutcome(CopyOutcome.Way.COPIED, written, size, CopyOutcome.Checked.PARTS);
    }

    @Override
    public List<Packed> pack(PackOrder order, Function<List<Piece>, Set<Integer>> proved) {
        return packing.pack(order, pieces -> {
            Set<Integer> shown = proved.apply(pieces);
            shown.forEach(number -> writing.accept(order.pieces().get(number - 1)));
            return shown;
        });
    }

    private byte[] read(StorageUri file, long size, String etag) {
        try (InputStream bytes = from.read(file, etag, 0, size)) {
            return bytes.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Does everything on the thread that asks. */
    private static final class AtOnce extends AbstractExecutorService {
        private boolean stopped;

        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public void shutdown() {
            stopped = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            stopped = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return stopped;
        }

        @Override
        public boolean isTerminated() {
            return stopped;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return stopped;
        }
    }
}
