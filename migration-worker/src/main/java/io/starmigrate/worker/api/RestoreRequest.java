package io.starmigrate.worker.api;

import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Overwriting;
import org.jspecify.annotations.Nullable;

/**
 * Files that are to be brought into the target without their source.
 *
 * @param from the folder they lie below
 * @param bare what the files are where nothing describes them; null for a backup, which describes itself
 * @param overwriting whether rows at the target are replaced that the job has not put there
 * @param database the database whose tables are brought, where the folder holds those of several; null where it holds
 *     those of one
 * @param dropped whether partitions come, too, that the source had dropped before the last run of the backup ended
 */
public record RestoreRequest(
        StorageUri from,
        @Nullable Bare bare,
        Overwriting overwriting,
        @Nullable String database,
        boolean dropped) {
    /** Files without those of partitions that the source had dropped. */
    public RestoreRequest(StorageUri from, @Nullable Bare bare, Overwriting overwriting, @Nullable String database) {
        this(from, bare, overwriting, database, false);
    }

    /** Files of one database. */
    public RestoreRequest(StorageUri from, @Nullable Bare bare, Overwriting overwriting) {
        this(from, bare, overwriting, null);
    }

    /** The same of one database, where the folder holds those of several. */
    public RestoreRequest of(String name) {
        return new RestoreRequest(from, bare, overwriting, name, dropped);
    }

    /** The same with partitions that the source had dropped. */
    public RestoreRequest withDropped() {
        return new RestoreRequest(from, bare, overwriting, database, true);
    }

    /** The same with other files that nothing describes. */
    public RestoreRequest of(Bare files) {
        return new RestoreRequest(from, files, overwriting, database, dropped);
    }

    /**
     * Files that nothing describes.
     *
     * @param table the table they go into, by its name in the configuration
     * @param partition the partition; empty for a table without partitions
     * @param separators of CSV; Parquet has none
     */
    public record Bare(String table, String partition, Separators separators) {}
}
