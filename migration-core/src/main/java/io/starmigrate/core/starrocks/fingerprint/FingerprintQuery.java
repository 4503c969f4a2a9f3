package io.starmigrate.core.starrocks.fingerprint;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A fingerprint of a part of a table: its row count, two sums of row hashes (reference 8.2), and for each column how
 * many values are NULL and how many could not be told from others. The sums do not depend on the order of rows, and a
 * row's hash covers all its columns, so values moved from one row to another change them. The same query is asked of
 * both clusters, so it is made for the pair of them. It scans the part once.
 *
 * <p>Collisions: the two hashes of a row have 64 bits each where both versions are 3.2 or later, else 32 bits each; a
 * LARGEINT holds their sum for 2^63 rows. Parts that differ, other than by design of an adversary, have equal sums with
 * a probability of 2^-128 there, else 2^-64; what lies inside ARRAY, MAP and STRUCT values is hashed with 64 bits.
 *
 * <p>Generated columns are compared apart, each by sums of its own that are bound to the row's hash: a cluster may have
 * them where the other has not.
 *
 * <p>Run it in a session prepared with {@link io.starmigrate.core.starrocks.statement.SessionSettings}.
 */
public final class FingerprintQuery {
    /** The result's column with the number of rows. */
    public static final String ROWS = "row_count";

    /** The result's column with a part's place in the list, from 0, where several parts are asked for at once. */
    public static final String PART = "part_number";

    /** Grows whenever the same columns come to other sums, or equal sums come to mean something else. */
    private static final String FORM = "form2";

    /** Each part is a scan and an aggregation of its own in the plan. */
    private static final int MOST_PARTS = 25;

    private static final int MOST_COLUMNS = 500;

    private final Capabilities common;
    private final RowHash hash;
    private final Normaliser normaliser;
    private final List<ComparedColumn> carried;
    private final List<ComparedColumn> generated;

    private FingerprintQuery(Capabilities common, List<TableColumn> columns) {
        this.common = common;
        this.hash = new RowHash(common);
        this.normaliser = new Normaliser(common, hash);
        List<TableColumn> kept = TableColumn.carried(columns);
        List<TableColumn> computed =
                columns.stream().filter(column -> column.is(Trait.GENERATED)).toList();
        this.carried = ComparedColumn.numbered(kept, 0, normaliser);
        this.generated = ComparedColumn.numbered(computed, kept.size(), normaliser);
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("Cannot make a fingerprint without columns");
        }
    }

    /**
     * The query for a table's columns.
     *
     * @param source the source cluster
     * @param target the target cluster
     * @param columns the table's columns. Those that are not generated must be of the same names, precision and scale
     *     in the other cluster's table; generated ones may be in one only
     */
    public static FingerprintQuery of(Capabilities source, Capabilities target, List<TableColumn> columns) {
        return new FingerprintQuery(source.inCommonWith(target), columns);
    }

    /**
     * Names what the sums mean: form, hash function, number of columns and how each becomes a text; generated columns
     * apart. Fingerprints with different recipes cannot be compared.
     */
    public String recipe() {
        String meaning = carried.stream().map(ComparedColumn::meaning).collect(Collectors.joining());
        return FORM + "/" + hash.name() + "/" + carried.size() + "/" + Integer.toHexString(meaning.hashCode());
    }

    /** Whether a recipe, whatever precedes it, is of the form that this program makes. */
    public static boolean isOfThisForm(String recipe) {
        return List.of(recipe.split("/", -1)).contains(FORM);
    }

    /** The query for one part of one cluster's table. */
    public Sql sql(TablePart part) {
        return sql(part, DataFilter.all());
    }

    /**
     * The query for the rows of one part that a filter lets through. For the source only: the target holds no others.
     */
    public Sql sql(TablePart part, DataFilter filter) {
        return Sql.of("SELECT " + answer(part, filter));
    }

    /**
     * The queries for several parts as one, each scanned by itself: a row for each part, in any order, that
     * {@link #PART} tells.
     *
     * @param parts not too many, for each is planned by itself: see {@link #atOnce}
     */
    public Sql sql(List<TablePart> parts, DataFilter filter) {
        return Sql.of(IntStream.range(0, parts.size())
                .mapToObj(i -> "SELECT " + i + " AS " + PART + ", " + answer(parts.get(i), filter))
                .collect(Collectors.joining(" UNION ALL ")));
    }

    /** How many parts may be asked for at once: planning has some seconds, whatever the number of columns. */
    public int atOnce() {
        return (int) Math.max(1, Math.min(MOST_PARTS, MOST_COLUMNS / all().count()));
    }

    private String answer(TablePart part, DataFilter filter) {
        List<String> row = ComparedColumn.row(carried);
        String hashes = hash.plain(row) + " AS h0, " + hash.salted(row) + " AS h1";
        Stream<String> passed = Stream.concat(
                all().map(ComparedColumn::flag),
                all().filter(column -> !column.isAlwaysTold() || generated.contains(column))
                        .flatMap(ComparedColumn::names));
        return String.join(", ", results()) + " FROM (SELECT " + hashes + ", "
                + passed.collect(Collectors.joining(", ")) + " FROM (SELECT "
                + ComparedColumn.items(all().toList(), normaliser) + " FROM "
                + part.sql() + filter.whereClause() + ") texts) hashes";
    }

    private List<String> results() {
        List<String> results = new ArrayList<>();
        results.add("count(*) AS " + ROWS);
        results.add(sum("h0") + " AS sum_0");
        results.add(sum("h1") + " AS sum_1");
        all().flatMap(column -> column.counts().stream()).forEach(results::add);
        for (ComparedColumn column : generated) {
            List<String> bound = Stream.concat(Stream.of(Normaliser.asString("h0"), column.flag()), column.arguments())
                    .toList();
            results.add(sum(hash.plain(bound)) + " AS " + generated(column) + "_0");
            results.add(sum(hash.salted(bound)) + " AS " + generated(column) + "_1");
        }
        return results;
    }

    private static String generated(ComparedColumn column) {
        return "generated_" + column.number();
    }

    static String sum(String hash) {
        return "sum(CAST(" + hash + " AS LARGEINT))";
    }

    private Stream<ComparedColumn> all() {
        return Stream.concat(carried.stream(), generated.stream());
    }

    /**
     * What the one row of the answer says.
     *
     * @throws IllegalArgumentException when a column of the answer is missing or is no number
     */
    public FingerprintReading read(CatalogRow row) {
        long rows = row.requireNumber(ROWS);
        Map<String, Long> nulls = new HashMap<>();
        carried.forEach(column -> nulls.put(column.key(), number(row, column.nulls())));
        nulls.values().removeIf(count -> count == 0);
        Map<String, String> values = new HashMap<>();
        generated.forEach(column -> values.put(column.key(), values(row, column)));
        Set<String> partly = all().filter(column -> isPartlyCompared(row, column, rows))
                .map(ComparedColumn::key)
                .collect(Collectors.toSet());
        return new FingerprintReading(rows, List.of(big(row, "sum_0"), big(row, "sum_1")), nulls, partly, values);
    }

    private boolean isPartlyCompared(CatalogRow row, ComparedColumn column, long rows) {
        boolean untold = !column.isAlwaysTold() && number(row, column.untold()) > 0;
        return untold
                || (rows > number(row, column.nulls())
                        && Shortcoming.always(common, column.column().type()).isPresent());
    }

    private static String values(CatalogRow row, ComparedColumn column) {
        String name = generated(column);
        return column.meaning() + ":" + big(row, name + "_0") + ":" + big(row, name + "_1") + ":"
                + number(row, column.nulls());
    }

    // A sum over no rows is NULL.
    private static long number(CatalogRow row, String name) {
        return big(row, name).longValueExact();
    }

    private static BigInteger big(CatalogRow row, String name) {
        return row.find(name).map(BigInteger::new).orElse(BigInteger.ZERO);
    }
}
