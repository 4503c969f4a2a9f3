package io.starmigrate.core.starrocks.version;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A defect of some releases that a migration should know of (reference section 10.1): the releases it is in, what it
 * does, and where it is written down.
 *
 * @param releases the affected ranges; a version in any of them has the defect
 * @param effect what it does, as the end of "has a known defect: …"
 * @param source the release note or issue
 */
record KnownDefect(List<Range> releases, String effect, String source) {
    /** From a release, inclusive, to a release, exclusive. */
    record Range(StarRocksVersion from, StarRocksVersion before) {
        static Range of(String from, String before) {
            return new Range(StarRocksVersion.parse(from), StarRocksVersion.parse(before));
        }

        boolean holds(StarRocksVersion version) {
            return version.isAtLeast(from) && version.isBefore(before);
        }
    }

    private static final String WITHDRAWN = "the release was withdrawn by its makers";

    private static final List<KnownDefect> ALL = List.of(
            in("a broker heartbeat time-out could lose rows in BROKER LOAD", "#8282", "2.0.0", "2.0.9"),
            in("moving tablets while loading loses data", "#5160", "1.19.0", "2.0.5", "2.1.0", "2.1.6"),
            in("unloading a primary key table for more than 30 minutes fails", "#13403", "1.19.0", "2.3.5"),
            in("many replaced temporary partitions leak front-end memory", "#19283", "1.19.0", "2.3.11"),
            in("errors loading empty files", "#26212", "3.0.0", "3.0.4"),
            in(WITHDRAWN, "release notes", "3.1.3", "3.1.4", "3.1.10", "3.1.11"),
            in(WITHDRAWN, "release notes", "3.2.4", "3.2.6"),
            in(WITHDRAWN, "release notes", "3.3.1", "3.3.2"),
            in(
                    "withdrawn: shared-data metadata can be lost when the leader changes",
                    "release notes",
                    "3.3.10",
                    "3.3.11",
                    "3.4.1",
                    "3.4.2"),
            in("partitions created while loading may receive wrong rows", "#34731", "3.0.0", "3.1.5"),
            in("EXPORT cannot use compute nodes in shared-data", "#34018", "3.1.0", "3.1.5"),
            in("primary key tables with persistent index can lose data", "#58404", "3.0.0", "3.2.16"),
            in("primary key tables with persistent index can lose data", "#59247", "3.3.0", "3.3.15"),
            in("replacing temporary partitions of several partition columns fails", "#49764", "3.0.0", "3.3.3"),
            in("broker load ignores enable_ssl", "#57229", "3.0.0", "3.4.2"),
            in("START/END makes wrong temporary partition ranges", "#60014", "3.0.0", "3.5.1"),
            in("Parquet files with NULL arrays may be corrupt", "#61999", "3.2.0", "3.5.5"),
            in("concurrent writers can lose data", "#66943, #66966", "3.5.0", "3.5.11", "4.0.0", "4.0.3"),
            in("a failed write may be reported as success", "#69473", "3.5.0", "3.5.14"),
            in("local timestamps of Parquet files are shifted", "#73674", "3.2.0", "3.5.19", "4.1.0", "4.1.3"));

    private static KnownDefect in(String effect, String source, String... bounds) {
        List<Range> ranges = IntStream.range(0, bounds.length / 2)
                .mapToObj(pair -> Range.of(bounds[2 * pair], bounds[2 * pair + 1]))
                .toList();
        return new KnownDefect(ranges, effect, source);
    }

    static List<KnownDefect> of(StarRocksVersion version) {
        return ALL.stream()
                .filter(defect -> defect.releases.stream().anyMatch(range -> range.holds(version)))
                .toList();
    }

    String warningFor(StarRocksVersion version) {
        return "StarRocks " + version + " has a known defect: " + effect + " (" + source + ")";
    }
}
