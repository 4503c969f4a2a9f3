package io.starmigrate.core.starrocks.fingerprint;

import io.starmigrate.core.starrocks.Capabilities;
import io.starmigrate.core.starrocks.Capability;
import io.starmigrate.core.starrocks.Quoting;
import io.starmigrate.core.starrocks.RowFilter;
import io.starmigrate.core.starrocks.Sql;
import io.starmigrate.core.starrocks.TablePart;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fingerprint of a part of a table: its row count and, for every group of columns, two sums of null-safe row hashes
 * (reference 8.2). The sums do not depend on the order of rows. The same query is asked of both clusters, so it is made
 * for the pair of them.
 *
 * <p>Run it in a session prepared with {@link io.starmigrate.core.starrocks.statement.SessionSettings}.
 */
public final class FingerprintQuery {
    /** The result's column with the number of rows. */
    public static final String ROWS = "row_count";

    private static final int GROUP = 100;
    private static final String SALT = "'starmigrate'";

    private final String hash;
    private final Normaliser normaliser;
    private final List<TableColumn> columns;
    private final List<List<TableColumn>> groups;

    private FingerprintQuery(Capabilities common, List<TableColumn> columns) {
        this.hash = common.has(Capability.XX_HASH3_64) ? "xx_hash3_64" : "murmur_hash3_32";
        this.normaliser = new Normaliser(common);
        this.columns = TableColumn.carried(columns);
        this.groups = groups(this.columns);
        if (this.columns.isEmpty()) {
            throw new IllegalArgumentException("Cannot make a fingerprint without columns");
        }
    }

    /**
     * The query for a table's columns.
     *
     * @param source the source cluster
     * @param target the target cluster
     * @param columns the source table's columns; generated ones are left out. The target's table must have columns of
     *     these names and of the same precision and scale
     */
    public static FingerprintQuery of(Capabilities source, Capabilities target, List<TableColumn> columns) {
        return new FingerprintQuery(source.inCommonWith(target), columns);
    }

    // Every group holds the key, so that values moved from one row to another change a sum.
    private static List<List<TableColumn>> groups(List<TableColumn> columns) {
        List<TableColumn> keys = columns.stream()
                .filter(column -> column.is(Trait.KEY))
                .limit(GROUP)
                .toList();
        List<TableColumn> others =
                columns.stream().filter(column -> !keys.contains(column)).toList();
        List<List<TableColumn>> groups = new ArrayList<>();
        for (int from = 0; from == 0 || from < others.size(); from += GROUP) {
            List<TableColumn> chunk = others.subList(from, Math.min(from + GROUP, others.size()));
            groups.add(Stream.concat(keys.stream(), chunk.stream()).toList());
        }
        return groups;
    }

    /**
     * Names what the sums mean: hash function, number of columns and how each becomes a text. Fingerprints with
     * different recipes cannot be compared.
     */
    public String recipe() {
        return hash + "/" + columns.size() + "/" + groups.size() + "/" + Integer.toHexString(texts().hashCode());
    }

    /** The query for one part of one cluster's table. */
    public Sql sql(TablePart part) {
        return sql(part, RowFilter.all());
    }

    /**
     * The query for the rows of one part that a filter lets through. For the source only: the target holds no others.
     */
    public Sql sql(TablePart part, RowFilter filter) {
        StringBuilder sums = new StringBuilder();
        StringBuilder hashes = new StringBuilder();
        for (int group = 0; group < groups.size(); group++) {
            String names = groups.get(group).stream().map(this::alias).collect(Collectors.joining(", "));
            hashes.append(group == 0 ? "" : ", ")
                    .append(hash + "(" + names + ") AS h" + 2 * group + ", ")
                    .append(hash + "(" + SALT + ", " + names + ") AS h" + (2 * group + 1));
            sums.append(sum(2 * group)).append(sum(2 * group + 1));
        }
        return Sql.of("SELECT count(*) AS " + ROWS + sums + " FROM (SELECT " + hashes + " FROM (SELECT " + texts()
                + " FROM " + part.sql() + filter.whereClause() + ") texts) hashes");
    }

    private String texts() {
        return columns.stream()
                .map(column ->
                        normaliser.nullSafe(Quoting.identifier(column.name()), column.type()) + " AS " + alias(column))
                .collect(Collectors.joining(", "));
    }

    private String alias(TableColumn column) {
        return "c" + columns.indexOf(column);
    }

    private static String sum(int number) {
        return ", sum(CAST(h" + number + " AS LARGEINT)) AS " + sumName(number);
    }

    private static String sumName(int number) {
        return "sum_" + number;
    }

    /** The result's columns with the sums, in the order in which sums are compared. */
    public List<String> sumColumns() {
        return Stream.iterate(0, number -> number + 1)
                .limit(2L * groups.size())
                .map(FingerprintQuery::sumName)
                .toList();
    }

    /** The number of rows in a result's row. */
    public long readRows(CatalogRow row) {
        return row.requireNumber(ROWS);
    }

    /** The sums in a result's row, in the order of {@link #sumColumns()}; a sum over no rows is 0. */
    public List<BigInteger> readSums(CatalogRow row) {
        return sumColumns().stream()
                .map(name -> row.find(name).map(BigInteger::new).orElse(BigInteger.ZERO))
                .toList();
    }
}
