package io.starmigrate.worker.observe;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.relay.CopyOutcome;
import io.starmigrate.worker.relay.FileCopy;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

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
                boolean ended = false;
                try {
                    CopyOutcome outcome = copy.copy(from, size, etag, to);
                    add(outcome);
                    ended = true;
                    return outcome;
                } finally {
                    if (!ended) {
                        failed.increment();
                    }
                }
            }

            @Override
            public boolean isSmall(long size) {
                return copy.isSmall(size);
            }
        };
    }

    private void add(CopyOutcome outcome) {
        LongAdder way = ways.get(outcome.way());
        if (way != null) {
            way.increment();
        }
        bytes.add(outcome.bytes());
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
