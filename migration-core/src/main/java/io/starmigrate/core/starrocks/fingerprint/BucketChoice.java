package io.starmigrate.core.starrocks.fingerprint;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.util.List;

/**
 * Some buckets of a part's rows, told so that both clusters find the same rows in them.
 *
 * @param version whose functions divide the rows
 * @param keys the names of the columns that name a row
 * @param buckets how many buckets there are
 * @param recipe of the look that chose them, see {@link BucketQuery#recipe}
 * @param chosen which they are, in their order; none where no row is meant
 */
public record BucketChoice(String version, List<String> keys, int buckets, String recipe, List<Integer> chosen) {
    public BucketChoice {
        keys = List.copyOf(keys);
        chosen = List.copyOf(chosen);
    }

    /**
     * Which rows are in these buckets, as a condition over a table's own columns.
     *
     * @param columns those that were compared, as this table has them
     * @throws IllegalArgumentException when this table's columns would divide rows otherwise
     */
    public String rows(List<TableColumn> columns) {
        BucketQuery query = BucketQuery.of(Capabilities.of(version), columns, keys);
        if (!query.recipe(buckets).equals(recipe)) {
            throw new IllegalArgumentException("Cannot find rows by buckets of recipe " + recipe
                    + ": this table's columns make " + query.recipe(buckets));
        }
        return chosen.isEmpty() ? "1 = 0" : query.isIn(buckets, chosen);
    }

    /** Which rows are in none of these buckets. */
    public String otherRows(List<TableColumn> columns) {
        return "NOT (" + rows(columns) + ")";
    }
}
