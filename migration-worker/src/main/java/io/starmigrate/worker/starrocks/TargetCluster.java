package io.starmigrate.worker.starrocks;

import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Staging;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The cluster that is migrated to. Rows show in a table only by {@link #publish}.
 *
 * <p>Safe for use by many threads. Every method throws {@link ClusterException}; its remedy says whether to wait, to
 * ask or to stop.
 */
public interface TargetCluster extends TargetTogether, AutoCloseable {
    /** How long StarRocks lets an overwrite run. */
    Duration OVERWRITE_TIMEOUT = Duration.ofHours(4);

    /** Where a partition is published to. */
    record Place(String table, String partition) {
        @Override
        public String toString() {
            return table + "/" + partition;
        }
    }

    /**
     * Refuses tables that cannot be loaded.
     *
     * @param columns what the files hold, in order
     * @throws ClusterException naming the table or column that is missing, or the column the files lack
     */
    void check(String table, List<String> columns);

    /** The columns of a table that files could fill, in its order. */
    List<String> columns(String table);

    /**
     * Makes an empty staging for a partition, and the partition itself where the target has none. What earlier tries,
     * passes and generations of the job left is dropped first; what a later one made is not touched, and makes this one
     * fail. What another job or anybody else has made is not touched either, and named where it stands in the way.
     *
     * @param name outranks every earlier one of this place
     * @param bounds what the partition holds, in the words of the source's catalog; empty for an unpartitioned table
     * @param intent whether an earlier try of this pass may have made one; only asked where {@link #namesStaging}
     */
    Staging open(Place place, StagingName name, String bounds, Intent intent);

    /**
     * Whether the cluster itself names the stagings of this place. Then nobody can tell by its name whose one is: write
     * down that one will be made before {@link #open}.
     */
    boolean namesStaging(Place place);

    /** Whether it was written down before that a staging is about to be made. */
    enum Intent {
        /** It was not: what is there somebody else has made. */
        NEW,
        /** It was, by an earlier try of this pass that may have made one: an empty one may be its. */
        RECORDED
    }

    /** What the cluster can do; empty where it is not told. */
    default Optional<Capabilities> capabilities() {
        return Optional.empty();
    }

    /**
     * Submits a load under its label, unless another staging has the name of its own by now.
     *
     * @throws ClusterException with remedy ALREADY_DONE when the label is known: read its status instead
     */
    void load(LoadOrder order);

    /** What the cluster says of these labels; a label it does not know is left out. */
    Map<String, LoadStatus> loads(Collection<String> labels);

    /** Asks a load to stop. Cancelling what has ended already changes nothing. */
    void cancel(String label);

    /**
     * The fingerprint of staging.
     *
     * @param recipe the recipe of the fingerprint it will be compared with; empty when there is none
     * @throws ClusterException with remedy WRONG_INPUT when the target's columns cannot follow the recipe
     */
    Fingerprint fingerprint(Place place, Staging staging, List<String> columns, String recipe);

    /** The fingerprint of what the table shows; otherwise like that of staging. */
    Fingerprint fingerprint(Place place, List<String> columns, String recipe);

    /** What these places show now, of those that are there. */
    Map<Place, Shown> shown(Collection<Place> places);

    /** What a place shows now; empty when it is not there. */
    default Optional<Shown> shown(Place place) {
        return Optional.ofNullable(shown(List.of(place)).get(place));
    }

    /** What all places of a table show now: each partition, or the table where it is published whole. */
    Map<Place, Shown> places(String table);

    /** How many rows a place shows, counted: what the catalog believes is minutes old. */
    long rows(Place place);

    /**
     * How many rows of a place hold anything else than what StarRocks fills in, counted, in those columns of its table
     * that a load of these leaves out.
     *
     * @param loaded the columns that are loaded
     * @return empty where it cannot be told, because StarRocks fills in what is of the moment
     */
    OptionalLong rowsBeside(Place place, List<String> loaded);

    /**
     * What a place shows.
     *
     * @param token its change token: while it is the same, nothing was written there
     * @param untouched whether nothing was ever loaded into it
     */
    record Shown(ChangeToken token, boolean untouched) {
        public static Shown of(CatalogPartition partition) {
            return new Shown(ChangeToken.of(partition), partition.isUntouched());
        }
    }

    /** Where this staging is now, by its partition's id. */
    Whereabouts find(Place place, Staging staging);

    /**
     * Switches staging into the table, atomically. Publishing what the table shows already changes nothing, and a try
     * whose request is delayed changes nothing once a later try has begun.
     *
     * @param token grows with each try, whoever makes it
     * @throws ClusterException with remedy ASK_AGAIN when the table does not show it afterwards
     */
    void publish(Place place, Staging staging, long token);

    /** Whether a place is published by {@link #overwrite} instead of {@link #publish}. */
    boolean isOverwritten(Place place);

    /**
     * Gives staging the name of this try: no statement that was sent for an earlier try can begin any more. What has
     * begun by then goes on, and is listed by {@link #executing} until it has ended.
     *
     * @param token grows with each try, whoever makes it
     * @return the name it has now
     */
    String take(Place place, Staging staging, long token);

    /**
     * Fills the place anew with staging's rows, atomically; staging stays. It answers when the rows show. Once its
     * answer is lost, it may begin as long as staging has this name, and go on for as long as
     * {@link #OVERWRITE_TIMEOUT}.
     *
     * @param own what {@link #take} answered
     * @param label under which {@link #loads} knows it, from shortly after it begins; its state there ends a moment
     *     before the rows show
     * @throws ClusterException with remedy ASK_AGAIN when staging has another name by now, or nobody knows
     */
    void overwrite(Place place, Staging staging, String own, String label);

    /**
     * Those of these labels whose statements a front end executes now.
     *
     * @return empty when not every front end could be asked
     */
    Optional<Set<String>> executing(Collection<String> labels);

    /** What hangs on the place's table now; {@link Dependants#NONE} where a publication leaves the table as it is. */
    Dependants dependants(Place place);

    /**
     * Makes again what a swap has taken from the table, while what it had is still there under staging's name. Changes
     * nothing where nothing is lost, and when it was done already.
     *
     * @return what is left to be done by hand, one sentence each
     */
    List<String> bringBack(Place place, Staging staging);

    /** Where a staging is. */
    enum Whereabouts {
        /** Made, and not shown. */
        STAGED,
        /** What the table shows. */
        SHOWN,
        /** Dropped, or replaced. */
        GONE
    }

    /** Removes staging. Removing what is not there changes nothing. Never call it before {@link #publish} is proved. */
    void drop(Place place, Staging staging);

    /**
     * Drops a partition that shows, with its rows; one that is gone is passed over.
     *
     * @throws ClusterException with remedy WRONG_INPUT where the place is a whole table
     */
    void dropShown(Place place);

    /** The names of all stagings of this tool that a table has, whoever made them; but for those StarRocks named. */
    List<String> stagings(String table);

    /** What a staging was asked for as, if it is one of this place. */
    Optional<StagingName> named(Place place, String staging);

    /** Removes the staging of this name; one that is not there is passed over. */
    void drop(Place place, String staging);

    /** What is needed to load only what differs of a partition; empty where that is not to be had. */
    default Optional<TargetDeltas> deltas() {
        return Optional.empty();
    }

    /** Who publishes its tables. */
    TableClaims claims();

    /** How busy the cluster is with loads, as far as its version tells. */
    default Pressure pressure() {
        return new Pressure(List.of(), Double.NaN, List.of());
    }

    @Override
    void close();

    /**
     * What one load loads.
     *
     * @param label its label
     * @param table the table
     * @param into where it goes: StarRocks routes each row by its value, and refuses one that fits none of them
     * @param files exactly these objects
     * @param columns what they hold, in order
     * @param format how rows are written
     */
    record LoadOrder(
            String label,
            String table,
            List<Landing> into,
            List<StorageUri> files,
            List<FileColumn> columns,
            FileFormat format) {
        public LoadOrder {
            into = List.copyOf(into);
            files = List.copyOf(files);
            columns = List.copyOf(columns);
        }
    }

    /**
     * Where rows of a load go.
     *
     * @param place what they are published to
     * @param staging what they are loaded into
     */
    record Landing(Place place, Staging staging) {}

    /**
     * A load as the cluster shows it.
     *
     * @param label its label
     * @param state how it stands
     * @param rows the rows it put into the table, once FINISHED
     * @param filtered the rows it left out because they did not fit; 0 where the version does not say
     * @param error why it was cancelled; empty otherwise
     */
    record LoadStatus(String label, ClusterJobState state, long rows, long filtered, String error) {}
}
