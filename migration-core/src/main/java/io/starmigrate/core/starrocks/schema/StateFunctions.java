package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.version.StarRocksVersion;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Since when a column can hold the state of an aggregate function. By the functions that StarRocks 3.4.3 registers,
 * less those that it names as having no states (as {@code group_concat}, {@code hll_raw}, {@code map_agg} and
 * {@code window_funnel}), and by release notes.
 */
final class StateFunctions {
    private static final StarRocksVersion FIRST = new StarRocksVersion(3, 4, 0);
    private static final StarRocksVersion WIDE_DECIMALS = new StarRocksVersion(4, 0, 0);
    private static final int DECIMAL128 = 38;
    private static final Pattern DECIMAL = Pattern.compile("(?i)decimal\\w*\\s*\\(\\s*(\\d+)");

    private static final Set<String> OF_THE_FIRST = Set.of(
            "any_value",
            "approx_count_distinct",
            "array_agg",
            "array_agg_distinct",
            "array_unique_agg",
            "avg",
            "bitmap_agg",
            "bitmap_intersect",
            "bitmap_union",
            "bitmap_union_count",
            "bitmap_union_int",
            "corr",
            "count",
            "covar_pop",
            "covar_samp",
            "ds_hll_count_distinct",
            "hll_raw_agg",
            "hll_union",
            "hll_union_agg",
            "max",
            "max_by",
            "min",
            "min_by",
            "multi_distinct_count",
            "multi_distinct_sum",
            "ndv",
            "percentile_approx",
            "percentile_approx_weighted",
            "percentile_cont",
            "percentile_disc",
            "percentile_union",
            "retention",
            "std",
            "stddev",
            "stddev_pop",
            "stddev_samp",
            "sum",
            "var_pop",
            "var_samp",
            "variance",
            "variance_pop",
            "variance_samp");
    private static final Map<String, StarRocksVersion> LATER =
            Map.of("ds_theta_count_distinct", new StarRocksVersion(3, 5, 0));

    private StateFunctions() {}

    /**
     * The first release that makes a column of this state.
     *
     * @param state a function and the types of its arguments, as {@code avg(int)}
     * @return empty where that is not known
     */
    static Optional<StarRocksVersion> since(String state) {
        String function = state.substring(0, state.indexOf('(')).strip().toLowerCase(Locale.ROOT);
        Optional<StarRocksVersion> since =
                OF_THE_FIRST.contains(function) ? Optional.of(FIRST) : Optional.ofNullable(LATER.get(function));
        return since.map(release -> isWide(state) ? WIDE_DECIMALS : release);
    }

    private static boolean isWide(String state) {
        Matcher decimal = DECIMAL.matcher(state);
        return decimal.results().anyMatch(found -> Integer.parseInt(found.group(1)) > DECIMAL128);
    }
}
