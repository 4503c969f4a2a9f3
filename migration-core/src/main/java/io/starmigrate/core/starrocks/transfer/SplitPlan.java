package io.starmigrate.core.starrocks.transfer;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.fingerprint.BucketQuery;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether a huge partition of a table can be exported in slices, by several statements at once, each over the rows of
 * one bucket. A row's bucket is the hash of the columns that name it, so each row is in one slice and no other,
 * whatever its values, NULL among them. Pure and immutable.
 *
 * @param columns the columns that files carry
 * @param keys the names of those that divide the rows; none where there is an obstacle
 * @param obstacle why partitions of the table are exported by one statement; empty where they need not be
 */
public record SplitPlan(List<TableColumn> columns, List<String> keys, String obstacle) {
    /** Each slice reads the partition, and the source comes first. */
    static final int MOST = 64;

    /** What is advised to who has not said what huge is. */
    private static final long HUGE = 64L << 30;

    private static final int NAMED = 5;

    public SplitPlan {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** Decides for a table. */
    public static SplitPlan of(Capabilities source, Capabilities target, KeyedTable table) {
        List<TableColumn> carried = TableColumn.carried(table.columns());
        if (!source.has(Capability.FILES_UNLOAD)) {
            return closed(
                    "a source before " + Capability.FILES_UNLOAD.since().series() + " exports no part of a partition");
        }
        TransferPlan ways = TransferPlan.of(source, target, table.columns());
        if (ways.parquet().isEmpty()) {
            return closed("Parquet does not carry every column");
        }
        List<String> doubts = ways.parquet().get().doubts();
        if (ways.csv().isPresent() && !doubts.isEmpty()) {
            return closed("Parquet is not certain to carry every value: " + String.join("; ", doubts));
        }
        List<String> keys = BucketQuery.keys(carried, table.model());
        return keys.isEmpty() ? closed("no columns divide its rows") : new SplitPlan(carried, keys, "");
    }

    private static SplitPlan closed(String obstacle) {
        return new SplitPlan(List.of(), List.of(), obstacle);
    }

    /** Whether partitions of the table can be exported so. */
    public boolean isOpen() {
        return obstacle.isEmpty();
    }

    /**
     * How many slices a partition is exported in; 1: it is not split.
     *
     * @param bytes how many it has, by the source's catalog
     * @param size how many a slice has at most, unless there were more than 64; 0: nothing is split
     */
    public static int slices(long bytes, long size) {
        return size == 0 || bytes <= size ? 1 : (int) Math.min(MOST, (bytes - 1) / size + 1);
    }

    /**
     * All slices of a partition: a bucket each.
     *
     * @param version whose functions divide the rows
     * @param slices how many there are
     */
    public BucketChoice choice(String version, int slices) {
        String recipe = BucketQuery.of(Capabilities.of(version), columns, keys).recipe(slices);
        return new BucketChoice(
                version,
                keys,
                slices,
                recipe,
                IntStream.range(0, slices).boxed().toList());
    }

    /**
     * What to say of it before anything moves; empty when nothing is large enough.
     *
     * @param size from {@code SPLIT_SIZE}; 0: nothing is split, and that is advised against where it would pay
     * @param bytes how many each partition has, by its name
     */
    public Optional<String> note(long size, Map<String, Long> bytes) {
        if (size == 0) {
            return advice(bytes);
        }
        List<String> large = large(bytes, size);
        if (large.isEmpty()) {
            return Optional.empty();
        }
        String parts = counted(large, bytes, size) + " (" + SettingName.SPLIT_SIZE + ")";
        return Optional.of(
                isOpen()
                        ? parts + ": each is exported in slices by the hash of " + String.join(", ", keys)
                                + ", several at once by INSERT INTO FILES: " + named(large, bytes, size)
                        : parts + (large.size() == 1 ? ", and is" : ", and each is") + " exported by one statement: "
                                + obstacle);
    }

    private Optional<String> advice(Map<String, Long> bytes) {
        List<String> large = isOpen() ? large(bytes, HUGE) : List.of();
        return large.isEmpty()
                ? Optional.empty()
                : Optional.of(counted(large, bytes, HUGE)
                        + (large.size() == 1 ? ", and is" : ", and each is") + " exported by one statement: "
                        + SettingName.SPLIT_SIZE + "=" + (HUGE >> 30) + "GB exports in slices, several at once ("
                        + named(large, bytes, HUGE) + "); each slice reads the whole of it, and not while it is written"
                        + " to");
    }

    private static List<String> large(Map<String, Long> bytes, long size) {
        return bytes.keySet().stream()
                .filter(name -> slices(bytes.getOrDefault(name, 0L), size) > 1)
                .sorted()
                .toList();
    }

    private static String counted(List<String> large, Map<String, Long> bytes, long size) {
        return large.size() + " of " + Units.counted(bytes.size(), "part") + (large.size() == 1 ? " has" : " have")
                + " more than " + Units.bytes(size);
    }

    private static String named(List<String> large, Map<String, Long> bytes, long size) {
        List<String> named = new ArrayList<>(large.stream()
                .limit(NAMED)
                .map(name -> name + " in " + slices(bytes.getOrDefault(name, 0L), size))
                .toList());
        if (large.size() > NAMED) {
            named.add(Units.count((long) large.size() - NAMED) + " more");
        }
        return named.stream().collect(Collectors.joining(", "));
    }
}
