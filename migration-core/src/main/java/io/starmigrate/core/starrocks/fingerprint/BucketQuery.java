package io.starmigrate.core.starrocks.fingerprint;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.type.TypeName;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where two parts differ that are not equal: a fingerprint of each bucket of keys, and then of each key of a bucket. A
 * key's bucket is its hash by the function that both versions have, modulo the number of buckets, so a key is in the
 * same bucket of both clusters. The hashes are those of {@link FingerprintQuery}, without generated columns. Each query
 * scans the part once. Immutable.
 *
 * <p>Run it in a session prepared with {@link io.starmigrate.core.starrocks.statement.SessionSettings}.
 */
public final class BucketQuery {
    private static final String FORM = "buckets1";
    static final String BUCKET = "bucket";

    /** So many keys to a bucket are read at ease. */
    private static final long KEYS = 512;

    private static final int FEWEST = 16;
    private static final int MOST = 65_536;

    /** Of buckets of so many keys, one changed key in a hundred touches less than 4 % of the rows. */
    private static final long FEW_KEYS = 3;

    private static final int MOST_OF_FEW = 1 << 20;

    private final RowHash hash;
    private final Normaliser normaliser;
    private final List<ComparedColumn> carried;
    private final List<ComparedColumn> keys;

    private BucketQuery(Capabilities common, List<TableColumn> columns, List<String> keys) {
        this.hash = new RowHash(common);
        this.normaliser = new Normaliser(common, hash);
        this.carried = ComparedColumn.numbered(TableColumn.carried(columns), 0, normaliser);
        this.keys = keys.stream().map(this::named).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("Cannot make buckets without key columns");
        }
    }

    private ComparedColumn named(String name) {
        return carried.stream()
                .filter(column -> column.key().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cannot make buckets: there is no column " + name));
    }

    /**
     * The query for a table's columns.
     *
     * @param common what both clusters can do
     * @param columns the table's columns, of the same names in the other cluster's table
     * @param keys those that name a row, as {@link #keys} says for one of both tables
     * @throws IllegalArgumentException when there are no keys, or no such columns
     */
    public static BucketQuery of(Capabilities common, List<TableColumn> columns, List<String> keys) {
        return new BucketQuery(common, columns, keys);
    }

    /**
     * The columns by which rows of a table are named: its key's, and where a key may have many rows all that are told
     * apart by a single text. Several rows can still have the same values. None where no column will do.
     */
    public static List<String> keys(List<TableColumn> columns, Model model) {
        List<TableColumn> carried = TableColumn.carried(columns).stream()
                .filter(column ->
                        Normaliser.isAlwaysTold(column.type()) && !column.type().holds(TypeName.FLOAT, TypeName.DOUBLE))
                .toList();
        return carried.stream()
                .filter(column -> model == Model.DUPLICATE || column.is(Trait.KEY))
                .map(TableColumn::name)
                .toList();
    }

    /** Those of some columns that can have values which are not compared in full, so that rows may differ unseen. */
    public static List<String> notAlwaysTold(List<TableColumn> columns) {
        return columns.stream()
                .filter(column -> !Normaliser.isAlwaysTold(column.type()))
                .map(TableColumn::name)
                .toList();
    }

    /** How many buckets so many rows are divided into: a power of two, so that each holds few keys. */
    public static int buckets(long rows) {
        return buckets(rows, KEYS, MOST);
    }

    /** The same, so that a few changed keys leave the rows of most buckets as they are. */
    public static int fineBuckets(long rows) {
        return buckets(rows, FEW_KEYS, MOST_OF_FEW);
    }

    private static int buckets(long rows, long keys, int most) {
        int buckets = FEWEST;
        while (buckets < most && buckets * keys < rows) {
            buckets *= 2;
        }
        return buckets;
    }

    /** Names what the sums and the buckets mean: form, hash function, buckets, keys, and how columns become texts. */
    public String recipe(int buckets) {
        return String.join("/", FORM, hash.name(), String.valueOf(buckets), meaning(keys), meaning(carried));
    }

    private static String meaning(List<ComparedColumn> columns) {
        String meaning = columns.stream().map(ComparedColumn::meaning).collect(Collectors.joining());
        return columns.size() + "-" + Integer.toHexString(meaning.hashCode());
    }

    /**
     * A fingerprint of each bucket.
     *
     * @param filter which rows count; of the target all do
     */
    public Sql sql(TablePart part, DataFilter filter, int buckets) {
        return Sql.of("SELECT " + BUCKET + sums() + hashes(part, filter, buckets, List.of()) + " GROUP BY " + BUCKET);
    }

    /** A fingerprint of each key of some buckets. */
    public Sql ofKeys(TablePart part, DataFilter filter, int buckets, List<Integer> chosen) {
        String names = keys.stream().flatMap(BucketQuery::passed).collect(Collectors.joining(", "));
        return Sql.of("SELECT " + names + sums() + hashes(part, filter, buckets, keys) + " WHERE " + BUCKET + " IN ("
                + chosen.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ") GROUP BY " + names);
    }

    /**
     * Which rows of the table are in some buckets, as a condition over its own columns that is never NULL. A list may
     * hold some thousand values and no more, a bitmap as many as a text of 1,048,576 bytes names.
     *
     * @param chosen in any order, one or more
     */
    public String isIn(int buckets, List<Integer> chosen) {
        String bucket = bucket(ComparedColumn.inlineRow(keys, normaliser), buckets);
        if (chosen.size() == 1) {
            return bucket + " = " + chosen.get(0);
        }
        String ids = chosen.stream().map(String::valueOf).collect(Collectors.joining(","));
        return "bitmap_contains(bitmap_from_string('" + ids + "'), " + bucket + ")";
    }

    private static String sums() {
        return ", count(*) AS " + FingerprintQuery.ROWS + ", " + FingerprintQuery.sum("h0") + " AS sum_0, "
                + FingerprintQuery.sum("h1") + " AS sum_1";
    }

    private String hashes(TablePart part, DataFilter filter, int buckets, List<ComparedColumn> kept) {
        List<String> row = ComparedColumn.row(carried);
        List<String> items = new ArrayList<>(List.of(hash.plain(row) + " AS h0", hash.salted(row) + " AS h1"));
        items.add(bucket(buckets) + " AS " + BUCKET);
        kept.stream().flatMap(BucketQuery::passed).forEach(items::add);
        return " FROM (SELECT " + String.join(", ", items) + " FROM (SELECT "
                + ComparedColumn.items(carried, normaliser) + " FROM " + part.sql() + filter.whereClause()
                + ") texts) hashes";
    }

    // A remainder has the sign of what is divided, and hashes have either.
    private String bucket(int buckets) {
        return bucket(ComparedColumn.row(keys), buckets);
    }

    private String bucket(List<String> texts, int buckets) {
        String key = "CAST(" + hash.plain(texts) + " AS BIGINT)";
        return "(" + key + " % " + buckets + " + " + buckets + ") % " + buckets;
    }

    private static Stream<String> passed(ComparedColumn column) {
        return Stream.concat(Stream.of(column.flag()), column.names());
    }

    /** What the rows of the answer to {@link #sql} say. */
    public BucketedFingerprint read(List<CatalogRow> rows, int buckets) {
        Map<Integer, RowSums> sums = new HashMap<>();
        rows.forEach(row -> sums.put((int) row.requireNumber(BUCKET), RowSums.of(row)));
        return new BucketedFingerprint(recipe(buckets), sums);
    }

    /** What the answer to {@link #sql} will say, row by row, where there are more buckets than are held at ease. */
    public BucketDigests digests(int buckets) {
        return new BucketDigests(recipe(buckets), buckets);
    }

    /** What the rows of the answer to {@link #ofKeys} say. */
    public Map<RowKey, RowSums> readKeys(List<CatalogRow> rows) {
        Map<RowKey, RowSums> sums = new HashMap<>();
        rows.forEach(row -> sums.put(key(row), RowSums.of(row)));
        return sums;
    }

    private RowKey key(CatalogRow row) {
        List<@Nullable String> values = new ArrayList<>();
        for (ComparedColumn column : keys) {
            boolean isNull = row.require(column.flag()).equals("n");
            values.add(isNull ? null : row.text(column.names().findFirst().orElseThrow()));
        }
        return new RowKey(values);
    }
}
