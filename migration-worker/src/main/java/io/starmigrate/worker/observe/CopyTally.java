package io.starmigrate.worker.observe;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.relay.CopyOutcome;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.relay.PackOrder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Counts what becomes of the copies of this worker's relay. Safe for use by many threads. */
final class CopyTally {
    private final Map<CopyOutcome.Way, LongAdder> ways = new EnumMap<>(CopyOutcome.Way.class);
    private final LongAdder failed = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    CopyTally() {
        for (CopyOutcome.Way way : CopyOutcome.Way.values()) {
            ways.put(way, new LongAdder());
        }
    }

    /** The same copying, counted. */
    FileCopy counting(FileCopy copy) {
        return new FileCopy() {
            @Override
            public CopyOutcome copy(StorageUri from, long size, String etag, StorageUri to) {
                return counted(() -> copy.copy(from, size, etag, to), CopyTally.this::add);
            }

            @Override
            public List<Packed> pack(PackOrder order, Function<List<PackOrder.Piece>, Set<Integer>> proved) {
                return counted(() -> copy.pack(order, proved), CopyTally.this::add);
            }

            @Override
            public boolean isSmall(long size) {
                return copy.isSmall(size);
            }
        };
    }

    private <T> T counted(Supplier<T> work, Consumer<T> add) {
        boolean ended = false;
        try {
            T outcome = work.get();
            add.accept(outcome);
            ended = true;
            return outcome;
        } finally {
            if (!ended) {
                failed.increment();
            }
        }
    }

    private void add(CopyOutcome outcome) {
        add(outcome.way(), outcome.bytes());
    }

    private void add(List<FileCopy.Packed> packed) {
        packed.forEach(piece -> add(CopyOutcome.Way.COPIED, piece.object().size()));
    }

    private void add(CopyOutcome.Way way, long sent) {
        LongAdder counted = ways.get(way);
        if (counted != null) {
            counted.increment();
        }
        bytes.add(sent);
    }

    long of(CopyOutcome.Way way) {
        LongAdder counted = ways.get(way);
        return counted == null ? 0 : counted.sum();
    }

    /** Copies that did not end, and are tried again. */
    long failed() {
        return failed.sum();
    }

    /** Bytes that went to the target. */
    long bytes() {
        return bytes.sum();
    }
}
