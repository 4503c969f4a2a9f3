package io.starmigrate.simulation.rows;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.transfer.KeyedTable;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.type.TypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows in buckets: as single values they name themselves, and one of them may be there several times. One that reads
 * {@code key@time#value} has three columns, of which the first two can name it, too.
 */
public final class SimulatedDeltas {
    /** The column that tells what was written, if writers do not lie. */
    public static final String TIME = "t";

    private static final String VALUE = "v";
    private static final String VALUE_MARK = "#";

    public static final KeyedTable TABLE = new KeyedTable(
            List.of(
                    new TableColumn("k", ColumnType.of(TypeName.VARCHAR), Set.of(Trait.KEY)),
                    new TableColumn(TIME, ColumnType.of(TypeName.BIGINT), Set.of()),
                    new TableColumn(VALUE, ColumnType.of(TypeName.VARCHAR), Set.of())),
            Model.DUPLICATE);

    private SimulatedDeltas() {}

    public static BucketDigests digests(List<String> rows, Bucketing how) {
        int buckets = how.buckets();
        List<Long> counts = new ArrayList<>(Collections.nCopies(buckets, 0L));
        List<Long> sums = new ArrayList<>(Collections.nCopies(buckets, 0L));
        for (String row : rows) {
            int bucket = bucket(row, how.keys(), buckets);
            long sum = SimulatedRows.fingerprint(List.of(named(row, how.keys())))
                    .sums()
                    .get(0)
                    .longValue();
            counts.set(bucket, counts.get(bucket) + 1);
            sums.set(bucket, sums.get(bucket) + sum);
        }
        return BucketDigests.of("simulated/" + how.keys() + "/" + buckets, counts, sums);
    }

    /** As much of a row as these columns tell: all that name it are compared, and no others. */
    private static String named(String row, List<String> keys) {
        return keys.contains(VALUE) ? row : withoutValue(row);
    }

    /** The key and the time of a row. */
    static String withoutValue(String row) {
        int end = row.indexOf(VALUE_MARK);
        return end < 0 ? row : row.substring(0, end);
    }

    /**
     * A row after somebody has written to it.
     *
     * @param lies whether its time stays what it was
     */
    public static String written(String row, long time, boolean lies) {
        String before = withoutValue(row);
        int end = before.indexOf('@');
        String key = end < 0 ? before : before.substring(0, end);
        return (lies ? before : key + "@" + time) + VALUE_MARK + time;
    }

    private static int bucket(String row, List<String> keys, int buckets) {
        return Math.floorMod(named(row, keys).hashCode() * 31, buckets);
    }

    private static boolean isIn(String row, BucketChoice some) {
        return some.chosen().contains(bucket(row, some.keys(), some.buckets()));
    }

    /** Those of some rows that travel. */
    public static List<String> travelling(List<String> rows, @Nullable BucketChoice some) {
        return some == null
                ? rows
                : rows.stream().filter(row -> isIn(row, some)).toList();
    }

    /** Those that stay where they are. */
    public static List<String> kept(List<String> rows, BucketChoice some) {
        return rows.stream().filter(row -> !isIn(row, some)).toList();
    }
}
