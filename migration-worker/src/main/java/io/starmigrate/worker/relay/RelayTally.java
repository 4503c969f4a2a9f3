package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.worker.api.FolderReport;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what becomes of the objects of one relay, and tells how far it is. Safe for use by many threads. */
public final class RelayTally {
    /** How many failures are named; the others are counted. */
    private static final int NAMED = 100;

    /** How many objects are named that stay behind for one reason. */
    private static final int NAMED_LEFT = 10;

    private final ProgressListener progress;
    private final Map<CopyOutcome.Way, Long> ways = new EnumMap<>(CopyOutcome.Way.class);
    private final List<FolderReport.Failure> failures = new ArrayList<>();
    private final Map<String, Integer> reasons = new HashMap<>();
    private final List<FolderReport.Failure> left = new ArrayList<>();
    private long leftObjects;
    private long leftBytes;
    private long objects;
    private long bytes;
    private long doneBytes;
    private final Map<StorageUri, Long> underWay = new HashMap<>();
    private long failedBytes;
    private long sentBytes;
    private long proved;
    private long failed;
    private boolean whole;
    private boolean stopped;

    /**
     * @param progress hears how many bytes are done of those found so far that have not failed, and whether more is
     *     still being listed
     */
    public RelayTally(ProgressListener progress) {
        this.progress = progress;
    }

    synchronized void found(long size) {
        objects++;
        bytes += size;
    }

    /** An object stays where it is. */
    synchronized void left(String object, long size, String why) {
        leftObjects++;
        leftBytes += size;
        if (reasons.merge(why, 1, Integer::sum) <= NAMED_LEFT) {
            left.add(new FolderReport.Failure(object, why));
        }
    }

    /** Every object was found: from now on what there is to do is known. */
    synchronized void listed() {
        whole = true;
        if (objects > 0) {
            tell();
        }
    }

    /** So many bytes more of an object are at the target, which has not ended yet. */
    synchronized void sent(StoredObject object, long more) {
        underWay.merge(object.uri(), more, Long::sum);
        doneBytes += more;
        tell();
    }

    synchronized void ended(StoredObject object, CopyOutcome outcome) {
        ways.merge(outcome.way(), 1L, Long::sum);
        sentBytes += outcome.bytes();
        proved += outcome.checked() == CopyOutcome.Checked.SOURCE_CHECKSUM ? 1 : 0;
        doneBytes += object.size() - sentOf(object);
        tell();
    }

    /** What was sent of it counts no more, and nobody waits for the rest. */
    synchronized void failed(StoredObject object, String why) {
        failed++;
        if (failures.size() < NAMED) {
            failures.add(new FolderReport.Failure(object.uri().shown(), why));
        }
        doneBytes -= sentOf(object);
        failedBytes += object.size();
        tell();
    }

    /** Something was left undone. */
    synchronized void stopped() {
        stopped = true;
    }

    private long sentOf(StoredObject object) {
        Long sent = underWay.remove(object.uri());
        return sent == null ? 0 : sent;
    }

    private void tell() {
        progress.progressed(new Progress(Stage.RELAY, doneBytes, bytes - failedBytes, Progress.Unit.BYTES, !whole));
    }

    /** What was counted so far. */
    public synchronized FolderReport report() {
        FolderReport.Ways counted = new FolderReport.Ways(
                count(CopyOutcome.Way.COPIED), count(CopyOutcome.Way.RESUMED), count(CopyOutcome.Way.SKIPPED));
        return new FolderReport(
                objects,
                bytes,
                counted,
                sentBytes,
                proved,
                failed,
                List.copyOf(failures),
                new FolderReport.LeftBehind(leftObjects, leftBytes, List.copyOf(left)),
                whole && !stopped);
    }

    private long count(CopyOutcome.Way way) {
        return ways.getOrDefault(way, 0L);
    }
}
