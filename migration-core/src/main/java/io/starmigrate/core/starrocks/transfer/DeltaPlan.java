package io.starmigrate.core.starrocks.transfer;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.fingerprint.BucketQuery;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether of a changed partition only those buckets of rows can travel that differ, the target keeping the others: what
 * has to be so of a table on both sides, and of what a look at both has found. Pure and immutable.
 *
 * @param keys the columns that name a row; none where there is an obstacle
 * @param here the columns that are compared, as the source has them
 * @param there the same in the same order, as the target has them
 * @param obstacle why partitions of the table travel whole; empty where they need not
 */
public record DeltaPlan(List<String> keys, List<TableColumn> here, List<TableColumn> there, String obstacle) {
    /** So many are named in one text of 1,048,576 bytes, and in a manifest. */
    private static final int MOST_CHOSEN = 65_536;

    public DeltaPlan {
        keys = List.copyOf(keys);
        here = List.copyOf(here);
        there = List.copyOf(there);
    }

    /** Decides for a table. */
    public static DeltaPlan of(Capabilities source, Capabilities target, KeyedTable here, KeyedTable there) {
        Optional<String> obstacle = obstacle(source, target, here, there);
        if (obstacle.isPresent()) {
            return closed(obstacle.get());
        }
        List<TableColumn> carried = TableColumn.carried(here.columns());
        Map<String, TableColumn> others = TableColumn.carried(there.columns()).stream()
                .collect(Collectors.toMap(column -> lower(column.name()), Function.identity()));
        List<TableColumn> same = carried.stream()
                .flatMap(column -> Optional.ofNullable(others.get(lower(column.name()))).stream())
                .toList();
        return same.size() < carried.size() || same.size() < others.size()
                ? closed("the tables have other columns")
                : new DeltaPlan(BucketQuery.keys(carried, here.model()), carried, same, "");
    }

    /**
     * The same where StarRocks names the stagings of the table itself: what inserts kept rows into one, and begins
     * late, would find the next one by the same name.
     */
    public DeltaPlan intoNamedStaging() {
        return isOpen() ? closed("the target names the temporary partitions of the table itself") : this;
    }

    private static DeltaPlan closed(String obstacle) {
        return new DeltaPlan(List.of(), List.of(), List.of(), obstacle);
    }

    private static Optional<String> obstacle(
            Capabilities source, Capabilities target, KeyedTable here, KeyedTable there) {
        List<TableColumn> carried = TableColumn.carried(here.columns());
        if (!source.has(Capability.FILES_UNLOAD)) {
            return Optional.of(
                    "a source before " + Capability.FILES_UNLOAD.since().series() + " exports no part of a partition");
        }
        if (here.model() == Model.AGGREGATE || here.model() != there.model()) {
            return Optional.of("its key model is " + here.model() + ", and " + there.model() + " at the target");
        }
        List<String> untold = BucketQuery.notAlwaysTold(carried);
        if (!untold.isEmpty()) {
            return Optional.of("not every value of " + String.join(", ", untold) + " is compared in full");
        }
        List<String> keys = BucketQuery.keys(carried, here.model());
        if (keys.isEmpty() || !lower(keys).equals(lower(BucketQuery.keys(there.columns(), there.model())))) {
            return Optional.of("no columns name its rows on both sides");
        }
        return TransferPlan.of(source, target, here.columns()).parquet().isEmpty()
                ? Optional.of("Parquet does not carry every column")
                : Optional.empty();
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(DeltaPlan::lower).sorted().toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether partitions of the table can travel so. */
    public boolean isOpen() {
        return obstacle.isEmpty();
    }

    /**
     * The same by the columns that name a row and one more alone: a bucket is taken for equal while these are, whatever
     * the others hold. Where many rows may have one key, the column is one of those that name a row.
     *
     * @return empty where the column is not there, or nothing is left out
     */
    public Optional<DeltaPlan> by(SyncColumn sync) {
        Optional<TableColumn> column = sync.among(here);
        if (column.isEmpty()) {
            return Optional.empty();
        }
        List<String> key = here.stream()
                .filter(one -> one.is(Trait.KEY))
                .map(TableColumn::name)
                .filter(keys::contains)
                .toList();
        List<String> some = Stream.concat(key.stream(), Stream.of(column.get().name()))
                .distinct()
                .toList();
        DeltaPlan by = new DeltaPlan(key.equals(keys) ? keys : some, named(here, some), named(there, some), "");
        return by.here.size() < here.size() ? Optional.of(by) : Optional.empty();
    }

    private static List<TableColumn> named(List<TableColumn> columns, List<String> names) {
        Set<String> wanted = Set.copyOf(lower(names));
        return columns.stream()
                .filter(column -> wanted.contains(lower(column.name())))
                .toList();
    }

    /**
     * What to say of it before anything moves; empty when nothing is large enough, and nobody has said how to compare.
     *
     * @param least how many bytes a partition has at least that is looked at; 0: none is
     * @param bytes how many each has
     * @param sync by which column they are compared; null: by all
     */
    public Optional<String> note(long least, List<Long> bytes, @Nullable SyncColumn sync) {
        long large =
                least == 0 ? 0 : bytes.stream().filter(size -> size >= least).count();
        String parts = large + " of " + Units.counted(bytes.size(), "part") + " have " + size(least) + " or more ("
                + SettingName.DELTA_SIZE + ")";
        if (large == 0) {
            return sync == null || least == 0
                    ? Optional.empty()
                    : Optional.of(
                            parts + ": " + SettingName.SYNC_COLUMN + " is of no use to the others, which travel whole");
        }
        return Optional.of(
                isOpen()
                        ? parts + ": where one changes after it was published, both sides are compared by buckets of "
                                + compared(sync) + ", and only those that differ travel, unless they hold"
                                + " more than half of its rows"
                        : parts + ", and travel whole whenever they change: " + obstacle);
    }

    private String compared(@Nullable SyncColumn sync) {
        String all = String.join(", ", keys);
        if (sync == null) {
            return all;
        }
        return by(sync).map(by -> String.join(", ", by.keys) + ", in "
                        + by.here.size() + " of " + here.size() + " columns: " + sync.name()
                        + " tells what was written (" + SettingName.SYNC_COLUMN
                        + "; the proof is of every column, and where it fails, every"
                        + " column is compared)")
                .orElse(all + ", in every column: " + SettingName.SYNC_COLUMN + " leaves none out");
    }

    private static String size(long bytes) {
        return Units.bytes(bytes);
    }

    /** How the source's rows are divided; there are about so many. */
    public Bucketing source(long rows) {
        return new Bucketing(here, keys, BucketQuery.fineBuckets(rows));
    }

    /** How the target's are, in the same way. */
    public Bucketing target(long rows) {
        return new Bucketing(there, keys, BucketQuery.fineBuckets(rows));
    }

    /**
     * Some buckets of a look at these columns, or at some of them, told so that all of these columns do.
     *
     * @param version whose functions divided the rows
     * @param how they were divided
     * @throws IllegalArgumentException when the target's columns would divide them otherwise
     */
    public BucketChoice choice(String version, Bucketing how, List<Integer> buckets) {
        String recipe = recipe(version, here, how);
        if (!recipe.equals(recipe(version, there, how))) {
            throw new IllegalArgumentException("Cannot divide rows alike: the tables have columns of other types");
        }
        return new BucketChoice(version, how.keys(), how.buckets(), recipe, buckets);
    }

    private static String recipe(String version, List<TableColumn> columns, Bucketing how) {
        return BucketQuery.of(Capabilities.of(version), columns, how.keys()).recipe(how.buckets());
    }

    /**
     * What both sides were found to differ in.
     *
     * @param buckets those that differ
     * @param rows how many rows the source has in them
     * @param all how many it has
     * @param obstacle why the partition travels whole all the same; null where it need not
     */
    public record Difference(
            List<Integer> buckets,
            long rows,
            long all,
            @Nullable String obstacle) {
        public Difference {
            buckets = List.copyOf(buckets);
        }
    }

    /**
     * Compares a partition's buckets: rows that travel are read, written, brought over and loaded, those that stay are
     * read and written once more; so it is worth it as long as fewer than half of them travel.
     *
     * @throws IllegalArgumentException when they were divided in different ways
     */
    public static Difference compare(BucketDigests source, BucketDigests target) {
        List<Integer> buckets = source.differing(target);
        long rows = source.rows(buckets);
        long all = source.rows();
        String found = Units.count(rows) + " of " + Units.counted(all, "row") + " are in "
                + Units.counted(buckets.size(), "bucket that differs", "buckets that differ");
        boolean isMuch = rows * 2 > all || buckets.size() > MOST_CHOSEN;
        return new Difference(buckets, rows, all, isMuch ? found : null);
    }
}
