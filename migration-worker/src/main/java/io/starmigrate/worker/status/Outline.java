package io.starmigrate.worker.status;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Proof;
import io.starmigrate.core.task.Published;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a published task: how far it is, and how much was moved. A job may have a million of them, and each
 * takes some 130 bytes with its name; what many have alike is held once.
 */
final class Outline extends OutlinedTask {
    private final Alike alike;
    private final int files;
    private final long bytes;
    private final long sourceRows;
    private final long targetRows;

    private Outline(Alike alike, PartitionTask task, Exported exported, Published published) {
        super(task);
        this.alike = alike;
        this.files = exported.files();
        this.bytes = exported.bytes();
        this.sourceRows =
                exported.fingerprint() == null ? 0 : exported.fingerprint().rows();
        this.targetRows = published.fingerprint().rows();
    }

    /** Whether nothing is known of a task that an outline has no place for and somebody may ask for. */
    static boolean fits(PartitionTask task) {
        return task.state() == PartitionState.PUBLISHED
                && task.export() != null
                && task.exported() != null
                && task.published() != null
                && task.left() == null
                && task.unknown() == null
                && task.droppedAtSource() == null
                && !task.change().why().contains(Alike.ROWS);
    }

    /** @param alikes holds what many have alike */
    static Outline of(PartitionTask task, Outlines alikes) {
        Export export = Objects.requireNonNull(task.export());
        Exported exported = Objects.requireNonNull(task.exported());
        Published published = Objects.requireNonNull(task.published());
        PartitionId id = task.id().partition();
        Alike alike = new Alike(
                id.job(),
                id.database(),
                id.table(),
                task.id().generation(),
                task.version(),
                task.change().by(),
                Alike.template(task.change().why(), published.fingerprint().rows()),
                alikes.once(new Export(
                        export.attempt(), root(export.folder()), "", List.of(), export.format(), Instant.EPOCH)),
                exported.fingerprint() != null,
                task.pass(),
                published.proof(),
                published.partly(),
                task.overwriting());
        return new Outline(alikes.once(alike), task, exported, published);
    }

    private static StorageUri root(StorageUri folder) {
        return new StorageUri(folder.kind(), folder.bucket(), "");
    }

    @Override
    Alike alike() {
        return alike;
    }

    @Override
    PartitionState state() {
        return PartitionState.PUBLISHED;
    }

    @Override
    long path() {
        return bytes;
    }

    @Override
    PartitionTask task() {
        Fingerprint there = new Fingerprint("", targetRows, List.of());
        Fingerprint here = sourceRows == targetRows ? there : new Fingerprint("", sourceRows, List.of());
        return new PartitionTask(
                id(),
                PartitionState.PUBLISHED,
                alike.version,
                change(alike.why(targetRows)),
                "",
                estimate(),
                "",
                alike.export,
                new Exported(files, bytes, alike.isCounted ? here : null),
                alike.pass,
                null,
                new Published(there, alike.proof, null, alike.partly),
                null,
                alike.overwriting,
                null,
                null,
                null);
    }

    /** What partitions of one table, published by one worker, mostly have alike: those fields of a task, one by one. */
    record Alike(
            String job,
            String database,
            String table,
            int generation,
            long version,
            String by,
            String template,
            Export export,
            boolean isCounted,
            int pass,
            Proof proof,
            List<String> partly,
            @Nullable Overwriting overwriting)
            implements Shared {
        /** Stands for the number of rows in a text that has no such character. */
        private static final String ROWS = "\u0000";

        /** Reasons that differ in the number of rows are one. */
        static String template(String why, long rows) {
            return why.replace(Long.toString(rows), ROWS);
        }

        String why(long rows) {
            return template.replace(ROWS, Long.toString(rows));
        }
    }
}
