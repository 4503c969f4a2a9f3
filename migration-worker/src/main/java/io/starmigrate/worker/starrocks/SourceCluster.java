package io.starmigrate.worker.starrocks;

import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.error.ErrorClassification;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Fingerprint;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that is migrated from: its catalog, its exports and its rows as fingerprints. Nothing here changes its
 * data.
 *
 * <p>Safe for use by many threads. Every method throws {@link ClusterException}; its remedy says whether to wait, to
 * ask or to stop.
 */
public interface SourceCluster extends AutoCloseable {
    /** The names of the tables that hold rows: views and materialized views are left out. */
    List<String> tables();

    /** The names of views and materialized views. */
    List<String> views();

    /**
     * Whether the source says, asked for it by its name, that it has no such table. A list may lack what an account has
     * lost its right to see: such a table, or one of which nothing is told, is not lacked.
     */
    boolean lacks(String table);

    /** A table and its partitions as they are now; an unpartitioned table has one, named like the table. */
    CatalogTable table(String table);

    /**
     * Tables of these names and their partitions as they are now, by one question for all. Those of which it does not
     * tell everything that {@link #table} does are left out: all of them where the version has no such question. Ids
     * and versions are those of {@link #table}, unless a version of StarRocks should number them otherwise there: so
     * what has not moved by this stands, and what has is asked for by name.
     */
    default List<CatalogTable> overview(List<String> names) {
        return List.of();
    }

    /** Looks, a few at once, at tables that {@link #table} will be asked for one after the other. */
    default void readAhead(List<String> names) {
        // Here they are told at once.
    }

    /**
     * One partition as it is now; empty when the table has none of that name any more. What is moved whole has one that
     * is named like it, and no other.
     */
    Optional<CatalogPartition> partition(String table, String partition);

    /** Several partitions of a table as they are now, by their names; those that are gone are left out. */
    default Map<String, CatalogPartition> partitions(String table, Collection<String> names) {
        Map<String, CatalogPartition> found = new HashMap<>();
        names.forEach(name -> partition(table, name).ifPresent(partition -> found.put(name, partition)));
        return found;
    }

    /**
     * The columns of a table that files carry, in its order; what was known of them may be told, see {@link #renew}.
     */
    List<String> columns(String table);

    /** From now on a table's columns are told as they are by then, not as they were when they were first asked for. */
    default void renew(String table) {
        // Here they always are.
    }

    /**
     * The recipe of a fingerprint of these columns of a table, if it was taken now.
     *
     * @param like the recipe of another fingerprint, whose functions it is to be made of
     */
    default String recipe(String table, List<String> columns, String like) {
        // Here columns keep their types.
        return like;
    }

    /**
     * How partitions of a table can be unloaded into the same files, their separators proved absent by a scan of their
     * rows as they are now.
     */
    Unload unload(String table, List<String> partitions);

    /** The same for one. */
    default Unload unload(String table, String partition) {
        return unload(table, List.of(partition));
    }

    /**
     * Whether a table's rows have to be scanned before CSV can carry them: then what {@link #unload} has proved holds
     * of the rows of then alone.
     */
    boolean isScanned(String table);

    /** How a partition can be unloaded by files that know no separators; empty where no such way is open. */
    default Optional<Unload> unloadWithoutSeparators(String table, String partition) {
        return Optional.empty();
    }

    /**
     * How a partition can be unloaded in slices, each by a statement of its own: {@link Unload#some} has a bucket for
     * each, and each row is in one bucket. Empty where it cannot.
     */
    default Optional<Unload> unloadInSlices(String table, String partition, int slices) {
        return Optional.empty();
    }

    /**
     * Asks for an asynchronous export. The folder identifies it: a second one of the same folder would be a second
     * export, so whoever does not know the outcome looks for the folder in {@link #exports()} first.
     */
    void export(Unload unload, StorageUri folder);

    /** Every export the cluster still remembers for this database: what others have exported in days, too. */
    List<ExportStatus> exports();

    /**
     * Those of them that write to these folders. One that is missing is none that the cluster remembers now; that one
     * runs may have been so two seconds ago.
     */
    default List<ExportStatus> exports(Collection<StorageUri> folders) {
        Set<StorageUri> wanted = Set.copyOf(folders);
        return exports().stream()
                .filter(status -> wanted.contains(status.folder()))
                .toList();
    }

    /** The export to this folder has ended, and nobody will ask for it any more. What runs is still listed. */
    default void forget(StorageUri folder) {
        // A cluster forgets by itself.
    }

    /**
     * Asks an export to stop; whether it does, {@link #exports()} tells. Cancelling what has ended already changes
     * nothing. One without an id, a statement that the cluster does not list, is looked for by its folder.
     */
    void cancel(ExportStatus export);

    /** The fingerprint of these columns of a partition's rows as they are now. */
    Fingerprint fingerprint(String table, String partition, List<String> columns);

    /**
     * The same of several partitions of a table, by their names, with few questions. Those that it does not tell of in
     * this way are left out: ask for them alone.
     */
    default Map<String, Fingerprint> fingerprints(String table, Collection<String> partitions, List<String> columns) {
        return Map.of();
    }

    /** What is needed to export only what differs of a partition; empty where that is not to be had. */
    default Optional<SourceDeltas> deltas() {
        return Optional.empty();
    }

    /** How busy the cluster is, as far as its version tells. */
    Pressure pressure();

    @Override
    void close();

    /**
     * How partitions are unloaded.
     *
     * @param table their table
     * @param partitions their names; a table that is moved whole has one, named like it
     * @param columns what the files carry, in this order
     * @param format how rows are written
     * @param some which buckets of their rows; null: all of them
     */
    record Unload(
            String table,
            List<String> partitions,
            List<FileColumn> columns,
            FileFormat format,
            @Nullable BucketChoice some) {
        public Unload {
            partitions = List.copyOf(partitions);
            columns = List.copyOf(columns);
        }

        /** All rows of them. */
        public Unload(String table, List<String> partitions, List<FileColumn> columns, FileFormat format) {
            this(table, partitions, columns, format, null);
        }
    }

    /**
     * An export as the cluster shows it.
     *
     * @param id the cluster's name for it; empty where it has none
     * @param folder where it writes, ending in a slash
     * @param state how it stands; only FINISHED is success, whatever its percentage says
     * @param remedy what to do about it once it is cancelled; UNKNOWN otherwise
     * @param error why it was cancelled, for people: nothing is decided by it; empty otherwise
     */
    record ExportStatus(String id, StorageUri folder, ClusterJobState state, Remedy remedy, String error) {
        /** One that is not cancelled. */
        public static ExportStatus of(String id, StorageUri folder, ClusterJobState state) {
            return new ExportStatus(id, folder, state, Remedy.UNKNOWN, "");
        }

        /** One as the cluster itself tells of it, whose {@code ErrorMsg} says what to do. */
        public static ExportStatus told(String id, StorageUri folder, ClusterJobState state, String errorMsg) {
            return new ExportStatus(id, folder, state, ErrorClassification.remedy(0, errorMsg), errorMsg);
        }
    }
}
