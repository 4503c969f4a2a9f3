package io.starmigrate.core.starrocks.version;

import io.starmigrate.core.text.FactFile;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A defect of some releases that a migration should know of (reference section 10.1): the releases it is in, whom it
 * concerns, what it does, where that is written down, and what to do about it. {@code defects.txt} beside this class
 * has them all, up to 3.5.20, 4.0.14 and 4.1.7.
 *
 * @param releases the affected ranges; a version in any of them has the defect
 * @param side the cluster in which it does harm
 * @param modes the kinds of cluster that have it
 * @param concern the tables it concerns
 * @param effect what it does, as the end of "has a known defect: …"
 * @param source the release note or issue
 * @param advice what to do
 */
public record KnownDefect(
        List<Range> releases,
        Side side,
        Set<RunMode> modes,
        Concern concern,
        String effect,
        String source,
        String advice) {
    private static final int FIELDS = 7;
    private static final Set<RunMode> ANY = Set.of(RunMode.SHARED_DATA, RunMode.SHARED_NOTHING);
    private static final List<KnownDefect> ALL = FactFile.fields(KnownDefect.class, "defects.txt", FIELDS).stream()
            .map(KnownDefect::read)
            .toList();

    public KnownDefect {
        releases = List.copyOf(releases);
        modes = Set.copyOf(modes);
    }

    /** The cluster in which a defect does harm. */
    public enum Side {
        SOURCE,
        TARGET,
        BOTH
    }

    /** What a table has that a defect may be about. */
    public enum Concern {
        /** The release itself, whatever is moved. */
        RELEASE,
        /** Any table. */
        TABLE,
        /** A primary key. */
        PRIMARY_KEY,
        /** Any table, where nodes of an earlier release run beside those that have the defect. */
        MIXED_NODES,
        /** Rollups or synchronous materialized views. */
        ROLLUPS,
        /** Partitions. */
        PARTITIONS,
        /** Partitions that are made while rows are loaded. */
        AUTOMATIC_PARTITIONS,
        /** Partitions by several columns. */
        SEVERAL_COLUMNS,
        /** Neither hash nor random buckets. */
        RANGES,
        /** Files of Parquet. */
        PARQUET,
        /** Arrays that may be NULL in files of Parquet. */
        PARQUET_ARRAYS,
        /** Texts in files of Parquet. */
        PARQUET_TEXTS,
        /** Times inside other types in files of Parquet. */
        PARQUET_TIMES,
        /** Files of CSV, which EXPORT writes. */
        CSV
    }

    /** From a release, inclusive, to a release, exclusive. */
    public record Range(StarRocksVersion from, StarRocksVersion before) {
        static Range of(String text) {
            String[] bounds = text.split("-", 2);
            return new Range(StarRocksVersion.parse(bounds[0]), StarRocksVersion.parse(bounds[1]));
        }

        boolean holds(StarRocksVersion version) {
            return version.isAtLeast(from) && version.isBefore(before);
        }
    }

    private static KnownDefect read(String[] fields) {
        return new KnownDefect(
                Arrays.stream(fields[0].split(" ", -1)).map(Range::of).toList(),
                Side.valueOf(fields[1]),
                modes(fields[2]),
                Concern.valueOf(fields[3]),
                fields[4],
                fields[5],
                fields[6]);
    }

    private static Set<RunMode> modes(String text) {
        return switch (text) {
            case "any" -> ANY;
            case "shared-data" -> Set.of(RunMode.SHARED_DATA);
            case "shared-nothing" -> Set.of(RunMode.SHARED_NOTHING);
            default -> throw new IllegalArgumentException("No kind of cluster: " + text);
        };
    }

    /** Those that a node of a cluster has, whichever its kind. */
    static List<KnownDefect> of(Collection<StarRocksVersion> nodes) {
        return ALL.stream()
                .filter(defect -> nodes.stream().anyMatch(node -> defect.isIn(node, nodes)))
                .toList();
    }

    private boolean isIn(StarRocksVersion node, Collection<StarRocksVersion> nodes) {
        return releases.stream()
                .filter(range -> range.holds(node))
                .anyMatch(range -> concern != Concern.MIXED_NODES
                        || nodes.stream().anyMatch(beside -> beside.isBefore(range.from)));
    }

    /** Whether a cluster of this mode has it; where the mode is not known, it may. */
    public boolean isIn(RunMode mode) {
        return mode == RunMode.UNKNOWN || modes.contains(mode);
    }

    /** Whether the mode of a cluster says nothing about it. */
    public boolean isInEveryMode() {
        return modes.equals(ANY);
    }

    /** Whether it does harm in the source, or in the target. */
    public boolean harms(Side where) {
        return side == where || side == Side.BOTH;
    }

    /** Whether a table that has all this is concerned. */
    public boolean concerns(Set<Concern> table) {
        return table.contains(concern == Concern.MIXED_NODES ? Concern.TABLE : concern);
    }

    /**
     * What an operator is told.
     *
     * @param mode the kind of the cluster; where it is not known, the kind that has the defect is named
     * @param tables the selected tables it concerns
     */
    public String warning(Capabilities cluster, RunMode mode, List<String> tables) {
        StarRocksVersion version = cluster.nodes().stream()
                .filter(node -> isIn(node, cluster.nodes()))
                .findFirst()
                .orElse(cluster.version());
        String where = mode == RunMode.UNKNOWN && !isInEveryMode()
                ? ", if the cluster is " + (modes.contains(RunMode.SHARED_DATA) ? "shared-data" : "shared-nothing")
                : "";
        String whom = tables.isEmpty() ? "" : "; it concerns " + String.join(", ", tables);
        return "StarRocks " + version + " has a known defect: " + effect + " (" + source + ")" + whom + where + ": "
                + advice;
    }
}
