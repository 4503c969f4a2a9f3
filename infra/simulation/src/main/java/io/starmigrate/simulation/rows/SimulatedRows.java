package io.starmigrate.simulation.rows;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.fingerprint.FingerprintQuery;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.type.TypeName;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.simulation.repeatable.Chance;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows as single values, in files and in fingerprints. */
public final class SimulatedRows {
    /** Of the form of now, as fingerprints of the real clusters are. */
    static final String RECIPE = "simulated/"
            + FingerprintQuery.of(
                            Capabilities.of("3.5.2"),
                            Capabilities.of("3.5.2"),
                            List.of(new TableColumn("row", ColumnType.of(TypeName.VARCHAR), Set.of())))
                    .recipe();

    private static final char MARK = '\t';

    private SimulatedRows() {}

    /** What proves equality here too: a row more or less, or another, makes another sum. */
    public static Fingerprint fingerprint(List<String> rows) {
        BigInteger sum = BigInteger.ZERO;
        for (String row : rows) {
            sum = sum.add(BigInteger.valueOf(scatter(row.hashCode())));
        }
        return new Fingerprint(RECIPE, rows.size(), List.of(sum));
    }

    private static long scatter(long value) {
        long mixed = (value + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        return (mixed ^ (mixed >>> 29)) & Long.MAX_VALUE;
    }

    /** Rows of a partition among those of others: real ones tell by their values where they belong. */
    public static List<String> of(String partition, List<String> rows) {
        return rows.stream().map(row -> partition + MARK + row).toList();
    }

    /** The partition a row belongs to; empty for one that was exported alone. */
    public static String partition(String row) {
        return row.substring(0, Math.max(0, row.indexOf(MARK)));
    }

    /** A row without the partition it belongs to. */
    public static String plain(String row) {
        return row.substring(row.indexOf(MARK) + 1);
    }

    public static byte[] file(List<String> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(row).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    public static List<String> read(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).lines().toList();
    }

    /** Divides rows over so many files; some may stay empty. */
    public static List<List<String>> divided(List<String> rows, int files, Chance chance) {
        List<List<String>> parts = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            parts.add(new ArrayList<>());
        }
        rows.forEach(row -> chance.pick(parts).add(row));
        return parts;
    }
}
