package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.ClusterIdentity;
import io.starmigrate.core.starrocks.catalog.ClusterIdentity.Likeness;
import io.starmigrate.core.text.SettingName;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Both sides of a migration, and whether it would write into what it reads. Immutable.
 *
 * @param targetNames the target's name of a table, by the source's
 */
public record SourceAndTarget(Side source, Side target, UnaryOperator<String> targetNames) {
    /** One side. */
    public record Side(ClusterIdentity cluster, String database) {}

    /**
     * Why nothing of these tables may move; empty when source and target are not the same tables.
     *
     * @param tables what was chosen, by the source's names
     * @param sharesPartitions asked where the clusters do not say whether they are one: whether a table of this name
     *     has the same partitions on both sides
     */
    public Optional<String> refusal(Collection<String> tables, Predicate<String> sharesPartitions) {
        List<String> both = inBoth(tables);
        if (both.isEmpty()) {
            return Optional.empty();
        }
        return switch (source.cluster().compare(target.cluster())) {
            case OTHER -> Optional.empty();
            case SAME -> Optional.of(refusal(both, told()));
            case UNKNOWN -> {
                List<String> shared = both.stream().filter(sharesPartitions).toList();
                yield shared.isEmpty() ? Optional.empty() : Optional.of(refusal(shared, seen()));
            }
        };
    }

    /** The names under which a table is read and another, or the same one, is written. */
    private List<String> inBoth(Collection<String> tables) {
        if (!lower(source.database()).equals(lower(target.database()))) {
            return List.of();
        }
        Set<String> read = tables.stream().map(SourceAndTarget::lower).collect(Collectors.toSet());
        return tables.stream()
                .map(targetNames)
                .filter(written -> read.contains(lower(written)))
                .distinct()
                .sorted()
                .toList();
    }

    /** Clusters may be set to take no notice of the case of names. */
    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private String refusal(List<String> tables, String evidence) {
        return "Source and target are the same tables: " + evidence + ", and both sides are database "
                + source.database() + ", so that what is published would replace the rows of the source's own " + tables
                + ". Correct " + SettingName.TARGET_HOST + ", " + SettingName.TARGET_PORT + " or "
                + SettingName.TARGET_DB_NAME + ", or give every table another name at the target"
                + " with " + SettingName.TABLE_RENAMES;
    }

    private String told() {
        String clusters = "the cluster at " + source.cluster().description() + " is the one at "
                + target.cluster().description();
        boolean byId = source.cluster().compare(target.cluster()) == Likeness.SAME
                && !source.cluster().id().isEmpty()
                && source.cluster().id().equals(target.cluster().id());
        return byId
                ? clusters + " by its id (one restored from a snapshot of the other may carry the same; such clusters"
                        + " are told apart by their front ends, and these share "
                        + shared(source.cluster().frontEnds(), target.cluster().frontEnds()) + ")"
                : clusters;
    }

    private static String shared(List<String> some, List<String> others) {
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        return both.isEmpty()
                ? "none that they tell"
                : String.join(", ", both.stream().sorted().toList());
    }

    private String seen() {
        return "not both of " + source.cluster().description() + " and "
                + target.cluster().description() + " tell which cluster they are, but these tables have the same"
                + " partition ids on both (if they are two clusters with equal ids, let both accounts see SHOW"
                + " FRONTENDS, which tells them apart: GRANT OPERATE ON SYSTEM)";
    }

    /** Whether two tables of one name have a partition with the same number: two clusters number theirs apart. */
    public static boolean sharePartitions(List<CatalogPartition> some, List<CatalogPartition> others) {
        Set<Long> numbers = numbers(some);
        return numbers(others).stream().anyMatch(numbers::contains);
    }

    private static Set<Long> numbers(List<CatalogPartition> partitions) {
        return partitions.stream()
                .flatMap(partition -> partition.physical().stream())
                .map(part -> part.id())
                .collect(Collectors.toSet());
    }
}
