package io.starmigrate.worker.status;

import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Proof;
import io.starmigrate.core.task.Published;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.Verification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the tasks of one table come to, one after the other: none of them is held. To be used from one thread. */
final class TableTally {
    private final String table;
    private final Map<String, Integer> states = new TreeMap<>();
    private final Set<String> partly = new TreeSet<>();
    private int files;
    private long bytes;
    private @Nullable Long sourceRows = 0L;
    private @Nullable Long targetRows = 0L;
    private boolean isVerified = true;
    private boolean isCompared = true;

    TableTally(String table) {
        this.table = table;
    }

    /** Adds the latest task of one partition. */
    void add(PartitionTask task) {
        String state = ShownState.of(task);
        states.merge(state, 1, Integer::sum);
        if (task.isDroppedAtSource()) {
            return;
        }
        Exported exported = task.exported();
        files += exported == null ? 0 : exported.files();
        bytes += exported == null ? 0 : exported.bytes();
        sourceRows = plus(sourceRows, exported == null ? null : exported.fingerprint());
        targetRows = plus(
                targetRows, task.published() == null ? null : task.published().fingerprint());
        proved(task.published());
    }

    private void proved(@Nullable Published published) {
        Proof proof = published == null ? null : published.proof();
        isVerified &= proof == Proof.FINGERPRINT;
        isCompared &= proof == Proof.FINGERPRINT || proof == Proof.PARTLY;
        if (published != null) {
            partly.addAll(published.partly());
        }
    }

    /** Not known any more once it is not known of one. */
    private static @Nullable Long plus(@Nullable Long sum, @Nullable Fingerprint counted) {
        return sum == null || counted == null ? null : Long.valueOf(sum + counted.rows());
    }

    TableReport report() {
        List<String> named = isCompared ? List.copyOf(partly) : List.of();
        return new TableReport(
                table, states, files, bytes, new Verification(sourceRows, targetRows, isVerified, named));
    }
}
